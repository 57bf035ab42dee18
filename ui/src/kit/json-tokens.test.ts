import { expect, it } from "vitest";
import { jsonTokens, prettyJson } from "./json-tokens";

it("keeps every character of a line", () => {
  for (const line of ['  "a": [1, -2.5e3, "x\\"y", true, null],', '"open', "", "not json at all"]) {
    expect(jsonTokens(line).map((token) => token.text).join("")).toBe(line);
  }
});

it("tells keys from strings", () => {
  expect(jsonTokens('"a": "b"').filter((token) => token.kind !== "plain").map((token) => token.kind)).toEqual(["key", "string"]);
});

it("lays out like JSON.stringify", () => {
  const value = { a: [1, { b: "x, y: {z}" }], empty: {}, none: [], deep: [[true, null]] };
  expect(prettyJson(JSON.stringify(value))).toEqual({ text: JSON.stringify(value, null, 2), json: true });
});

it("does not round long numbers", () => {
  expect(prettyJson('{"id":10000000000000000001}').text).toContain("10000000000000000001");
});

it("leaves what is not JSON alone", () => {
  expect(prettyJson("<a/>")).toEqual({ text: "<a/>", json: false });
  expect(prettyJson('{"a":').json).toBe(false);
});
