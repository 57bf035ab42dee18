// Does with a file what a user of another tool would do, and prints how many milliseconds it took.
//
// Usage: node measure.mjs WORK FILE

import { readFileSync } from "node:fs";

const [work, file] = process.argv.slice(2);

const works = {
  "yaml-read": async () => {
    const { parseDocument } = await import("yaml");
    return () => parseDocument(readFileSync(file, "utf8"));
  },
  "parser-dereference": async () => {
    const { default: parser } = await import("@apidevtools/swagger-parser");
    return () => parser.dereference(file);
  },
  "parser-validate": async () => {
    const { default: parser } = await import("@apidevtools/swagger-parser");
    // What it finds is of no interest here, only how long it looks.
    return () => parser.validate(file).catch(() => undefined);
  },
};

const run = await works[work]();
const start = performance.now();
await run();
console.log(performance.now() - start);
