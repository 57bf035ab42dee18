import { expect, it } from "vitest";
import { filterTerms, withTermTurned, withoutTerm } from "./filter-terms";

const texts = (filter: string) => filterTerms(filter).map((term) => term.text);
const term = (filter: string, index: number) => filterTerms(filter)[index] ?? { text: "", from: 0, to: 0 };

it("splits at spaces outside quotation marks", () => {
  expect(texts('  status>=400 body~"white whale"  -op:"GET /pets" ')).toEqual(["status>=400", 'body~"white whale"', '-op:"GET /pets"']);
  expect(texts('body~"not closed yet')).toEqual(['body~"not closed yet']);
  expect(texts('say:"a \\" b" c')).toEqual(['say:"a \\" b"', "c"]);
  expect(texts("")).toEqual([]);
});

it("takes a term out and turns one round", () => {
  const filter = "a  b c";
  expect(withoutTerm(filter, term(filter, 1))).toBe("a c");
  expect(withoutTerm(filter, term(filter, 2))).toBe("a  b");
  expect(withTermTurned(filter, term(filter, 1))).toBe("a  -b c");
  expect(withTermTurned("a -b", term("a -b", 1))).toBe("a b");
});
