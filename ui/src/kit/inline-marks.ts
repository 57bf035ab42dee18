export type Piece = { kind: "text" | "code" | "strong"; text: string };

/** Splits a sentence at its code spans and strong words; links keep their text, simple HTML tags go. */
export function inlineMarks(source: string): Piece[] {
  const text = source
    .replace(/<\/(?:p|li|ul|ol|h\d)>|<br\s*\/?>/gi, "\n")
    .replace(/<code>([^<]*)<\/code>/gi, "`$1`")
    .replace(/<\/?(?:p|a|b|i|em|strong|ul|ol|li|span|div|h\d)(?:\s[^<>]*)?>/gi, "")
    .replace(/!?\[([^\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/`([^`\n]+)`|\*\*([^*\n]+)\*\*/g)) {
    if (match.index > at) pieces.push({ kind: "text", text: text.slice(at, match.index) });
    pieces.push(match[1] === undefined ? { kind: "strong", text: match[2] ?? "" } : { kind: "code", text: match[1] });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
}
