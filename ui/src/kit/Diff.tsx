import { cx } from "./cx";
import styles from "./Diff.module.css";
import { diffLines } from "./unified-diff";
import type { DiffLine } from "./unified-diff";

const marks: Record<DiffLine["kind"], string> = { same: "", added: "+", removed: "−", gap: "⋯", file: "" };

/** A unified diff with the line numbers of the files; `said` names lines for those who do not see the colours. */
export function Diff({ label, diff, said }: { label: string; diff: string; said: { added: string; removed: string } }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div role="region" aria-label={label} tabIndex={0} className={cx(styles.box, styles.unified)}>
      {diffLines(diff).map((line, index) => (
        // The lines of one diff never change or move, so their place names them.
        <div key={`${index}`} className={cx(styles.unit, styles[line.kind])}>
          <span className={styles.number} aria-hidden>{line.before}</span>
          <span className={styles.number} aria-hidden>{line.after}</span>
          <span className={styles.mark} aria-hidden>{marks[line.kind]}</span>
          {(line.kind === "added" || line.kind === "removed") && <span className="visually-hidden">{said[line.kind]}: </span>}
          <span className={styles.text}>{line.text}</span>
        </div>
      ))}
    </div>
  );
}
