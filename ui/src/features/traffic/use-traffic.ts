import { useCallback, useEffect, useRef, useState } from "react";
import { call, subscribe } from "../../host/client";
import { toFailure } from "../../host/transport";
import type { ApiFailure } from "../../host/transport";
import type { ExchangeRow, TrafficPage } from "../../host/wire";
import { mergeNewer, withOlder } from "./model";

const pageSize = 100;
type State = { filter: string; rows: ExchangeRow[]; total: number; totalIsMore: boolean; fresh: number; loading: boolean; error: ApiFailure | null; losses: { lost: number; lostBodies: number; unindexed: number } };

/** The recorded exchanges that match: the newest first, older ones as they come into view. */
export function useTraffic(filter: string) {
  const [state, setState] = useState<State>({ filter, rows: [], total: 0, totalIsMore: false, fresh: 0, loading: true, error: null, losses: { lost: 0, lostBodies: 0, unindexed: 0 } });
  const current = useRef(state);
  const atTop = useRef(true);
  const busy = useRef(false);
  const put = useCallback((next: State) => {
    current.current = next;
    setState(next);
  }, []);

  const readNewest = useCallback(
    async (restart: boolean) => {
      try {
        const page = await call("traffic.page", { filter, before: null, limit: pageSize });
        const shown = restart || current.current.filter !== filter ? [] : current.current.rows;
        put({ filter, rows: mergeNewer(shown, page.rows).rows, total: page.total, totalIsMore: page.totalIsMore, fresh: 0, loading: false, error: null, losses: lossesOf(page) });
      } catch (thrown) {
        put({ ...current.current, filter, loading: false, error: toFailure(thrown) });
      }
    },
    [filter, put],
  );

  const readOlder = useCallback(async () => {
    const { rows, total, totalIsMore, error } = current.current;
    const last = rows.at(-1);
    if (busy.current || error !== null || last === undefined || (rows.length >= total && !totalIsMore)) return;
    busy.current = true;
    try {
      const page = await call("traffic.page", { filter, before: last.id, limit: pageSize });
      const now = current.current;
      if (now.rows.at(-1)?.id === last.id) put({ ...now, ...withOlder(now, page.rows) });
    } catch (thrown) {
      put({ ...current.current, error: toFailure(thrown) });
    } finally {
      busy.current = false;
    }
  }, [filter, put]);

  useLive(readNewest, atTop, current, put);

  return {
    ...state,
    showNewest: async () => {
      await readNewest(true);
      return current.current.rows[0]?.id;
    },
    setAtTop: (top: boolean) => {
      const returned = top && !atTop.current && current.current.fresh > 0;
      atTop.current = top;
      if (returned) void readNewest(false);
    },
    onRange: useCallback((_first: number, last: number) => {
      if (last > current.current.rows.length - 30) void readOlder();
    }, [readOlder]),
  };
}

function lossesOf(page: TrafficPage): State["losses"] {
  return { lost: page.nLost, lostBodies: page.nLostBodies, unindexed: page.nUnindexed };
}

/** Reads when the filter changes and when exchanges arrive; counts them while the person reads further down. */
function useLive(readNewest: (restart: boolean) => Promise<void>, atTop: { current: boolean }, current: { current: State }, put: (next: State) => void) {
  useEffect(() => {
    let reading = false;
    let again = false;
    const refresh = async () => {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      if (atTop.current) await readNewest(false);
      else {
        const { filter, total } = current.current;
        const page = await call("traffic.page", { filter, before: null, limit: 1 }).catch(() => null);
        if (page !== null) put({ ...current.current, fresh: Math.max(0, page.total - total), losses: lossesOf(page) });
      }
      reading = false;
      if (again) {
        again = false;
        void refresh();
      }
    };
    void readNewest(true);
    const stops = [subscribe("exchangesRecorded", () => void refresh()), subscribe("resync", () => void readNewest(true)), subscribe("workspaceChanged", () => void readNewest(true))];
    return () => stops.forEach((stop) => stop());
  }, [readNewest, atTop, current, put]);
}
