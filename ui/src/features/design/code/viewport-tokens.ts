import { jsonTokens } from "../../../kit/json-tokens";

export type Span = { from: number; to: number; kind: "key" | "string" | "numeral" | "word" | "comment" };

/** Colours of one line of a large document, without a tree: right for all but text blocks. */
export function lineSpans(line: string, syntax: "json" | "yaml"): Span[] {
  return syntax === "json" ? jsonSpans(line) : yamlSpans(line);
}

function jsonSpans(line: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const token of jsonTokens(line)) {
    if (token.kind !== "plain") spans.push({ from: at, to: at + token.text.length, kind: token.kind });
    at += token.text.length;
  }
  return spans;
}

function yamlSpans(line: string): Span[] {
  const spans: Span[] = [];
  const comment = /(?:^|\s)#.*$/.exec(line);
  const end = comment === null ? line.length : comment.index;
  const key = /^(?:\s*-\s)*\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#:[{&*!|>%@-][^:#]*?|-[^\s:#][^:#]*?|\/[^:]*?|\$[^:]*?)(?=\s*:(?:\s|$))/.exec(line.slice(0, end));
  let at = 0;
  if (key !== null) {
    const lead = /^(?:\s*-\s)*\s*/.exec(key[0])?.[0].length ?? 0;
    spans.push({ from: lead, to: key[0].length, kind: "key" });
    at = key[0].length + 1;
  }
  const rest = line.slice(at, end);
  const value = rest.replace(/^[\s-]*/, "");
  const start = at + rest.length - value.length;
  const length = value.trimEnd().length;
  if (length > 0) {
    const text = value.slice(0, length);
    if (/^-?(?:\d[\d_]*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) spans.push({ from: start, to: start + length, kind: "numeral" });
    else if (/^(?:true|false|null|~)$/.test(text)) spans.push({ from: start, to: start + length, kind: "word" });
    else if (!/^[[{|>&*]/.test(text)) spans.push({ from: start, to: start + length, kind: "string" });
  }
  if (comment !== null) spans.push({ from: comment.index, to: line.length, kind: "comment" });
  return spans;
}
