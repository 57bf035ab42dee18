import { Hourglass, TriangleAlert } from "lucide-react";
import { en } from "../../app/i18n/en";
import styles from "./Traffic.module.css";

type LossesProps = { lost: number; lostBodies: number; unindexed: number };

/** What the record lacks, and how far its index of words is behind; nothing while all is well. */
export function Losses({ lost, lostBodies, unindexed }: LossesProps) {
  return (
    <>
      {lost + lostBodies > 0 && <span className={styles.lossy} title={en.mock.lossHint}><TriangleAlert aria-hidden />{en.traffic.losses(lost, lostBodies)}</span>}
      {unindexed > 0 && <span className={styles.lag} title={en.traffic.lagHint}><Hourglass aria-hidden />{en.traffic.lag(unindexed)}</span>}
    </>
  );
}
