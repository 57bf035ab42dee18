import type { ReactNode } from "react";
import styles from "./Pairs.module.css";

export type Pair = { name: string; value: string; note?: ReactNode };

/** Names and values in two columns, such as header fields. */
export function Pairs({ pairs, label }: { pairs: readonly Pair[]; label: string }) {
  return (
    <dl className={styles.pairs} aria-label={label}>
      {pairs.map((pair, index) => (
        // Names may repeat, and their order is fixed.
        <div key={`${index} ${pair.name}`} className={styles.pair}>
          <dt>{pair.name}</dt>
          <dd>{pair.value}{pair.note}</dd>
        </div>
      ))}
    </dl>
  );
}
