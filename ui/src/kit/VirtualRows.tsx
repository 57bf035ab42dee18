import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { cx } from "./cx";
import { stepIndex } from "./list-keys";
import styles from "./VirtualRows.module.css";

type VirtualRowsProps = {
  role: "tree" | "grid" | "listbox";
  label: string;
  count: number;
  rowHeight: number;
  /** The row that the keyboard is on. */
  active: number;
  onActive: (index: number) => void;
  /** Draws one row; it must put `id` on the element that has the row's role. */
  row: (index: number, id: string) => ReactNode;
  /** Told of the rows in view, so that pages can be loaded. */
  onRange?: ((first: number, last: number) => void) | undefined;
  onKey?: (event: KeyboardEvent) => void;
  onAtTop?: (atTop: boolean) => void;
  /** Rows in all, where more exist than are loaded. */
  total?: number;
  columns?: number;
  className?: string;
};

/** Rows of one height, of which only those in view exist; the keyboard's row always does. */
export function VirtualRows(props: VirtualRowsProps) {
  "use no memo";
  const { count, rowHeight, active, onActive, onRange } = props;
  const box = useRef<HTMLDivElement>(null);
  const base = useId();
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, count),
  });
  const items = rows.getVirtualItems();
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => rows.measure(), [rows, rowHeight]);
  useEffect(() => onRange?.(first, last), [onRange, first, last, count]);
  const goTo = (index: number) => {
    onActive(index);
    rows.scrollToIndex(index, { align: "auto" });
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, last - first - 1);
    const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : stepIndex(event.key, active, count, page);
    if (next === undefined) return props.onKey?.(event);
    event.preventDefault();
    goTo(next);
  };
  useReveal(active, count, (index) => rows.scrollToIndex(index, { align: "auto" }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is one of three widgets
    <div
      ref={box}
      role={props.role}
      aria-label={props.label}
      aria-activedescendant={count > 0 ? `${base}-${active}` : undefined}
      aria-rowcount={props.role === "grid" ? (props.total ?? count) : undefined}
      aria-colcount={props.columns}
      tabIndex={0}
      className={cx(styles.box, props.className)}
      onKeyDown={press}
      onScroll={(event) => props.onAtTop?.(event.currentTarget.scrollTop < rowHeight)}
    >
      <div role="presentation" className={styles.sizer} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => (
          <div key={item.key} role="presentation" data-active={item.index === active || undefined} className={styles.slot} style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}>
            {props.row(item.index, `${base}-${item.index}`)}
          </div>
        ))}
      </div>
    </div>
  );
}

function withActive(range: number[], active: number, count: number): number[] {
  if (active < 0 || active >= count || range.includes(active)) return range;
  return [...range, active].toSorted((a, b) => a - b);
}

/** Scrolls to the active row when something other than this list moved it. */
function useReveal(active: number, count: number, reveal: (index: number) => void) {
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  });
  useEffect(() => {
    if (active > 0 && active < count) latest.current(active);
  }, [active, count]);
}
