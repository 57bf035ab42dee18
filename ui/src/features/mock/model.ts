import type { MockSettings } from "../../host/wire";

/** The settings as they stand in the fields: texts, until they are proved numbers. */
export type Draft = { port: string; seed: string; data: string; validate: string; delayMs: string };

export function draftOf(settings: MockSettings): Draft {
  return { port: settings.port === 0 ? "" : String(settings.port), seed: String(settings.seed), data: settings.data, validate: settings.validate, delayMs: String(settings.delayMs) };
}

/** The number in a field, or `undefined` where it is not a whole number in the range. */
function whole(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** The settings of a draft, or the fields that are wrong. */
export function settingsOf(draft: Draft): { settings: MockSettings } | { wrong: ("port" | "seed" | "delayMs")[] } {
  const port = draft.port.trim() === "" ? 0 : whole(draft.port, 1, 65_535);
  const seed = whole(draft.seed, 0, 4_294_967_295);
  const delayMs = draft.delayMs.trim() === "" ? 0 : whole(draft.delayMs, 0, 600_000);
  if (port !== undefined && seed !== undefined && delayMs !== undefined) return { settings: { port, seed, delayMs, data: draft.data, validate: draft.validate } };
  const wrong: ("port" | "seed" | "delayMs")[] = [];
  if (port === undefined) wrong.push("port");
  if (seed === undefined) wrong.push("seed");
  if (delayMs === undefined) wrong.push("delayMs");
  return { wrong };
}

/** Whether two settings say the same. */
export function sameSettings(a: MockSettings, b: MockSettings): boolean {
  return a.port === b.port && a.seed === b.seed && a.data === b.data && a.validate === b.validate && a.delayMs === b.delayMs;
}

/** The place in a reload's text, such as `petstore.yaml:12:4`, where it names one of the documents. */
export function placeIn(text: string, documents: readonly string[]): { document: string; line: number; column: number } | undefined {
  for (const document of documents) {
    const at = text.indexOf(`${document}:`);
    const found = at < 0 ? null : /^:(\d+)(?::(\d+))?/.exec(text.slice(at + document.length));
    if (found !== null) return { document, line: Number(found[1]), column: Number(found[2] ?? 1) };
  }
  return undefined;
}
