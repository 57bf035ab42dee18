import { useState } from "react";
import { en } from "../../app/i18n/en";
import { showInCode } from "../../app/store";
import { useAction, useCommand } from "../../host/queries";
import type { DriftFinding, DriftQuery } from "../../host/wire";
import { Button } from "../../kit/Button";
import { cx } from "../../kit/cx";
import { Diff } from "../../kit/Diff";
import { formatTime } from "../../kit/format";
import { Inline } from "../../kit/Inline";
import { Empty, Failure, Loading } from "../../kit/States";
import { diffLines } from "../../kit/unified-diff";
import styles from "./Drift.module.css";

/** What recorded requests and answers say against the document, and how to put it right. */
export function Drift({ filter, onExchange }: { filter: string; onExchange: (id: string) => void }) {
  const query: DriftQuery = { filter, document: null };
  const found = useCommand("traffic.drift", query, { keep: true });
  if (found.error !== null) return <Failure title={found.error.message} hint={found.error.hint} />;
  if (found.data === undefined) return <Loading label={en.app.loading} />;
  const { findings, nFindings, judged, document } = found.data;
  if (judged === 0) return <Empty title={en.traffic.driftNothing} />;
  if (findings.length === 0) return <Empty title={en.traffic.driftNone(judged)} />;
  return (
    <div className={styles.page}>
      <p className={styles.head} role="status">{en.traffic.driftHead(nFindings, judged, document)}</p>
      <ul className={styles.list} aria-label={en.traffic.driftLabel}>
        {findings.map((finding) => <Finding key={finding.key} finding={finding} query={query} onExchange={onExchange} />)}
      </ul>
      {nFindings > findings.length && <p className={styles.head}>{en.traffic.driftMore(findings.length, nFindings)}</p>}
    </div>
  );
}

type FindingProps = { finding: DriftFinding; query: DriftQuery; onExchange: (id: string) => void };

function Finding({ finding, query, onExchange }: FindingProps) {
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.finding}>
      <div className={styles.line}>
        <span className={cx(styles.kind, !finding.undeclared && styles.broken)}>{finding.undeclared ? en.traffic.undeclared : en.traffic.broken}</span>
        <span className={styles.text}>
          <code className={styles.operation}>{finding.operation ?? en.traffic.noOperation}</code>
          {" "}{finding.part} {finding.at !== "" && <code>{finding.at}</code>} <Inline text={finding.message} />
        </span>
        <span className={styles.count}>{en.traffic.seen(finding.count)}</span>
        {finding.fix === null ? null : <Button tone="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? en.traffic.hideFix : en.traffic.showFix}</Button>}
      </div>
      <div className={styles.more}>
        <Sighting label={en.traffic.firstSeen(formatTime(finding.firstAt))} id={finding.firstId} onExchange={onExchange} />
        {finding.count > 1 && <Sighting label={en.traffic.lastSeen(formatTime(finding.lastAt))} id={finding.lastId} onExchange={onExchange} />}
        {finding.samples.length > 0 && <span>{en.traffic.examples} {finding.samples.map((sample) => <code key={sample} className={styles.sample}>{sample}</code>)}</span>}
        {finding.fix === null ? <span><Inline text={finding.reason ?? en.traffic.decide} /></span> : <span><Inline text={finding.fix} /></span>}
      </div>
      {open && <Fix finding={finding} query={query} />}
    </li>
  );
}

function Sighting({ label, id, onExchange }: { label: string; id: string | null; onExchange: (id: string) => void }) {
  if (id === null) return <span>{label}</span>;
  return <button type="button" className={styles.link} onClick={() => onExchange(id)}>{label}</button>;
}

/** The change of the document, shown before it is made. */
function Fix({ finding, query }: { finding: DriftFinding; query: DriftQuery }) {
  const shown = useCommand("traffic.fixDrift", { query, key: finding.key, apply: false });
  const apply = useAction("traffic.fixDrift");
  if (shown.error !== null) return <Failure title={shown.error.message} hint={shown.error.hint} />;
  if (shown.data === undefined) return <Loading label={en.app.loading} />;
  const { diff, documents, reason } = shown.data;
  if (diff === "") return <p className={styles.more}>{reason ?? en.traffic.decide}</p>;
  const done = () => {
    const document = documents[0];
    if (document !== undefined) showInCode(document, { line: firstLine(diff) });
  };
  return (
    <div className={styles.fix}>
      <Diff label={en.traffic.diff} diff={diff} said={{ added: en.traffic.lineAdded, removed: en.traffic.lineRemoved }} />
      {apply.error !== null && <Failure title={apply.error.message} hint={apply.error.hint} />}
      <Button tone="primary" disabled={apply.isPending} onClick={() => apply.mutate({ query, key: finding.key, apply: true }, { onSuccess: done })}>{en.traffic.applyFix}</Button>
    </div>
  );
}

/** The line of the new text at which a unified diff begins to change it. */
function firstLine(diff: string): number {
  let next = 1;
  for (const line of diffLines(diff)) {
    if (line.kind === "added" || line.kind === "removed") return line.after ?? next;
    if (line.after !== null) next = line.after + 1;
  }
  return next;
}
