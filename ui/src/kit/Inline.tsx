import styles from "./Inline.module.css";
import { inlineMarks } from "./inline-marks";

/** A sentence with its code spans and strong words. */
export function Inline({ text }: { text: string }) {
  return inlineMarks(text).map((piece, index) => {
    // The pieces of one text never move, so their place is their identity.
    const key = `${index}`;
    if (piece.kind === "code") return <code key={key} className={styles.code}>{piece.text}</code>;
    return piece.kind === "strong" ? <strong key={key}>{piece.text}</strong> : <span key={key}>{piece.text}</span>;
  });
}
