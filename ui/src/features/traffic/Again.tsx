import { Check, CircleAlert } from "lucide-react";
import { en } from "../../app/i18n/en";
import type { useAction } from "../../host/queries";
import type { AnswerDifference, ReplayAnswer } from "../../host/wire";
import { formatMs } from "../../kit/format";
import { Status } from "../../kit/Method";
import { Empty, Failure, Loading } from "../../kit/States";
import styles from "./Detail.module.css";

export type Replaying = ReturnType<typeof useAction<"traffic.replay">>;

/** What came when the request was sent again. */
export function Again({ id, replaying }: { id: string; replaying: Replaying }) {
  if (replaying.variables?.id !== id) return <Empty title={en.traffic.againNone} />;
  if (replaying.isPending) return <Loading label={en.traffic.replaying} />;
  if (replaying.error !== null) return <Failure title={replaying.error.message} hint={replaying.error.hint} />;
  return replaying.data === undefined ? <Empty title={en.traffic.againNone} /> : <Answer answer={replaying.data} />;
}

function Answer({ answer }: { answer: ReplayAnswer }) {
  const same = answer.outcome === "same";
  return (
    <div className={styles.message}>
      <p className={styles.outcome} role="status">
        {same ? <Check className={styles.ok} aria-hidden /> : <CircleAlert className={styles.no} aria-hidden />}
        {en.traffic.outcome[answer.outcome]}
        {answer.status !== null && <Status code={answer.status} />}
        {answer.durationMs !== null && <span className={styles.quiet}>{formatMs(answer.durationMs)} ms</span>}
      </p>
      {answer.reason !== null && <p className={styles.quiet}>{answer.reason}</p>}
      {answer.differences.length > 0 && <Differences differences={answer.differences} />}
    </div>
  );
}

function Differences({ differences }: { differences: AnswerDifference[] }) {
  return (
    <section>
      <h3>{en.traffic.differences}</h3>
      <table className={styles.differences}>
        <thead><tr><th scope="col">{en.traffic.place}</th><th scope="col">{en.traffic.recorded}</th><th scope="col">{en.traffic.now}</th></tr></thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.part} ${one.at}`}>
              <th scope="row">{one.part} {one.at !== "" && <code>{one.at}</code>}</th>
              <td><Value value={one.recorded} /></td>
              <td><Value value={one.now} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ value }: { value: string | null }) {
  return value === null ? <span className={styles.quiet}>{en.traffic.absent}</span> : <code>{value}</code>;
}
