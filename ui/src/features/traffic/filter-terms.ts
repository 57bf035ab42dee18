/** A term of a filter's text and where it stands. */
export type FilterTerm = { text: string; from: number; to: number };

/** The terms of a filter as it is typed: pieces between spaces, where quotation marks keep spaces. */
export function filterTerms(text: string): FilterTerm[] {
  // An open quotation mark reaches to the end.
  const pieces = text.matchAll(/(?:"(?:[^"\\]|\\.)*(?:"|$)|\\[\\"]|[^\s"])+/gs);
  return [...pieces].map((piece) => ({ text: piece[0], from: piece.index, to: piece.index + piece[0].length }));
}

/** The filter without one of its terms. */
export function withoutTerm(text: string, term: FilterTerm): string {
  return `${text.slice(0, term.from).trimEnd()} ${text.slice(term.to).trimStart()}`.trim();
}

/** The filter with one of its terms turned round. */
export function withTermTurned(text: string, term: FilterTerm): string {
  const turned = term.text.startsWith("-") && term.text.length > 1 ? term.text.slice(1) : `-${term.text}`;
  return text.slice(0, term.from) + turned + text.slice(term.to);
}
