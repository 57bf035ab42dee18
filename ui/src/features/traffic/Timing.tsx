import { en } from "../../app/i18n/en";
import type { ExchangeView } from "../../host/wire";
import { formatMs } from "../../kit/format";
import styles from "./Detail.module.css";

/** How long each part of an exchange took, on one scale. */
export function Timing({ exchange }: { exchange: ExchangeView }) {
  const { queuedMs, firstByteMs, row } = exchange;
  const whole = Math.max(row.durationMs, firstByteMs, 0.001);
  const parts = [
    { name: en.traffic.queued, from: 0, to: queuedMs },
    { name: en.traffic.firstByte, from: queuedMs, to: firstByteMs },
    { name: en.traffic.done, from: firstByteMs, to: row.durationMs },
  ];
  return (
    <dl className={styles.timing}>
      {parts.map((part) => (
        <div key={part.name} className={styles.part3}>
          <dt>{part.name}</dt>
          <dd>{formatMs(part.to)} ms</dd>
          <span className={styles.scale} aria-hidden>
            <span style={{ marginLeft: `${(part.from / whole) * 100}%`, width: `${(Math.max(0, part.to - part.from) / whole) * 100}%` }} />
          </span>
        </div>
      ))}
    </dl>
  );
}
