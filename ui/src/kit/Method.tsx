import { cx } from "./cx";
import styles from "./Method.module.css";

const tones: Record<string, string | undefined> = {
  get: styles.get, head: styles.get, options: styles.other, trace: styles.other,
  post: styles.post, put: styles.put, patch: styles.patch, delete: styles.delete,
};

/** An HTTP method as text in its colour. */
export function Method({ method, narrow = false }: { method: string; narrow?: boolean }) {
  const name = method.toLowerCase();
  return (
    <span className={cx(styles.method, narrow && styles.narrow, tones[name] ?? styles.other)}>
      {name.toUpperCase()}
    </span>
  );
}

/** A status code; its class is text as well as colour. */
export function Status({ code }: { code: number | null }) {
  const tone = code === null || code >= 500 ? styles.delete : code >= 400 ? styles.put : code >= 300 ? styles.get : styles.post;
  return <span className={cx(styles.status, tone)}>{code ?? "–"}</span>;
}
