import { CircleAlert, LoaderCircle } from "lucide-react";
import { useState, useEffect } from "react";
import type { ReactNode } from "react";
import { Inline } from "./Inline";
import styles from "./States.module.css";

/** What will be here, and the one thing to do. */
export function Empty({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <div className={styles.state}>
      {icon}
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** Shown only when loading takes longer than 200 ms, so that quick answers do not flicker. */
export function Loading({ label }: { label: string }) {
  const late = useLate(200);
  return (
    <div className={styles.state} role="status">
      {late && (
        <>
          <LoaderCircle className={styles.spin} aria-hidden />
          <span>{label}</span>
        </>
      )}
    </div>
  );
}

/** What happened, then what to do. */
export function Failure({ title, hint, children }: { title: string; hint?: string | undefined; children?: ReactNode }) {
  return (
    <div className={styles.failure} role="alert">
      <CircleAlert aria-hidden />
      <div>
        <p className={styles.title}><Inline text={title} /></p>
        {hint !== undefined && <p><Inline text={hint} /></p>}
        {children !== undefined && <div className={styles.actions}>{children}</div>}
      </div>
    </div>
  );
}

function useLate(ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}
