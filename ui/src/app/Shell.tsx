import { useEffect } from "react";
import { Activity, PencilRuler, Server, Settings as Cog } from "lucide-react";
import type { ComponentType } from "react";
import { Design } from "../features/design/Design";
import { Mock } from "../features/mock/Mock";
import { Problems } from "../features/problems/Problems";
import { Settings } from "../features/settings/Settings";
import { Traffic } from "../features/traffic/Traffic";
import type { WorkspaceView } from "../host/wire";
import { Split } from "../kit/Split";
import { Tip } from "../kit/Tip";
import { keysOf } from "./actions";
import { offerFirstRequest } from "./first-request";
import { Guard } from "./Guard";
import { en } from "./i18n/en";
import styles from "./Shell.module.css";
import { StatusBar } from "./StatusBar";
import { goTo, useView } from "./store";
import type { Destination } from "./store";

const icons: Record<Destination, ComponentType> = { design: PencilRuler, mock: Server, traffic: Activity, settings: Cog };
const screens: Record<Destination, ComponentType<{ workspace: WorkspaceView }>> = { design: Design, mock: Mock, traffic: Traffic, settings: Settings };

/** Rail, screen, problems and status bar. */
export function Shell({ workspace }: { workspace: WorkspaceView }) {
  const destination = useView((view) => view.destination);
  const problemsOpen = useView((view) => view.problemsOpen);
  const Screen = screens[destination];
  useFirstRequest(workspace);
  const screen = (
    <div className={styles.screen}>
      <Guard key={destination}>
        <Screen workspace={workspace} />
      </Guard>
    </div>
  );
  return (
    <>
      <div className={styles.body}>
        <Rail current={destination} />
        <main className={styles.screen} aria-label={en.rail[destination]}>
          {(destination === "design" || destination === "traffic") && <h1 className="visually-hidden">{en.rail[destination]}</h1>}
          {problemsOpen ? <Split id="problems" label={en.app.resize} vertical initial={70} first={screen} second={<Problems documents={workspace.documents.length} />} /> : screen}
        </main>
      </div>
      <StatusBar workspace={workspace} />
    </>
  );
}

/** Whoever opens the sample finds a request that is ready to send. */
function useFirstRequest({ sample, path }: WorkspaceView) {
  useEffect(() => {
    if (sample) void offerFirstRequest();
  }, [sample, path]);
}

function Rail({ current }: { current: Destination }) {
  return (
    <nav className={styles.rail} aria-label={en.app.destinations}>
      {(Object.keys(icons) as Destination[]).map((destination) => {
        const Icon = icons[destination];
        return (
          <Tip key={destination} text={en.rail[destination]} keys={keysOf(destination)} side="right">
            <button type="button" className={styles.place} aria-label={en.rail[destination]} aria-current={destination === current ? "page" : undefined} onClick={() => goTo(destination)}>
              <Icon />
            </button>
          </Tip>
        );
      })}
    </nav>
  );
}
