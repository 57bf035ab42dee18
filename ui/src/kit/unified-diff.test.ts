import { expect, it } from "vitest";
import { diffLines } from "./unified-diff";

it("numbers lines as the files do", () => {
  const diff = "--- a.yaml\n+++ a.yaml\n@@ -10,3 +10,4 @@ paths:\n a\n-b\n+c\n+-- d\n e\n@@ -40 +41 @@\n-x\n+y\n";
  expect(diffLines(diff).map((line) => [line.kind, line.before, line.after, line.text])).toEqual([
    ["file", null, null, "a.yaml"],
    ["gap", null, null, "paths:"],
    ["same", 10, 10, "a"],
    ["removed", 11, null, "b"],
    ["added", null, 11, "c"],
    ["added", null, 12, "-- d"],
    ["same", 12, 13, "e"],
    ["gap", null, null, ""],
    ["removed", 40, null, "x"],
    ["added", null, 41, "y"],
  ]);
});
