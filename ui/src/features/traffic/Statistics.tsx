import { useState } from "react";
import { en } from "../../app/i18n/en";
import { useCommand } from "../../host/queries";
import type { Figures, FiguresView, SlotFigures } from "../../host/wire";
import { cx } from "../../kit/cx";
import { formatBytes, formatMs, formatTime } from "../../kit/format";
import { Segmented } from "../../kit/Segmented";
import { Empty, Failure, Loading } from "../../kit/States";
import { useFresh } from "./use-fresh";
import styles from "./Statistics.module.css";

type Span = "minutes" | "hour" | "day" | "all";
const spans: Span[] = ["minutes", "hour", "day", "all"];
const lengths: Record<Span, number | null> = { minutes: 300_000, hour: 3_600_000, day: 86_400_000, all: null };
const nSlots = 60;

/** Rates, times, statuses and sizes of what the filter lets through. */
export function Statistics({ filter }: { filter: string }) {
  const [span, setSpan] = useState<Span>("hour");
  const found = useCommand("traffic.figures", { filter, windowMs: lengths[span], nSlots }, { keep: true });
  useFresh("traffic.figures");
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Segmented label={en.traffic.window} value={span} onChange={setSpan} choices={spans.map((one) => ({ value: one, label: en.traffic.windows[one] }))} />
      </div>
      {found.error !== null && <Failure title={found.error.message} hint={found.error.hint} />}
      {found.error === null && found.data === undefined && <Loading label={en.app.loading} />}
      {found.error === null && found.data !== undefined && (found.data.all.requests === 0 ? <Empty title={en.traffic.noFigures} /> : <Found view={found.data} />)}
    </div>
  );
}

function Found({ view }: { view: FiguresView }) {
  return (
    <>
      <Tiles figures={view.all} />
      <Rate slots={view.slots} />
      <Operations view={view} />
    </>
  );
}

function Tiles({ figures }: { figures: Figures }) {
  const tiles = [
    [en.traffic.figure.requests, String(figures.requests)],
    [en.traffic.figure.rate, rateOf(figures.perSecond)],
    [en.traffic.figure.p50, `${formatMs(figures.p50)} ms`],
    [en.traffic.figure.p95, `${formatMs(figures.p95)} ms`],
    [en.traffic.figure.p99, `${formatMs(figures.p99)} ms`],
    [en.traffic.figure.failed, String(failedOf(figures))],
    [en.traffic.figure.violating, String(figures.violating)],
    [en.traffic.figure.sent, formatBytes(figures.responseBytes)],
  ];
  return (
    <dl className={styles.tiles}>
      {tiles.map(([name, value]) => <div key={name} className={styles.tile}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

/** One bar for each part of the window: failed ones stand on the others. */
function Rate({ slots }: { slots: SlotFigures[] }) {
  const most = Math.max(1, ...slots.map((slot) => slot.requests));
  return (
    <svg className={styles.rate} role="img" aria-label={en.traffic.rate(slots.length)} viewBox={`0 0 ${slots.length * 10} 100`} preserveAspectRatio="none">
      {slots.map((slot, index) => {
        const all = (slot.requests / most) * 96;
        const failed = (slot.failed / most) * 96;
        return (
          <g key={slot.from}>
            <title>{en.traffic.slot(formatTime(slot.from), slot.requests, slot.failed)}</title>
            <rect className={styles.fine} x={index * 10 + 1} width={8} y={100 - all} height={all - failed} />
            <rect className={styles.failed} x={index * 10 + 1} width={8} y={100 - failed} height={failed} />
          </g>
        );
      })}
    </svg>
  );
}

function Operations({ view }: { view: FiguresView }) {
  const { figure } = en.traffic;
  const heads = [figure.requests, figure.p50, figure.p95, figure.p99, figure.failed, figure.violating, figure.sent];
  return (
    <table className={styles.table} aria-label={en.traffic.byOperation}>
      <thead><tr><th scope="col">{en.traffic.operation}</th>{heads.map((head) => <th key={head} scope="col" className={styles.number}>{head}</th>)}</tr></thead>
      <tbody>
        {view.operations.map(({ operation, figures }) => (
          <tr key={operation ?? ""}>
            <th scope="row">{operation ?? en.traffic.noOperation}</th>
            <td className={styles.number}>{figures.requests}</td>
            <td className={styles.number}>{formatMs(figures.p50)}</td>
            <td className={styles.number}>{formatMs(figures.p95)}</td>
            <td className={styles.number}>{formatMs(figures.p99)}</td>
            <td className={cx(styles.number, failedOf(figures) > 0 && styles.wrong)}>{failedOf(figures)}</td>
            <td className={cx(styles.number, figures.violating > 0 && styles.wrong)}>{figures.violating}</td>
            <td className={styles.number}>{formatBytes(figures.responseBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function failedOf(figures: Figures): number {
  return (figures.byClass[3] ?? 0) + (figures.byClass[4] ?? 0);
}

function rateOf(perSecond: number): string {
  return perSecond >= 100 ? String(Math.round(perSecond)) : String(Number(perSecond.toPrecision(2)));
}
