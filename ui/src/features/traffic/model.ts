import { en } from "../../app/i18n/en";
import type { BodyView, ExchangeRow, HeaderView } from "../../host/wire";

/** Puts newer rows before those already shown, each once. */
export function mergeNewer(shown: readonly ExchangeRow[], newer: readonly ExchangeRow[]): { rows: ExchangeRow[]; complete: boolean } {
  const known = new Set(shown.map((row) => row.id));
  const fresh = newer.filter((row) => !known.has(row.id));
  const complete = shown.length === 0 || fresh.length < newer.length;
  // A gap between the two pages: the old rows no longer join, so the list begins again.
  return complete ? { rows: [...fresh, ...shown], complete } : { rows: [...newer], complete };
}

/** What is on screen, and how many match as far as they were counted. */
type Shown = { rows: ExchangeRow[]; total: number; totalIsMore: boolean };

/** Puts older rows behind those already shown. Where none follow, those that are there are all. */
export function withOlder({ rows, total, totalIsMore }: Shown, older: readonly ExchangeRow[]): Shown {
  const all = [...rows, ...older];
  if (older.length === 0) return { rows: all, total: all.length, totalIsMore: false };
  return { rows: all, total: Math.max(total, all.length), totalIsMore };
}

/** The query of a recorded path as pairs, decoded where that works. */
export function queryPairs(path: string): HeaderView[] {
  const mark = path.indexOf("?");
  if (mark < 0) return [];
  return path
    .slice(mark + 1)
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      const name = equals < 0 ? part : part.slice(0, equals);
      return { name: decoded(name), value: equals < 0 ? "" : decoded(part.slice(equals + 1)) };
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** How a body is to be shown. */
export function bodyState(body: BodyView): "none" | "lost" | "binary" | "text" {
  if (body.kind === "none") return "none";
  if (body.kind === "dropped") return "lost";
  return body.text === null ? "binary" : "text";
}

/** How an exchange went, in a few words. */
export function resultOf(row: ExchangeRow): string {
  if (row.nViolations > 0) return `✗ ${row.note ?? en.traffic.violations}`;
  if (row.operation === null) return `– ${row.note ?? en.traffic.noOperation}`;
  return row.note ?? `✓ ${row.operation}`;
}
