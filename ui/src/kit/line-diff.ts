/** One line of two texts beside each other; `null` where a side has none. Numbers count from 1. */
export type PairedLine = { left: string | null; right: string | null; leftNumber: number; rightNumber: number; same: boolean };

/** Above so many comparisons, what differs is shown as one piece. */
const most = 4_000_000;

/** The lines of two texts, those that are the same beside each other. */
export function pairLines(left: string, right: string): PairedLine[] {
  const a = left.split("\n");
  const b = right.split("\n");
  const shared = Math.min(a.length, b.length);
  let head = 0;
  while (head < shared && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shared - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const kept = commonPairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map(([i, j]): [number, number] => [i + head, j + head]);
  const heads = Array.from({ length: head }, (_, index): [number, number] => [index, index]);
  const tails = Array.from({ length: tail }, (_, index): [number, number] => [a.length - tail + index, b.length - tail + index]);
  return beside(a, b, [...heads, ...kept, ...tails]);
}

/** The longest common lines of two short lists, as pairs of indices. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > most) return [];
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Lays the lines between two common ones next to each other. */
function beside(a: readonly string[], b: readonly string[], pairs: readonly [number, number][]): PairedLine[] {
  const rows: PairedLine[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [a.length, b.length] as const]) {
    while (i < nextI || j < nextJ) {
      rows.push({ left: i < nextI ? (a[i] ?? "") : null, right: j < nextJ ? (b[j] ?? "") : null, leftNumber: i + 1, rightNumber: j + 1, same: false });
      if (i < nextI) i += 1;
      if (j < nextJ) j += 1;
    }
    if (i === a.length && j === b.length) break;
    rows.push({ left: a[i] ?? "", right: b[j] ?? "", leftNumber: i + 1, rightNumber: j + 1, same: true });
    i += 1;
    j += 1;
  }
  return rows;
}
