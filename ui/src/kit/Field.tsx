import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx";
import styles from "./Field.module.css";

type FieldProps = { label: string; hint?: ReactNode; error?: string | undefined; children: (id: string, describedBy: string | undefined) => ReactNode };

/** A label over a control, with an optional hint or error under it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      {children(id, note === undefined ? undefined : `${id}-note`)}
      {note !== undefined && <span id={`${id}-note`} className={cx(styles.note, error !== undefined && styles.error)}>{note}</span>}
    </div>
  );
}

type InputProps = ComponentProps<"input"> & { code?: boolean; leading?: ReactNode };

/** A one-line text field; give it a label through `Field` or `aria-label`. */
export function Input({ code = false, leading, className, ...rest }: InputProps) {
  if (leading === undefined) return <input className={cx(styles.input, code && styles.code, className)} {...rest} />;
  return (
    <span className={cx(styles.wrap, className)}>
      {leading}
      <input className={cx(styles.bare, code && styles.code)} {...rest} />
    </span>
  );
}
