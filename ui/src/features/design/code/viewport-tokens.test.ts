import { expect, it } from "vitest";
import { lineSpans } from "./viewport-tokens";

const seen = (line: string, syntax: "json" | "yaml") => lineSpans(line, syntax).map((span) => `${span.kind} ${line.slice(span.from, span.to)}`);

it("colours YAML keys, values and comments", () => {
  expect(seen("    summary: Find a pet   # soon", "yaml")).toEqual(["key summary", "string Find a pet", "comment  # soon"]);
  expect(seen("  /pets/{id}:", "yaml")).toEqual(["key /pets/{id}"]);
  expect(seen("- $ref: '#/components/x'", "yaml")).toEqual(["key $ref", "string '#/components/x'"]);
  expect(seen("  maximum: 12.5", "yaml")).toEqual(["key maximum", "numeral 12.5"]);
  expect(seen("  required: true", "yaml")).toEqual(["key required", "word true"]);
});

it("gives spans in order that do not overlap", () => {
  for (const line of ['  "a": [1, "b", null]', "a: b: c # d", "- - x: 1", "'q:': \"v\" #", "   ", "-", ": x"]) {
    for (const syntax of ["json", "yaml"] as const) {
      let at = 0;
      for (const span of lineSpans(line, syntax)) {
        expect(span.from, line).toBeGreaterThanOrEqual(at);
        expect(span.to, line).toBeGreaterThan(span.from);
        at = span.to;
      }
      expect(at).toBeLessThanOrEqual(line.length);
    }
  }
});
