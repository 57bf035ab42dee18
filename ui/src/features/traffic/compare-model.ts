import type { ExchangeView, HeaderView, MessageView } from "../../host/wire";
import { prettyJson } from "../../kit/json-tokens";
import { isMasked } from "../../kit/masks";

/** A name with its value on both sides; `null` where a side has none. */
export type ComparedPair = { name: string; left: string | null; right: string | null; same: boolean };

/** Names and values of two lists: those of the left in their order, then those that only the right has. */
export function comparePairs(left: readonly HeaderView[], right: readonly HeaderView[]): ComparedPair[] {
  const rest = [...right];
  const rows = left.map((one): ComparedPair => {
    const at = rest.findIndex((other) => other.name.toLowerCase() === one.name.toLowerCase());
    const other = at < 0 ? undefined : rest.splice(at, 1)[0];
    return { name: one.name, left: one.value, right: other?.value ?? null, same: other?.value === one.value };
  });
  return [...rows, ...rest.map((one): ComparedPair => ({ name: one.name, left: null, right: one.value, same: false }))];
}

/** Whether nobody can say if two values differ: both were masked before they were written. */
export function isUnknown(pair: ComparedPair): boolean {
  return pair.left !== null && pair.right !== null && isMasked(pair.left) && isMasked(pair.right);
}

/** A recorded body as lines for a comparison; `null` where no text was recorded. */
export function bodyLines({ body }: MessageView): string | null {
  if (body.kind === "none") return "";
  if (body.text === null) return null;
  return body.kind === "json" ? prettyJson(body.text).text : body.text;
}

/** What stands before the headers of a request. */
export function requestFacts({ row }: ExchangeView, names: { method: string; path: string }): HeaderView[] {
  return [{ name: names.method, value: row.method }, { name: names.path, value: row.path.split("?")[0] ?? "" }];
}
