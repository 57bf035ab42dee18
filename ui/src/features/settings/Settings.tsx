import { actions } from "../../app/actions";
import { en } from "../../app/i18n/en";
import { queries, useAction, useCommand } from "../../host/queries";
import type { Density, SettingsChange, Theme, WorkspaceView } from "../../host/wire";
import { Button } from "../../kit/Button";
import { Keys } from "../../kit/Keys";
import { Segmented } from "../../kit/Segmented";
import { Failure, Loading } from "../../kit/States";
import styles from "./Settings.module.css";

const themes = (["system", "light", "dark"] as const).map((value) => ({ value, label: en.settings.themes[value] }));
const densities = (["compact", "normal", "relaxed"] as const).map((value) => ({ value, label: en.settings.densities[value] }));

/** Appearance, the workspace, shortcuts. */
export function Settings({ workspace }: { workspace: WorkspaceView }) {
  const settings = useCommand("settings.get", {});
  const info = useCommand("app.info", {});
  const set = useAction("settings.set");
  const close = useAction("workspace.close");
  const change = (next: Partial<SettingsChange>) =>
    set.mutate({ theme: null, density: null, ...next }, { onSuccess: (reply) => queries.setQueryData(["settings.get", {}], reply) });
  if (settings.isPending) return <Loading label={en.app.loading} />;
  if (settings.error !== null) return <Failure title={settings.error.message} hint={settings.error.hint} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{en.settings.title}</h1>
      {set.error !== null && <Failure title={set.error.message} hint={set.error.hint} />}
      <section className={styles.group} aria-labelledby="appearance">
        <h2 id="appearance">{en.settings.appearance}</h2>
        <div className={styles.row}><span>{en.settings.theme}</span><Segmented<Theme> label={en.settings.theme} value={settings.data.theme} choices={themes} onChange={(theme) => change({ theme })} /></div>
        <div className={styles.row}><span>{en.settings.density}</span><Segmented<Density> label={en.settings.density} value={settings.data.density} choices={densities} onChange={(density) => change({ density })} /></div>
      </section>
      <section className={styles.group} aria-labelledby="workspace">
        <h2 id="workspace">{en.settings.workspace}</h2>
        <div className={styles.row}><span className={styles.path}>{workspace.path}</span><Button disabled={close.isPending} onClick={() => close.mutate({})}>{en.settings.close}</Button></div>
      </section>
      <section className={styles.group} aria-labelledby="shortcuts">
        <h2 id="shortcuts">{en.settings.shortcuts}</h2>
        {actions.filter((action) => action.keys !== undefined).map((action) => (
          <div key={action.id} className={styles.row}><span>{action.context === undefined ? action.label : en.settings.onScreen(action.label, en.rail[action.context])}</span><Keys keys={action.keys ?? ""} /></div>
        ))}
      </section>
      <p className={styles.version}>{en.app.name} · {en.settings.version(info.data?.version ?? "")}</p>
    </div>
  );
}
