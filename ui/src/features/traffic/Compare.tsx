import { Equal, EyeOff, X } from "lucide-react";
import { useEffect } from "react";
import { en } from "../../app/i18n/en";
import { useCommand } from "../../host/queries";
import type { ExchangeView, MessageView } from "../../host/wire";
import { IconButton } from "../../kit/Button";
import { cx } from "../../kit/cx";
import { formatBytes, formatMs, formatTime } from "../../kit/format";
import { pairLines } from "../../kit/line-diff";
import { isMasked } from "../../kit/masks";
import { Method, Status } from "../../kit/Method";
import { SideBySide } from "../../kit/SideBySide";
import { Failure, Loading } from "../../kit/States";
import { Tabs } from "../../kit/Tabs";
import styles from "./Compare.module.css";
import { bodyLines, comparePairs, isUnknown, requestFacts } from "./compare-model";
import type { ComparedPair } from "./compare-model";
import { queryPairs } from "./model";

/** Two exchanges side by side, with what differs marked. */
export function Compare({ left, right, onClose }: { left: string; right: string; onClose: () => void }) {
  const first = useCommand("traffic.show", { id: left });
  const second = useCommand("traffic.show", { id: right }, { keep: true });
  const error = first.error ?? second.error;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onClose]);
  if (error !== null) return <Failure title={error.message} hint={error.hint} />;
  if (first.data === undefined || second.data === undefined) return <Loading label={en.app.loading} />;
  return <Compared left={first.data} right={second.data} onClose={onClose} />;
}

function Compared({ left, right, onClose }: { left: ExchangeView; right: ExchangeView; onClose: () => void }) {
  const names = { method: en.traffic.method, path: en.traffic.path };
  const request = comparePairs([...requestFacts(left, names), ...queryPairs(left.row.path)], [...requestFacts(right, names), ...queryPairs(right.row.path)]);
  const response = comparePairs([{ name: en.traffic.status, value: String(left.row.status) }], [{ name: en.traffic.status, value: String(right.row.status) }]);
  const sides = [
    { id: "request", label: en.traffic.request, facts: request, left: left.request, right: right.request },
    { id: "response", label: en.traffic.response, facts: response, left: left.response, right: right.response },
  ].map((side) => ({ ...side, headers: comparePairs(side.left.headers, side.right.headers) }));
  const tabs = sides.map(({ id, label, facts, headers, left: one, right: other }) => {
    const count = [...facts, ...headers].filter((pair) => !pair.same).length + (bodyLines(one) === bodyLines(other) ? 0 : 1);
    return { id, label, mark: count > 0 ? `≠ ${count}` : undefined, content: <Side facts={facts} headers={headers} left={one} right={other} name={label} /> };
  });
  return (
    <section className={styles.compare} aria-label={en.traffic.compared}>
      <header className={styles.heads}>
        <Head exchange={left} />
        <Head exchange={right} />
        <IconButton label={en.traffic.endCompare} keys="Esc" onClick={onClose}><X /></IconButton>
      </header>
      <Tabs fill label={en.traffic.compared} tabs={tabs} />
    </section>
  );
}

function Head({ exchange: { row } }: { exchange: ExchangeView }) {
  return (
    <div className={styles.head}>
      <Method method={row.method} />
      <span className={styles.path} title={row.path}>{row.path}</span>
      <Status code={row.status} />
      <span className={styles.meta}>{formatTime(row.at)} · {formatMs(row.durationMs)} ms · {formatBytes(row.nBytes)}</span>
    </div>
  );
}

type SideProps = { facts: ComparedPair[]; headers: ComparedPair[]; left: MessageView; right: MessageView; name: string };

function Side({ facts, headers, left, right, name }: SideProps) {
  return (
    <div className={styles.side}>
      <Pairs pairs={[...facts, ...headers]} name={name} />
      <Bodies left={left} right={right} name={name} />
    </div>
  );
}

function Pairs({ pairs, name }: { pairs: ComparedPair[]; name: string }) {
  return (
    <table className={styles.pairs} aria-label={name}>
      <thead className="visually-hidden"><tr><th scope="col">{en.traffic.place}</th><th scope="col">{en.traffic.leftSide}</th><th scope="col">{en.traffic.rightSide}</th></tr></thead>
      <tbody>
        {pairs.map((pair, index) => (
          // Names may repeat, and their order is fixed.
          <tr key={`${index} ${pair.name}`} className={cx(!pair.same && styles.differs)}>
            <th scope="row"><span aria-hidden className={styles.mark}>{pair.same ? "" : "≠"}</span>{!pair.same && <span className="visually-hidden">{en.traffic.differs}: </span>}{pair.name}</th>
            <td><Value value={pair.left} unknown={isUnknown(pair)} /></td>
            <td><Value value={pair.right} unknown={isUnknown(pair)} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value, unknown }: { value: string | null; unknown: boolean }) {
  if (value === null) return <span className={styles.quiet}>{en.traffic.absent}</span>;
  return (
    <>
      <code>{value}</code>
      {isMasked(value) && <span className={styles.masked}><EyeOff aria-hidden />{unknown ? en.traffic.maskedBoth : en.traffic.masked}</span>}
    </>
  );
}

function Bodies({ left, right, name }: { left: MessageView; right: MessageView; name: string }) {
  const [one, other] = [bodyLines(left), bodyLines(right)];
  const cut = [left, right].some((side) => side.body.truncated);
  if (one === "" && other === "") return <p className={styles.quiet}>{en.traffic.noBodies}</p>;
  if (one === null || other === null) return <p className={styles.quiet}>{en.traffic.notCompared(formatBytes(left.body.nBytes), formatBytes(right.body.nBytes))}</p>;
  return (
    <section>
      <h3>{en.traffic.body}</h3>
      {one === other && <p className={styles.equal}><Equal aria-hidden />{en.traffic.sameBodies}</p>}
      {cut && <p className={styles.quiet}>{en.traffic.onlyBeginning}</p>}
      <div className={styles.frame}><SideBySide label={`${name}: ${en.traffic.body}`} rows={pairLines(one, other)} differs={en.traffic.differs} /></div>
    </section>
  );
}
