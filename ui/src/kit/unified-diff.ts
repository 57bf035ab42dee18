/** A line of a unified diff: its kind, its text, and its numbers in the old and new file. */
export type DiffLine = { kind: "same" | "added" | "removed" | "gap" | "file"; text: string; before: number | null; after: number | null };

/** Reads a unified diff; each line knows its place in the files. */
export function diffLines(diff: string): DiffLine[] {
  let [before, after] = [1, 1];
  let [leftBefore, leftAfter] = [0, 0];
  const lines = diff.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.flatMap((line): DiffLine[] => {
    const inHunk = leftBefore > 0 || leftAfter > 0;
    const hunk = inHunk ? null : /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(.*)$/.exec(line);
    if (hunk !== null) {
      [before, after] = [Number(hunk[1]), Number(hunk[3])];
      [leftBefore, leftAfter] = [Number(hunk[2] ?? 1), Number(hunk[4] ?? 1)];
      return [{ kind: "gap", text: hunk[5]?.trim() ?? "", before: null, after: null }];
    }
    if (!inHunk) return line.startsWith("+++ ") ? [{ kind: "file", text: line.slice(4), before: null, after: null }] : [];
    const text = line.slice(1);
    if (line.startsWith("+")) {
      leftAfter -= 1;
      return [{ kind: "added", text, before: null, after: after++ }];
    }
    if (line.startsWith("-")) {
      leftBefore -= 1;
      return [{ kind: "removed", text, before: before++, after: null }];
    }
    // A remark such as "no newline at end of file".
    if (line.startsWith("\\")) return [];
    leftBefore -= 1;
    leftAfter -= 1;
    return [{ kind: "same", text, before: before++, after: after++ }];
  });
}
