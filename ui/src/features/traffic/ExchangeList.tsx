import { useCallback, useEffect, useRef } from "react";
import { en } from "../../app/i18n/en";
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
  onSelect: (id: string) => void;
  onReplay: (id: string) => void;
  onRange: (first: number, last: number) => void;
  onAtTop: (top: boolean) => void;
};

const columns = ["time", "method", "path", "status", "ms", "size", "result"] as const;

/** The grid of exchanges; moving over rows shows each in the detail. */
export function ExchangeList({ rows, total, fresh, selected, onSelect, onReplay, onRange, onAtTop }: ExchangeListProps) {
  const rowHeight = useRowHeight();
  const found = rows.findIndex((row) => row.id === selected);
  const box = useRef<HTMLDivElement>(null);
  useTopWhenShown(box, fresh);
  const select = useCallback((index: number) => {
    const row = rows[index];
    if (row !== undefined) onSelect(row.id);
  }, [rows, onSelect]);
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
          if (event.key === "j") select(Math.min(rows.length - 1, found + 1));
          else if (event.key === "k") select(Math.max(0, found - 1));
          else if (event.key === "r" && selected !== null) onReplay(selected);
          else if (event.key === "Enter" && found < 0) select(0);
        }}
        onRange={onRange}
        onAtTop={onAtTop}
        row={(index, id) => {
          const row = rows[index];
          return row === undefined ? null : <Line id={id} row={row} index={index} selected={index === found} onSelect={() => select(index)} />;
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

type LineProps = { id: string; row: ExchangeRow; index: number; selected: boolean; onSelect: () => void };

function Line({ id, row, index, selected, onSelect }: LineProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys
    <div id={id} role="row" aria-rowindex={index + 1} aria-selected={selected} className={cx(styles.row, selected && styles.selected)} onClick={onSelect}>
      <span role="gridcell" className={styles.time}>{formatTime(row.at)}</span>
      <span role="gridcell" className={styles.method}><Method method={row.method} /></span>
      <span role="gridcell" className={styles.path} title={row.path}>{row.path}</span>
      <span role="gridcell" className={styles.status}><Status code={row.status} /></span>
      <span role="gridcell" className={styles.ms}>{formatMs(row.durationMs)}</span>
      <span role="gridcell" className={styles.size}>{formatBytes(row.nBytes)}</span>
      <span role="gridcell" className={cx(styles.result, row.nViolations > 0 && styles.wrong)} title={row.note ?? undefined}>
        {resultOf(row)}
      </span>
    </div>
  );
}
