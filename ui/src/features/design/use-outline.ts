import { useCallback, useState } from "react";
import { useCommandPages } from "../../host/queries";
import type { ApiFailure } from "../../host/transport";
import type { Grouping, OutlinePage, OutlineRow } from "../../host/wire";

const pageSize = 200;

/** Rows of the operation tree; each page is asked for when it comes into view. */
export function useOutline(grouping: Grouping, filter: string, collapsed: string[]): { total: number; loading: boolean; error: ApiFailure | null; row: (index: number) => OutlineRow | undefined; onRange: (first: number, last: number) => void } {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, step) => first + step)])];
  const { pages, error } = useCommandPages("outline.page", wanted.map((page) => ({ grouping, filter, collapsed, offset: page * pageSize, limit: pageSize })));
  const shown = useLastLoaded(pages);
  const byOffset = new Map(shown.flatMap((page) => (page === undefined ? [] : [[page.offset, page] as const])));
  const onRange = useCallback((from: number, to: number) => {
    setRange((old) => (Math.floor(old[0] / pageSize) === Math.floor(from / pageSize) && Math.floor(old[1] / pageSize) === Math.floor(to / pageSize) ? old : [from, to]));
  }, []);
  return {
    total: shown[0]?.total ?? 0,
    loading: shown[0] === undefined,
    error,
    row: (index) => byOffset.get(Math.floor(index / pageSize) * pageSize)?.rows[index % pageSize],
    onRange,
  };
}

type Pages = (OutlinePage | undefined)[];

/** The pages that were last complete enough to show, while others load: the tree never empties under the keyboard. */
function useLastLoaded(pages: Pages): Pages {
  const [kept, setKept] = useState<Pages>(pages);
  const ready = pages[0] !== undefined;
  const same = kept.length === pages.length && kept.every((page, index) => page === pages[index]);
  if (ready && !same) setKept(pages);
  return ready ? pages : kept;
}
