import { Keys } from "../kit/Keys";
import { Modal } from "../kit/Modal";
import { actionsOn } from "./actions";
import { en } from "./i18n/en";
import styles from "./Shortcuts.module.css";
import { useView } from "./store";

/** The keys that work on this screen: its own first, then those that work anywhere. */
export function Shortcuts({ hasWorkspace }: { hasWorkspace: boolean }) {
  const open = useView((view) => view.shortcutsOpen);
  const destination = useView((view) => view.destination);
  const shown = actionsOn(destination, hasWorkspace).filter((action) => action.keys !== undefined);
  const own = shown.filter((action) => action.context !== undefined);
  const anywhere = shown.filter((action) => action.context === undefined);
  return (
    <Modal open={open} title={en.app.shortcuts} closeLabel={en.app.close} onClose={() => useView.setState({ shortcutsOpen: false })}>
      {own.length > 0 && <ShortcutList title={en.app.inList(en.rail[destination])} actions={own} />}
      <ShortcutList title={en.app.anywhere} actions={anywhere} />
    </Modal>
  );
}

/** Actions with their keys, under a heading. */
export function ShortcutList({ title, actions }: { title: string; actions: ReturnType<typeof actionsOn> }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {actions.map((action) => (
          <div key={action.id} className={styles.line}>
            <dt>{action.label}</dt>
            <dd><Keys keys={action.keys ?? ""} />{action.alsoKeys !== undefined && <><span>{en.app.or}</span><Keys keys={action.alsoKeys} /></>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
