import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contrast, themeTokens } from "./contrast";

const source = join(import.meta.dirname, "..");
const sheet = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const surfaces = ["bg-0", "bg-1", "bg-2", "bg-3"];
const texts = ["text-1", "text-2", "text-3", "accent", "ok", "warn", "error", "info", "violet", "pink"];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  const tokens = themeTokens(sheet, theme);
  const ratio = (front: string, back: string) => contrast(tokens.get(front) ?? "", tokens.get(back) ?? "");

  it.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))(
    "%s is readable on %s",
    (text, surface) => expect(ratio(text, surface)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(surfaces)("control borders are visible on %s", (surface) =>
    expect(ratio("border-strong", surface)).toBeGreaterThanOrEqual(3));
  it.each(["accent", "ok", "warn", "error", "info"])("%s is readable on its own fill", (name) => {
    expect(ratio(name, `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
    expect(ratio("text-1", `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
    expect(ratio("text-2", `${name}-soft`)).toBeGreaterThanOrEqual(4.5);
  });
  it("text on the accent is readable", () => expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5));
});

it("keeps raw colours in tokens.css only", () => {
  const offenders = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(css|tsx?)$/.test(name) && !name.endsWith("tokens.css") && !name.includes(".test."))
    .filter((name) => /#[0-9a-f]{3}(?:[0-9a-f]{3}){0,1}\b(?!\w)|\brgba?\(|\bhsla?\(/i.test(readFileSync(join(source, name), "utf8")));
  expect(offenders).toEqual([]);
});

it("uses no token that does not exist", () => {
  const known = new Set([...sheet.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const unknown = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) => [...readFileSync(join(source, name), "utf8").matchAll(/var\((--[\w-]+)\)/g)].map((m) => m[1]))
    .filter((name) => !known.has(name));
  expect(unknown).toEqual([]);
});
