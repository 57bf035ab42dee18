import { useEffect, useRef } from "react";
import { provide } from "./actions";

/** Carries out an action while this component is shown, always with what it was last drawn with. */
export function useProvided(id: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => provide(id, () => latest.current()), [id]);
}
