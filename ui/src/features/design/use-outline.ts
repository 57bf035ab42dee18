import { useCallback, useState } from "react";
import { useCommandPages } from "../../host/queries";
import type { ApiFailure } from "../../host/transport";
import type { Grouping, OutlineRow } from "../../host/wire";

const pageSize = 200;

/** Rows of the operation tree; each page is asked for when it comes into view. */
export function useOutline(grouping: Grouping, filter: string, collapsed: string[]): { total: number; loading: boolean; error: ApiFailure | null; row: (index: number) => OutlineRow | undefined; onRange: (first: number, last: number) => void } {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / pageSize);
  const last = Math.floor(range[1] / pageSize);
  const wanted = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, step) => first + step)])];
  const { pages, error } = useCommandPages("outline.page", wanted.map((page) => ({ grouping, filter, collapsed, offset: page * pageSize, limit: pageSize })));
  const byOffset = new Map(pages.flatMap((page) => (page === undefined ? [] : [[page.offset, page] as const])));
  const onRange = useCallback((from: number, to: number) => {
    setRange((old) => (Math.floor(old[0] / pageSize) === Math.floor(from / pageSize) && Math.floor(old[1] / pageSize) === Math.floor(to / pageSize) ? old : [from, to]));
  }, []);
  return {
    total: pages[0]?.total ?? 0,
    loading: pages[0] === undefined,
    error,
    row: (index) => byOffset.get(Math.floor(index / pageSize) * pageSize)?.rows[index % pageSize],
    onRange,
  };
}
