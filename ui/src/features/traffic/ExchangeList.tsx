import { GitCompare } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { en } from "../../app/i18n/en";
import { runKeys } from "../../app/keymap";
import { useProvided } from "../../app/use-provided";
import type { ExchangeRow } from "../../host/wire";
import { cx } from "../../kit/cx";
import { useRowHeight } from "../../kit/density";
import { formatBytes, formatMs, formatTime } from "../../kit/format";
import { Method, Status } from "../../kit/Method";
import { VirtualRows } from "../../kit/VirtualRows";
import { resultOf } from "./model";
import styles from "./Traffic.module.css";

type ExchangeListProps = {
  rows: ExchangeRow[];
  total: number;
  fresh: number;
  selected: string | null;
  /** The first of two to compare. */
  pinned: string | null;
  onSelect: (id: string) => void;
  onCompare: (id: string) => void;
  onEscape: () => void;
  onNewest: () => Promise<string | undefined>;
  onRange: (first: number, last: number) => void;
  onAtTop: (top: boolean) => void;
};

const columns = ["time", "method", "path", "status", "ms", "size", "result"] as const;

/** The grid of exchanges; moving over rows shows each in the detail. */
export function ExchangeList({ rows, total, fresh, selected, pinned, onSelect, onCompare, onEscape, onNewest, onRange, onAtTop }: ExchangeListProps) {
  const rowHeight = useRowHeight();
  const found = rows.findIndex((row) => row.id === selected);
  const box = useRef<HTMLDivElement>(null);
  useTopWhenShown(box, fresh);
  const select = useCallback((index: number) => {
    const row = rows[index];
    if (row !== undefined) onSelect(row.id);
  }, [rows, onSelect]);
  const showNewest = async () => {
    const newest = await onNewest();
    box.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 });
    if (newest !== undefined) onSelect(newest);
  };
  useProvided("trafficNext", () => select(Math.min(rows.length - 1, found + 1)));
  useProvided("trafficPrevious", () => select(Math.max(0, found - 1)));
  useProvided("trafficNewest", () => void showNewest());
  return (
    <div ref={box} className={styles.grid}>
      <div className={cx(styles.row, styles.headings)} aria-hidden>
        {columns.map((column) => <span key={column} className={styles[column]}>{en.traffic[column]}</span>)}
      </div>
      <VirtualRows
        role="grid"
        label={en.traffic.list}
        count={rows.length}
        total={total}
        columns={columns.length}
        rowHeight={rowHeight}
        active={Math.max(0, found)}
        onActive={select}
        onKey={(event) => {
          if (event.key === "Enter" && found < 0) select(0);
          else if (event.key === "Escape") onEscape();
          else runKeys("traffic", event);
        }}
        onRange={onRange}
        onAtTop={onAtTop}
        row={(index, id) => {
          const row = rows[index];
          return row === undefined ? null : <Line id={id} row={row} index={index} selected={index === found} pinned={row.id === pinned} onSelect={(extend) => (extend ? onCompare(row.id) : select(index))} />;
        }}
      />
    </div>
  );
}

/** "12 new" was pressed: the list begins at its top again. */
function useTopWhenShown(box: { current: HTMLDivElement | null }, fresh: number) {
  const before = useRef(fresh);
  useEffect(() => {
    if (before.current > 0 && fresh === 0) box.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 });
    before.current = fresh;
  }, [box, fresh]);
}

type LineProps = { id: string; row: ExchangeRow; index: number; selected: boolean; pinned: boolean; onSelect: (extend: boolean) => void };

function Line({ id, row, index, selected, pinned, onSelect }: LineProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys
    <div id={id} role="row" aria-rowindex={index + 1} aria-selected={selected || pinned} className={cx(styles.row, (selected || pinned) && styles.selected)} onClick={(event) => onSelect(event.shiftKey || event.ctrlKey || event.metaKey)}>
      <span role="gridcell" className={styles.time}>{formatTime(row.at)}</span>
      <span role="gridcell" className={styles.method}><Method method={row.method} /></span>
      <span role="gridcell" className={styles.path} title={row.path}>{row.path}</span>
      <span role="gridcell" className={styles.status}><Status code={row.status} /></span>
      <span role="gridcell" className={styles.ms}>{formatMs(row.durationMs)}</span>
      <span role="gridcell" className={styles.size}>{formatBytes(row.nBytes)}</span>
      <span role="gridcell" className={cx(styles.result, row.nViolations > 0 && styles.wrong)} title={row.note ?? undefined}>
        {pinned && <GitCompare className={styles.pin} aria-label={en.traffic.compareFirst} />}
        {resultOf(row)}
      </span>
    </div>
  );
}
