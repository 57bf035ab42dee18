import { expect, it } from "vitest";
import { pathValues } from "./recorded";

it("reads the values of a path by its template, below any base", () => {
  expect(pathValues("/v1/tools/{toolId}/parts/{part}.json", "/v1/tools/a%20b/parts/7.json")).toEqual({ toolId: "a b", part: "7" });
  expect(pathValues("/tools/{toolId}", "/api/tools/****")).toEqual({});
});
