import type { ExchangeView, GetOperation, OperationView, OutlinePage, OutlineQuery, OutlineRow, WorkspaceView } from "../wire";

const nouns = ["tools", "loans", "members", "workshops", "reservations", "repairs", "suppliers", "invoices"];
const verbs = [["GET", "", "List"], ["POST", "", "Add to"], ["GET", "/{id}", "Read one of"], ["PATCH", "/{id}", "Change one of"], ["DELETE", "/{id}", "Remove one of"]] as const;

/** A document long enough to scroll. */
export const fakeText = `openapi: 3.1.0\ninfo:\n  title: Toolshed\n  version: 1.0.0\npaths:\n${nouns
  .map((noun) => `  /${noun}:\n    get:\n      tags: [${noun}]\n      summary: List all ${noun}   # newest first\n      responses:\n        '200':\n          description: A page of ${noun}.\n  /${noun}/{id}:\n    get:\n      tags: [${noun}]\n      responses:\n        '200': { description: One of them. }\n`)
  .join("")}`;

export function fakeWorkspace(version: number, dirty: boolean): WorkspaceView {
  return { name: "toolshed", path: "/srv/ada/api/toolshed", sample: true, documents: [{ id: "toolshed.yaml", title: "Toolshed", openapi: "3.1", entry: true, nOperations: 40, nProblems: 1, dirty, conflict: false, version }] };
}

function rows(query: OutlineQuery): OutlineRow[] {
  const base = { document: "toolshed.yaml", nErrors: 0, nWarnings: 0, deprecated: false };
  const out: OutlineRow[] = [];
  for (const [place, noun] of nouns.entries()) {
    const members = verbs.filter(([method, suffix]) => `${method} /${noun}${suffix}`.toLowerCase().includes(query.filter.toLowerCase()));
    if (members.length === 0) continue;
    const closed = query.collapsed.includes(noun);
    if (query.grouping !== "flat") out.push({ ...base, id: noun, kind: "group", level: 1, position: place + 1, setSize: nouns.length, label: query.grouping === "tag" ? noun : `/${noun}`, method: null, detail: String(members.length), expanded: !closed, pointer: `/tags/${place}`, nWarnings: place === 2 ? 1 : 0 });
    if (closed && query.grouping !== "flat") continue;
    for (const [index, [method, suffix, verb]] of members.entries()) {
      out.push({ ...base, id: `${method} ${noun}${suffix}`, kind: "operation", level: query.grouping === "flat" ? 1 : 2, position: index + 1, setSize: members.length, label: `/${noun}${suffix}`, method, detail: `${verb} ${noun}`, expanded: null, pointer: `/paths/~1${noun}${suffix.replace("/", "~1")}/${method.toLowerCase()}`, deprecated: noun === "invoices" && method === "DELETE" });
    }
  }
  return out;
}

export function fakeOutline(query: OutlineQuery): OutlinePage {
  const all = rows(query);
  return { total: all.length, offset: query.offset, rows: all.slice(query.offset, query.offset + query.limit) };
}

const tool = '{\n  "id": "tool_8Kd2",\n  "name": "Cordless drill",\n  "available": true,\n  "weightKg": 1.8,\n  "tags": [\n    "power",\n    "drilling"\n  ]\n}';

export function fakeOperation({ document, pointer }: GetOperation): OperationView {
  const [, , path = "", method = "get"] = pointer.split("/");
  const place = { document, pointer };
  const schema = [
    { name: "", depth: 0, typeText: "Tool", required: false, rules: "no extra properties", description: "A tool that members can borrow" },
    { name: "id", depth: 1, typeText: "string", required: true, rules: "/^tool_/", description: "" },
    { name: "name", depth: 1, typeText: "string", required: true, rules: "1 to 100 characters", description: "As it is written on the shelf" },
    { name: "tags", depth: 1, typeText: "array of string", required: false, rules: "unique, up to 10", description: "" },
  ];
  const content = [{ name: "application/json", schema, sample: tool, sampleSource: "example: drill" }];
  return {
    document, pointer, method: method.toUpperCase(), path: path.replaceAll("~1", "/"), operationId: "readTool", summary: "Read one tool",
    description: "Members may read every tool, lent out or not.\nThe answer is cached for a minute.", tags: ["tools"], deprecated: false, basePath: "", security: ["apiKey"], credentials: [{ scheme: "apiKey", location: "header", name: "X-Api-Key", sample: "made-up-key" }],
    parameters: [
      { ...place, name: "id", location: "path", required: true, deprecated: false, typeText: "string", rules: "/^tool_/", description: "The tool's id", options: [], sample: "tool_8Kd2" },
      { ...place, name: "sort", location: "query", required: false, deprecated: false, typeText: "string", rules: "", description: "Order of the answer", options: ["name", "weight"], sample: "name" },
      { ...place, name: "limit", location: "query", required: false, deprecated: false, typeText: "integer", rules: "1 to 100", description: "How many at most", options: [], sample: "20" },
    ],
    requestBody: method === "get" || method === "delete" ? null : { required: true, description: "The whole tool.", content },
    responses: [
      { ...place, status: "200", description: "The tool.", headers: ["ETag"], content },
      { ...place, status: "404", description: "No tool has this id.", headers: [], content: [] },
    ],
  };
}

export function fakeExchange(index: number): ExchangeView {
  const noun = nouns[index % nouns.length] ?? "tools";
  const bad = index % 7 === 3;
  const header = (name: string, value: string) => ({ name, value });
  return {
    row: { id: String(index + 1), at: 1_795_000_000_000 + index * 731, method: bad ? "POST" : "GET", path: `/${noun}${bad ? "" : `?limit=${index % 20}`}`, status: bad ? 422 : 200, durationMs: 0.4 + (index % 9), nBytes: bad ? 212 : 1480, operation: `list ${noun}`, nViolations: bad ? 1 : 0, note: bad ? "body: name is missing" : null },
    template: `/${noun}`, document: "toolshed.yaml",
    request: { headers: [header("Host", "127.0.0.1:4010"), header("Authorization", "Bearer ****"), header("Accept", "application/json")], body: bad ? { text: '{"tags":[]}', kind: "json", nBytes: 11, truncated: false } : { text: null, kind: "none", nBytes: 0, truncated: false } },
    response: { headers: [header("Content-Type", "application/json")], body: { text: tool, kind: "json", nBytes: tool.length, truncated: false } },
    violations: bad ? [{ part: "body", at: "/name", rule: "required", message: "“name” is required and was not sent.", source: "/components/schemas/Tool" }] : [],
    trace: [{ stage: "route", ok: true, text: `GET /${noun} matches /${noun}` }, { stage: "validation", ok: !bad, text: bad ? "The body lacks “name”." : "Everything fits." }, { stage: "data", ok: true, text: "Example “drill”." }],
    curl: `curl http://127.0.0.1:4010/${noun}`,
    queuedMs: 0.2,
    firstByteMs: 1.1,
    messages: [],
  };
}
