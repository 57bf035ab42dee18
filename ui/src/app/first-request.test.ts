// @vitest-environment happy-dom
import { expect, it } from "vitest";
import type { OutlineRow } from "../host/wire";
import { firstOperation } from "./first-request";

const row = (method: string | null, label: string): OutlineRow => ({
  id: `${method} ${label}`, kind: method === null ? "group" : "operation", level: 1, position: 1, setSize: 1, label, method,
  detail: null, deprecated: false, expanded: null, document: "a.yaml", pointer: "", nErrors: 0, nWarnings: 0,
});

it("prefers reading one thing over a list, and a list over writing", () => {
  expect(firstOperation([row(null, "tools"), row("POST", "/tools"), row("GET", "/tools"), row("GET", "/tools/{id}")])?.label).toBe("/tools/{id}");
  expect(firstOperation([row("DELETE", "/tools/{id}"), row("GET", "/tools")])?.label).toBe("/tools");
  expect(firstOperation([row("POST", "/tools")])).toBeUndefined();
});
