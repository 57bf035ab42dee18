import { Check, CircleX } from "lucide-react";
import { en } from "../../app/i18n/en";
import type { TryAnswer } from "../../host/wire";
import { CodeText } from "../../kit/CodeText";
import { Copy } from "../../kit/Copy";
import { formatBytes, formatMs } from "../../kit/format";
import { Inline } from "../../kit/Inline";
import { prettyJson } from "../../kit/json-tokens";
import { Status } from "../../kit/Method";
import { Pairs } from "../../kit/Pairs";
import { Tabs } from "../../kit/Tabs";
import styles from "./Try.module.css";

/** What the mock answered. */
export function Answer({ answer }: { answer: TryAnswer }) {
  const { response, violations } = answer;
  const body = response.body.text === null ? null : prettyJson(response.body.text);
  return (
    <div className={styles.answer} role="group" aria-label={en.design.answer}>
      <div className={styles.result} role="status">
        <Status code={answer.status} />
        <span>{formatMs(answer.durationMs)} ms</span>
        <span>{formatBytes(response.body.nBytes)}</span>
        {violations.length === 0 ? (
          <span className={styles.good}><Check aria-hidden />{en.design.requestMatches}</span>
        ) : (
          <span className={styles.bad}><CircleX aria-hidden />{en.design.nViolations(violations.length)}</span>
        )}
      </div>
      {violations.length > 0 && (
        <ul className={styles.violations}>
          {violations.map((violation) => (
            <li key={`${violation.part} ${violation.at} ${violation.rule} ${violation.message}`}>
              <span className={styles.part}>{violation.part} {violation.at !== "" && <code>{violation.at}</code>}</span> <Inline text={violation.message} />
            </li>
          ))}
        </ul>
      )}
      <Tabs
        label={en.design.answer}
        trailing={body !== null && <Copy text={() => body.text} label={en.app.copy} doneLabel={en.app.copied} />}
        tabs={[
          {
            id: "body",
            label: en.design.body,
            content: body === null ? <p className={styles.pad}>{response.body.kind === "none" ? en.design.noContent : en.traffic.binary(formatBytes(response.body.nBytes))}</p> : <CodeText text={body.text} json={body.json} label={`${en.design.answer}: ${en.design.body}`} maxHeight={640} />,
          },
          { id: "headers", label: en.design.headers, mark: String(response.headers.length), content: <div className={styles.pad}><Pairs label={en.design.headers} pairs={response.headers} /></div> },
        ]}
      />
    </div>
  );
}
