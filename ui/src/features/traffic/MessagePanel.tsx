import { EyeOff } from "lucide-react";
import { en } from "../../app/i18n/en";
import type { BodyView, HeaderView, MessageView } from "../../host/wire";
import { CodeText } from "../../kit/CodeText";
import { formatBytes } from "../../kit/format";
import { prettyJson } from "../../kit/json-tokens";
import { isMasked } from "../../kit/masks";
import { Pairs } from "../../kit/Pairs";
import styles from "./Detail.module.css";
import { bodyState } from "./model";

type MessagePanelProps = { message: MessageView; query: HeaderView[]; name: string };

/** One side of an exchange. */
export function MessagePanel({ message, query, name }: MessagePanelProps) {
  return (
    <div className={styles.message}>
      {query.length > 0 && <section><h3>{en.traffic.query}</h3><Pairs label={en.traffic.query} pairs={query.map(withMask)} /></section>}
      <section><h3>{en.traffic.headers}</h3><Pairs label={en.traffic.headers} pairs={message.headers.map(withMask)} /></section>
      <section><h3>{en.traffic.body}</h3><Body body={message.body} name={`${name}: ${en.traffic.body}`} /></section>
    </div>
  );
}

function withMask(pair: HeaderView) {
  if (!isMasked(pair.value)) return pair;
  return { ...pair, note: <span className={styles.masked}><EyeOff aria-hidden />{en.traffic.masked}</span> };
}

export function Body({ body, name }: { body: BodyView; name: string }) {
  const state = bodyState(body);
  if (state === "none") return <p className={styles.quiet}>{en.traffic.noBody}</p>;
  if (state === "lost") return <p className={styles.quiet}>{en.traffic.lost}</p>;
  if (state === "binary") return <p className={styles.quiet}>{en.traffic.binary(formatBytes(body.nBytes))}</p>;
  const text = body.text ?? "";
  const pretty = body.kind === "json" ? prettyJson(text) : { text, json: false };
  return (
    <>
      {body.truncated && <p className={styles.quiet}>{en.traffic.truncated(formatBytes(new Blob([text]).size), formatBytes(body.nBytes))}</p>}
      <div className={styles.code}><CodeText label={name} text={pretty.text} json={body.kind === "json"} maxHeight={480} /></div>
    </>
  );
}
