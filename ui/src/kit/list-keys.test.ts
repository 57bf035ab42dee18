import { expect, it } from "vitest";
import { findByPrefix, stepIndex } from "./list-keys";

it("stays inside the list", () => {
  expect(stepIndex("ArrowUp", 0, 5, 3)).toBe(0);
  expect(stepIndex("PageDown", 3, 5, 3)).toBe(4);
  expect(stepIndex("End", 0, 5, 3)).toBe(4);
  expect(stepIndex("ArrowDown", 0, 0, 3)).toBeUndefined();
  expect(stepIndex("a", 0, 5, 3)).toBeUndefined();
});

it("finds the next label by what is typed, round the end, skipping rows that are not loaded", () => {
  const labels = ["/pets", undefined, "/stores", "/pets/{id}"];
  const at = (index: number) => labels[index];
  expect(findByPrefix(at, 4, 0, "/")).toBe(2);
  expect(findByPrefix(at, 4, 3, "/pets")).toBe(3);
  expect(findByPrefix(at, 4, 2, "/PETS")).toBe(3);
  expect(findByPrefix(at, 4, 3, "x")).toBeUndefined();
});
