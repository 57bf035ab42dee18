import { expect, it } from "vitest";
import type { ExchangeRow } from "../../host/wire";
import { isMasked } from "../../kit/masks";
import { bodyState, mergeNewer, queryPairs, resultOf, withOlder } from "./model";

const row = (id: string): ExchangeRow => ({ id, at: 0, method: "GET", path: "/", status: 200, durationMs: 1, nBytes: 0, operation: null, nViolations: 0, note: null });
const ids = (rows: ExchangeRow[]) => rows.map((each) => each.id).join("");

it("joins a newer page to the rows on screen without doubling any", () => {
  const merged = mergeNewer([row("3"), row("2"), row("1")], [row("5"), row("4"), row("3")]);
  expect(ids(merged.rows)).toBe("54321");
  expect(merged.complete).toBe(true);
});

it("begins again when more arrived than one page holds, so that no row is missing in between", () => {
  const merged = mergeNewer([row("1")], [row("9"), row("8")]);
  expect(ids(merged.rows)).toBe("98");
  expect(merged.complete).toBe(false);
});

it("goes on behind the last row that was counted, until nothing follows", () => {
  const capped = { rows: [row("2")], total: 1, totalIsMore: true };
  const more = withOlder(capped, [row("1")]);
  expect([ids(more.rows), more.total, more.totalIsMore]).toEqual(["21", 2, true]);
  const end = withOlder(more, []);
  expect([ids(end.rows), end.total, end.totalIsMore]).toEqual(["21", 2, false]);
});

it("reads a query, also a broken one", () => {
  expect(queryPairs("/pets?limit=5&q=a%20b+c&flag&bad=%E0%A4%A&")).toEqual([
    { name: "limit", value: "5" },
    { name: "q", value: "a b c" },
    { name: "flag", value: "" },
    { name: "bad", value: "%E0%A4%A" },
  ]);
  expect(queryPairs("/pets")).toEqual([]);
});

it("knows a masked value", () => {
  expect(isMasked("Bearer ****")).toBe(true);
  expect(isMasked("application/json")).toBe(false);
});

it("tells a body that was dropped from one that never was", () => {
  expect(bodyState({ text: null, kind: "dropped", nBytes: 9, truncated: false })).toBe("lost");
  expect(bodyState({ text: null, kind: "none", nBytes: 0, truncated: false })).toBe("none");
  expect(bodyState({ text: null, kind: "binary", nBytes: 9, truncated: false })).toBe("binary");
});

it("does not call a request fine that reached no operation", () => {
  expect(resultOf(row("1"))).toBe("– no operation");
  expect(resultOf({ ...row("1"), operation: "listPets" })).toBe("✓ listPets");
  expect(resultOf({ ...row("1"), operation: "listPets", nViolations: 1, note: "name is missing" })).toBe("✗ name is missing");
});
