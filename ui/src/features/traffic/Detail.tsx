import { Check, PenLine, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { en } from "../../app/i18n/en";
import { useCommand } from "../../host/queries";
import type { ExchangeView, ViolationView } from "../../host/wire";
import { Button } from "../../kit/Button";
import { cx } from "../../kit/cx";
import { formatBytes, formatMs } from "../../kit/format";
import { Inline } from "../../kit/Inline";
import { Method, Status } from "../../kit/Method";
import { Empty, Failure, Loading } from "../../kit/States";
import { Tabs } from "../../kit/Tabs";
import { Again } from "./Again";
import type { Replaying } from "./Again";
import { CopyAs } from "./CopyAs";
import styles from "./Detail.module.css";
import { MessagePanel } from "./MessagePanel";
import { Messages } from "./Messages";
import { queryPairs } from "./model";
import { Timing } from "./Timing";

type DetailProps = { id: string | null; replaying: Replaying; onReplay: (id: string) => void; onTry: (id: string) => void };

/** One exchange: what was sent, what was answered, and why. */
export function Detail({ id, replaying, onReplay, onTry }: DetailProps) {
  const exchange = useCommand("traffic.show", { id: id ?? "" }, { enabled: id !== null, keep: true });
  if (id === null) return <Empty title={en.traffic.choose} />;
  if (exchange.error !== null) return <Failure title={exchange.error.message} hint={exchange.error.hint} />;
  if (exchange.data === undefined) return <Loading label={en.app.loading} />;
  return <Exchange key={exchange.data.row.id} exchange={exchange.data} replaying={replaying} onReplay={onReplay} onTry={onTry} />;
}

function Exchange({ exchange, replaying, onReplay, onTry }: Omit<DetailProps, "id"> & { exchange: ExchangeView }) {
  const { row } = exchange;
  const replayed = replaying.variables?.id === row.id;
  const [chosen, setChosen] = useState<string | null>(null);
  const tab = chosen ?? (replayed ? "again" : "request");
  return (
    <section className={styles.detail} aria-label={`${row.method} ${row.path}`}>
      <header className={styles.head}>
        <Method method={row.method} />
        <h2 className={styles.path} title={row.path}>{row.path}</h2>
        <Status code={row.status} />
        <span className={styles.meta}>{formatMs(row.durationMs)} ms · {formatBytes(row.nBytes)}</span>
        <Button tone="ghost" icon={<RotateCw aria-hidden />} aria-keyshortcuts="r" disabled={replaying.isPending} onClick={() => { setChosen("again"); onReplay(row.id); }}>{en.traffic.replay}</Button>
        <Button tone="ghost" icon={<PenLine aria-hidden />} aria-keyshortcuts="p" disabled={row.operation === null} title={row.operation === null ? en.traffic.notInDocument : undefined} onClick={() => onTry(row.id)}>{en.traffic.openInTry}</Button>
        <CopyAs id={row.id} />
      </header>
      <Tabs
        fill
        value={tab}
        onChange={setChosen}
        label={`${row.method} ${row.path}`}
        tabs={[
          { id: "request", label: en.traffic.request, content: <MessagePanel message={exchange.request} query={queryPairs(row.path)} name={en.traffic.request} /> },
          { id: "response", label: en.traffic.response, content: <MessagePanel message={exchange.response} query={[]} name={en.traffic.response} /> },
          { id: "violations", label: en.traffic.violations, mark: exchange.violations.length > 0 ? String(exchange.violations.length) : undefined, content: <Violations violations={exchange.violations} known={row.operation !== null} /> },
          { id: "timing", label: en.traffic.timing, content: <Timing exchange={exchange} /> },
          ...(exchange.messages.length === 0 ? [] : [{ id: "messages", label: en.traffic.messages, mark: String(exchange.messages.length), content: <Messages messages={exchange.messages} /> }]),
          { id: "trace", label: en.traffic.trace, content: <Trace exchange={exchange} /> },
          { id: "again", label: en.traffic.again, mark: replayed && replaying.data?.outcome === "different" ? "≠" : undefined, content: <Again id={row.id} replaying={replaying} /> },
        ]}
      />
    </section>
  );
}

function Violations({ violations, known }: { violations: ViolationView[]; known: boolean }) {
  if (violations.length === 0 && !known) return <Empty title={en.traffic.unknown} />;
  if (violations.length === 0) return <Empty title={en.traffic.noViolations} icon={<Check aria-hidden />} />;
  return (
    <ul className={styles.list}>
      {violations.map((violation) => (
        <li key={`${violation.part} ${violation.at} ${violation.rule} ${violation.message}`} className={styles.violation}>
          <span className={styles.part}>{violation.part}{violation.at !== "" && <code>{violation.at}</code>}</span>
          <span><Inline text={violation.message} /></span>
          {violation.source !== null && <code className={styles.source}>{violation.source}</code>}
        </li>
      ))}
    </ul>
  );
}

function Trace({ exchange }: { exchange: ExchangeView }) {
  if (exchange.trace.length === 0) return <Empty title={en.traffic.noTrace} />;
  return (
    <ol className={styles.list}>
      {exchange.trace.map((step, index) => (
        // The steps of one exchange never change or move, so their place names them.
        <li key={`${index}`} className={styles.step}>
          {step.ok ? <Check className={styles.ok} aria-label={en.traffic.passed} /> : <X className={styles.no} aria-label={en.traffic.stopped} />}
          <span className={styles.stage}>{step.stage}</span>
          <span className={cx(!step.ok && styles.stepText)}><Inline text={step.text} /></span>
        </li>
      ))}
    </ol>
  );
}
