import { useEffect } from "react";
import { subscribe } from "../../host/client";
import { queries } from "../../host/queries";
import type { Commands } from "../../host/wire";

const atMostEvery = 1000;

/** Reads the replies of a command again while exchanges arrive, at most once a second. */
export function useFresh(name: keyof Commands) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = subscribe("exchangesRecorded", () => {
      timer ??= setTimeout(() => {
        timer = null;
        void queries.invalidateQueries({ queryKey: [name] });
      }, atMostEvery);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [name]);
}
