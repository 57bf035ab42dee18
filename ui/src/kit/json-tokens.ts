export type JsonToken = { kind: "key" | "string" | "numeral" | "word" | "plain"; text: string };

const pattern = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(\btrue\b|\bfalse\b|\bnull\b)/g;

/** Splits one line of JSON into coloured pieces; joining the pieces gives the line back. */
export function jsonTokens(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let at = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > at) tokens.push({ kind: "plain", text: line.slice(at, match.index) });
    const [whole, text, colon, number] = match;
    if (text !== undefined) {
      tokens.push({ kind: colon === undefined ? "string" : "key", text });
      if (colon !== undefined) tokens.push({ kind: "plain", text: colon });
    } else tokens.push({ kind: number === undefined ? "word" : "numeral", text: whole });
    at = match.index + whole.length;
  }
  if (at < line.length) tokens.push({ kind: "plain", text: line.slice(at) });
  return tokens;
}

/** JSON laid out with two spaces; anything else as it is. Texts over 2 MB are left alone. */
export function prettyJson(text: string): { text: string; json: boolean } {
  const head = text.trimStart()[0];
  if (text.length > 2_000_000 || (head !== "{" && head !== "[")) return { text, json: head === "{" || head === "[" };
  try {
    return { text: layOut(text), json: true };
  } catch {
    return { text, json: false };
  }
}

/** Lays JSON out without turning numbers into doubles, so that `10000000000000000001` stays. */
function layOut(text: string): string {
  JSON.parse(text);
  let out = "";
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === "{" || token === "[") {
      depth += 1;
      out += token + line();
    } else if (token === "}" || token === "]") {
      depth -= 1;
      const empty = /[{[]\s*$/.exec(out);
      out = empty === null ? out + line() + token : out.slice(0, empty.index + 1) + token;
    } else if (token === ",") out += token + line();
    else out += token === ":" ? ": " : token;
  }
  return out;
}
