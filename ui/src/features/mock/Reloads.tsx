import { CircleCheck, CircleX } from "lucide-react";
import { en } from "../../app/i18n/en";
import { showInCode } from "../../app/store";
import type { DocumentSummary, MockView, Reload } from "../../host/wire";
import { Button } from "../../kit/Button";
import { formatTime } from "../../kit/format";
import { Inline } from "../../kit/Inline";
import { Empty } from "../../kit/States";
import styles from "./Mock.module.css";
import { placeIn } from "./model";

/** The last reloads, newest first, each with its time and outcome. */
export function Reloads({ mock, documents }: { mock: MockView; documents: DocumentSummary[] }) {
  return (
    <section className={styles.card} aria-labelledby="reloads">
      <h2 id="reloads">{en.mock.reloads}</h2>
      {mock.reloads.length === 0 ? (
        <Empty title={en.mock.noReloads} />
      ) : (
        <ul className={styles.reloads}>
          {mock.reloads.map((reload) => (
            <Line key={`${reload.at} ${reload.text}`} reload={reload} documents={documents} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ reload, documents }: { reload: Reload; documents: DocumentSummary[] }) {
  const place = placeIn(reload.text, documents.map((document) => document.id));
  return (
    <li className={styles.reload}>
      {reload.ok ? <CircleCheck className={styles.good} aria-label={en.mock.reloadOk} /> : <CircleX className={styles.bad} aria-label={en.mock.reloadBad} />}
      <time>{formatTime(reload.at).slice(0, 8)}</time>
      <span className={styles.reloadText}><Inline text={reload.text} /></span>
      {!reload.ok && place !== undefined && <Button tone="ghost" onClick={() => showInCode(place.document, { line: place.line })}>{en.mock.goTo}</Button>}
    </li>
  );
}
