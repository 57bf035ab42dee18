import styles from "./popups.module.css";
import { keyLabels } from "./keys";

/** A keyboard shortcut such as `Mod+K`, drawn as keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyLabels(keys).map((label) => (
        <kbd key={label}>{label}</kbd>
      ))}
    </span>
  );
}
