import { useEffect } from "react";
import { isNative } from "../host/client";
import { useAction, useCommand } from "../host/queries";
import { DensityContext } from "../kit/density";
import { Button } from "../kit/Button";
import { Failure, Loading } from "../kit/States";
import { FolderChooser } from "../features/welcome/FolderChooser";
import { Welcome } from "../features/welcome/Welcome";
import styles from "./App.module.css";
import { provide } from "./actions";
import { en } from "./i18n/en";
import { useKeymap } from "./keymap";
import { Palette } from "./Palette";
import { Shell } from "./Shell";
import { Shortcuts } from "./Shortcuts";
import { useView } from "./store";
import { useTheme } from "./theme";

/** The window: the welcome screen, or the shell around an open workspace. */
export function App() {
  const workspace = useCommand("workspace.current", {});
  const settings = useCommand("settings.get", {});
  const linkUp = useView((view) => view.linkUp);
  const density = settings.data?.density ?? "normal";
  const open = workspace.data?.workspace ?? null;
  useTheme(settings.data?.theme, density);
  useKeymap(open !== null);
  useOpenFolder();
  return (
    <DensityContext value={density}>
      <div className={styles.window}>
        {!linkUp && <div role="status" className={styles.banner}>{en.app.linkLost}</div>}
        {workspace.isPending && <Loading label={en.app.loading} />}
        {workspace.error !== null && (
          <Failure title={workspace.error.message} hint={workspace.error.hint}>
            <Button onClick={() => void workspace.refetch()}>{en.app.retry}</Button>
          </Failure>
        )}
        {workspace.isSuccess && (open === null ? <Welcome /> : <Shell workspace={open} />)}
        <FolderChooser />
        <Palette hasWorkspace={open !== null} />
        <Shortcuts hasWorkspace={open !== null} />
      </div>
    </DensityContext>
  );
}

/** "Open folder" asks the window's own dialog where there is one, and ours in a browser. */
function useOpenFolder() {
  const { mutate } = useAction("workspace.open");
  const pick = useAction("host.pickFolder");
  const { mutate: ask } = pick;
  useEffect(
    () =>
      provide("openFolder", () => {
        if (!isNative()) useView.setState({ chooserOpen: true });
        else ask({}, { onSuccess: ({ path }) => path !== null && mutate({ path }) });
      }),
    [ask, mutate],
  );
}
