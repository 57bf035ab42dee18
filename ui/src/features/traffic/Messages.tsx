import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { en } from "../../app/i18n/en";
import type { StreamMessageView } from "../../host/wire";
import { formatTime } from "../../kit/format";
import styles from "./Detail.module.css";
import { Body } from "./MessagePanel";

/** What went over a WebSocket or an event stream, in order. */
export function Messages({ messages }: { messages: StreamMessageView[] }) {
  return (
    <ol className={styles.list}>
      {messages.map((message, index) => (
        // The messages of one exchange never change or move, so their place names them.
        <li key={`${index}`} className={styles.step}>
          {message.fromClient ? <ArrowUpRight aria-label={en.traffic.sent} /> : <ArrowDownLeft aria-label={en.traffic.received} />}
          <span className={styles.stage}>{formatTime(message.at)}</span>
          <div><Body body={message.body} name={`${en.traffic.messages} ${index + 1}`} /></div>
        </li>
      ))}
    </ol>
  );
}
