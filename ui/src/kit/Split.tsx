import { useRef, useState } from "react";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Split.module.css";

type SplitProps = {
  /** Names the remembered position. */
  id: string;
  label: string;
  first: ReactNode;
  second: ReactNode;
  /** Share of the first pane, in percent, until the person moves it. */
  initial: number;
  vertical?: boolean;
  className?: string;
};

const clamp = (value: number) => Math.min(85, Math.max(12, value));

/** Two panes with a handle between them; arrow keys move the handle too. */
export function Split({ id, label, first, second, initial, vertical = false, className }: SplitProps) {
  const [share, setShare] = useState(() => stored(id) ?? initial);
  const box = useRef<HTMLDivElement>(null);
  const place = (value: number) => {
    const next = clamp(value);
    setShare(next);
    localStorage.setItem(`split.${id}`, String(next));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    place(vertical ? ((event.clientY - bounds.top) / bounds.height) * 100 : ((event.clientX - bounds.left) / bounds.width) * 100);
  };
  const nudge = (event: KeyboardEvent) => {
    const back = vertical ? "ArrowUp" : "ArrowLeft";
    const forth = vertical ? "ArrowDown" : "ArrowRight";
    if (event.key !== back && event.key !== forth) return;
    event.preventDefault();
    place(share + (event.key === forth ? 2 : -2));
  };
  return (
    <div ref={box} className={cx(styles.split, vertical && styles.vertical, className)}>
      <div className={styles.pane} style={{ flexBasis: `${share}%` }}>{first}</div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a focusable separator is a widget */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={vertical ? "horizontal" : "vertical"}
        aria-valuenow={Math.round(share)}
        aria-valuemin={12}
        aria-valuemax={85}
        className={styles.handle}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={nudge}
        onDoubleClick={() => place(initial)}
      />
      <div className={cx(styles.pane, styles.rest)}>{second}</div>
    </div>
  );
}

function stored(id: string): number | undefined {
  const value = Number(localStorage.getItem(`split.${id}`));
  return value > 0 ? clamp(value) : undefined;
}
