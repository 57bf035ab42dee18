import { expect, it } from "vitest";
import { pairLines } from "./line-diff";

const drawn = (left: string, right: string) => pairLines(left, right).map((row) => `${row.left ?? "·"}${row.same ? "=" : "|"}${row.right ?? "·"}`);

it("puts equal lines beside each other and the others between them", () => {
  expect(drawn("a\nb\nc", "a\nx\ny\nc")).toEqual(["a=a", "b|x", "·|y", "c=c"]);
  expect(drawn("a\nb\nc\nd", "b\nd")).toEqual(["a|·", "b=b", "c|·", "d=d"]);
  expect(drawn("a", "a")).toEqual(["a=a"]);
});

it("numbers the lines of each side", () => {
  expect(pairLines("a\nc", "a\nb\nc").at(-1)).toMatchObject({ leftNumber: 2, rightNumber: 3, same: true });
});

it("gives both texts back, also where they are too long to be matched", () => {
  const left = Array.from({ length: 2500 }, (_, index) => `l${index}`).join("\n");
  const right = Array.from({ length: 2500 }, (_, index) => `r${index}`).join("\n");
  const rows = pairLines(left, right);
  expect(rows.map((row) => row.left).join("\n")).toBe(left);
  expect(rows.map((row) => row.right).join("\n")).toBe(right);
});
