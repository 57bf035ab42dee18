// A server that mocks nothing: the same bytes for every request.
//
// Usage: node bare.mjs PORT FILE

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, file] = process.argv.slice(2);
const body = readFileSync(file);

createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
  response.end(body);
}).listen(Number(port), "127.0.0.1");
