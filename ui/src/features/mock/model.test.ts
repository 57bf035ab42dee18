import { expect, it } from "vitest";
import { draftOf, placeIn, sameSettings, settingsOf } from "./model";

const settings = { port: 0, seed: 7, data: "auto", validate: "reject", delayMs: 0 };

it("shows a free port as an empty field and reads it back", () => {
  expect(draftOf(settings).port).toBe("");
  expect(settingsOf(draftOf(settings))).toEqual({ settings });
});

it("names each field that is wrong", () => {
  expect(settingsOf({ ...draftOf(settings), port: "70000", seed: "-1", delayMs: "1e3" })).toEqual({ wrong: ["port", "seed", "delayMs"] });
});

it("sees any difference", () => {
  expect(sameSettings(settings, { ...settings })).toBe(true);
  expect(sameSettings(settings, { ...settings, delayMs: 5 })).toBe(false);
});

it("finds the place of a fault in a known document only", () => {
  expect(placeIn("petstore.yaml:12:4: a key is missing", ["petstore.yaml"])).toEqual({ document: "petstore.yaml", line: 12, column: 4 });
  expect(placeIn("reloaded petstore.yaml", ["petstore.yaml"])).toBeUndefined();
  expect(placeIn("other.yaml:1:1", ["petstore.yaml"])).toBeUndefined();
});
