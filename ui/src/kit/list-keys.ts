/** Where a navigation key leads in a list of `count` rows; `undefined` for any other key. */
export function stepIndex(key: string, active: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case "ArrowDown": return Math.min(last, active + 1);
    case "ArrowUp": return Math.max(0, active - 1);
    case "PageDown": return Math.min(last, active + page);
    case "PageUp": return Math.max(0, active - page);
    case "Home": return 0;
    case "End": return last;
    default: return undefined;
  }
}

/** The next row after `active` whose label begins with what was typed, going round once. */
export function findByPrefix(labels: (index: number) => string | undefined, count: number, active: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  const start = typed.length > 1 ? active : active + 1;
  for (let step = 0; step < count; step += 1) {
    const index = (start + step) % count;
    if (labels(index)?.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
