import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { cx } from "./cx";
import styles from "./Diff.module.css";
import type { PairedLine } from "./line-diff";

type SideBySideProps = { label: string; rows: readonly PairedLine[]; /** What is said of a line that differs. */ differs: string };
const lineHeight = 20;
const longest = 2000;
const tallest = 480;

/** Two texts beside each other; lines that differ are marked, and lines out of view do not exist. */
export function SideBySide({ label, rows, differs }: SideBySideProps) {
  "use no memo";
  const box = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => lineHeight, overscan: 12 });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div ref={box} role="region" aria-label={label} tabIndex={0} className={styles.box} style={{ height: Math.min(rows.length * lineHeight + 16, tallest) }}>
      <div className={styles.sizer} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div key={item.key} className={styles.pair} style={{ transform: `translateY(${item.start}px)` }}>
              <Half text={row.left} number={row.leftNumber} className={row.same ? undefined : styles.removed} mark={row.same ? "" : "−"} note={row.same ? undefined : differs} />
              <Half text={row.right} number={row.rightNumber} className={row.same ? undefined : styles.added} mark={row.same ? "" : "+"} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

type HalfProps = { text: string | null; number: number; className: string | undefined; mark: string; note?: string | undefined };

function Half({ text, number, className, mark, note }: HalfProps) {
  return (
    <div className={cx(styles.half, text === null ? styles.nothing : className)}>
      <span className={styles.number} aria-hidden>{text === null ? "" : number}</span>
      <span className={styles.mark} aria-hidden>{text === null ? "" : mark}</span>
      {note !== undefined && <span className="visually-hidden">{note}: </span>}
      <span className={styles.text} title={text ?? undefined}>{text?.slice(0, longest)}</span>
    </div>
  );
}
