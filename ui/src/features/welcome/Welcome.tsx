import { Folder, FolderOpen, Play } from "lucide-react";
import { useState } from "react";
import { actions, keysOf } from "../../app/actions";
import { en } from "../../app/i18n/en";
import { useAction, useCommand } from "../../host/queries";
import { Button } from "../../kit/Button";
import { formatAgo } from "../../kit/format";
import { Keys } from "../../kit/Keys";
import { Failure } from "../../kit/States";
import styles from "./Welcome.module.css";

/** The first screen: the sample, a folder, or one that was open before. */
export function Welcome() {
  const sample = useAction("workspace.openSample");
  const open = useAction("workspace.open");
  const info = useCommand("app.info", {});
  const [now] = useState(() => Date.now());
  const busy = sample.isPending || open.isPending;
  const failure = sample.error ?? open.error;
  const chooseFolder = () => actions.find((action) => action.id === "openFolder")?.run();
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <Mark />
          <h1>{en.welcome.title}</h1>
          <p>{en.welcome.lead}</p>
        </header>
        <div className={styles.starts}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen's one purpose, and nothing else competes for focus */}
          <Button tone="primary" autoFocus disabled={busy} icon={<Play />} onClick={() => sample.mutate({})}>
            {sample.isPending ? en.welcome.opening : en.welcome.sample}
          </Button>
          <Button disabled={busy} icon={<FolderOpen />} onClick={chooseFolder}>
            {open.isPending ? en.welcome.opening : en.welcome.folder}
          </Button>
          <span className={styles.hint}><Keys keys={keysOf("openFolder") ?? ""} /></span>
        </div>
        {failure !== null && <Failure title={`${en.welcome.failed} ${failure.message}`} hint={failure.hint} />}
        <section aria-labelledby="recent">
          <h2 id="recent" className={styles.title}>{en.welcome.recent}</h2>
          {(info.data?.recent.length ?? 0) === 0 && <p className={styles.none}>{en.welcome.noRecent}</p>}
          <ul className={styles.recent}>
            {info.data?.recent.map((entry) => (
              <li key={entry.path}>
                <button type="button" disabled={busy} className={styles.entry} onClick={() => open.mutate({ path: entry.path })}>
                  <Folder aria-hidden />
                  <span className={styles.name}>{entry.name}</span>
                  <span className={styles.path}>{entry.path}</span>
                  <span className={styles.when}>{formatAgo(entry.openedAt * 1000, now)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}

/** The mark of Specwright: a bracket that holds a running line. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden>
      <path d="M11 5H6v22h5M21 5h5v22h-5" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M13 11.5v9l7-4.5z" fill="currentColor" />
    </svg>
  );
}
