import { expect, it } from "vitest";
import { inlineMarks } from "./inline-marks";

const shown = (source: string) => inlineMarks(source).map((piece) => piece.text).join("");

it("finds code and strong words", () => {
  expect(inlineMarks("Takes `limit` and **never** more")).toEqual([
    { kind: "text", text: "Takes " }, { kind: "code", text: "limit" }, { kind: "text", text: " and " }, { kind: "strong", text: "never" }, { kind: "text", text: " more" },
  ]);
});

it("keeps the words of links and simple tags", () => {
  expect(shown('<p>Read the [guide](https://example.com/a) or <a href="x">this</a>.</p>')).toBe("Read the guide or this.");
});

it("leaves everything else as it is written", () => {
  for (const text of ["a < b and c > d", "List<Pet>", "2 * 3 * 4", "one ` tick", ""]) expect(shown(text)).toBe(text);
});
