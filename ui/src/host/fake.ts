import { fakeExchange, fakeOperation, fakeOutline, fakeText, fakeWorkspace } from "./fake/data";
import { ApiFailure } from "./transport";
import type { Transport } from "./transport";
import type { Commands, Event, ExchangeView, MockView, Settings, TextChange } from "./wire";

type Handlers = { [N in keyof Commands]: (payload: Commands[N]["request"]) => Commands[N]["reply"] };

/** A service in memory, for `npm run dev` with `?fake` and for tests. It never reaches the built bundle. */
export function fakeTransport(options: { open?: boolean; exchanges?: number } = {}): Transport & { emit: (event: Event) => void; state: FakeState } {
  let emit: (event: Event) => void = () => undefined;
  const state = new FakeState(options, (event) => emit(event));
  const handlers = handlersOf(state);
  const run = async (name: string, payload: unknown) => {
    const handler = (handlers as Record<string, ((payload: never) => unknown) | undefined>)[name];
    if (handler === undefined) throw new ApiFailure({ code: "unknown_command", message: `There is no command “${name}”.` });
    return structuredClone(handler(payload as never));
  };
  return {
    call: run,
    callBytes: async (name, payload) => (await run(name, payload)) as ArrayBuffer,
    listen: (onEvent) => {
      emit = onEvent;
    },
    native: false,
    emit: (event) => emit(event),
    state,
  };
}

class FakeState {
  text = fakeText;
  version = 1;
  dirty = false;
  open: boolean;
  exchanges: ExchangeView[];
  filters: string[] = [];
  settings: Settings = { theme: "system", density: "normal" };
  mock: MockView = {
    state: "stopped", address: null, error: null, settings: { port: 0, seed: 1, data: "auto", validate: "reject", delayMs: 0 },
    counters: { nRequests: 0, nErrors: 0, nLost: 0, nWithoutBodies: 0 }, nOperations: 40, reloads: [], stale: false,
  };
  readonly send: (event: Event) => void;
  constructor(options: { open?: boolean; exchanges?: number }, send: (event: Event) => void) {
    this.open = options.open ?? false;
    this.send = send;
    this.exchanges = Array.from({ length: options.exchanges ?? 0 }, (_, index) => fakeExchange(index));
  }
  apply(edits: TextChange[]): void {
    for (const edit of edits.toReversed()) this.text = this.text.slice(0, edit.from) + edit.insert + this.text.slice(edit.to);
    this.version += 1;
    this.dirty = true;
  }
  runMock(part: Partial<MockView>): MockView {
    this.mock = { ...this.mock, ...part };
    this.send({ type: "mockChanged", mock: this.mock });
    return this.mock;
  }
  record(): ExchangeView {
    const exchange = fakeExchange(this.exchanges.length);
    this.exchanges.push(exchange);
    this.mock = { ...this.mock, counters: { ...this.mock.counters, nRequests: this.mock.counters.nRequests + 1 } };
    this.send({ type: "exchangesRecorded", last: exchange.row.id, nNew: 1, nLost: 0 });
    return exchange;
  }
}

function handlersOf(state: FakeState): Handlers {
  const workspace = () => ({ workspace: state.open ? fakeWorkspace(state.version, state.dirty) : null });
  const opened = (open: boolean) => {
    state.open = open;
    state.send({ type: "workspaceChanged", path: open ? "/srv/ada/api/toolshed" : null });
    return workspace();
  };
  const running = { state: "running" as const, address: "http://127.0.0.1:4010" };
  return {
    "app.info": () => ({ version: "0.1.0", platform: "linux", nativeDialogs: false, recent: [{ name: "toolshed", path: "/srv/ada/api/toolshed", openedAt: Date.now() / 1000 - 4000 }] }),
    "host.pickFolder": () => ({ path: null }),
    "workspace.current": workspace,
    "workspace.open": () => opened(true),
    "workspace.openSample": () => {
      state.mock = { ...state.mock, ...running };
      return opened(true);
    },
    "workspace.close": () => opened(false),
    "workspace.browse": ({ path }) => ({ path: path ?? "/srv/ada", parent: path === null ? null : "/home", entries: ["api", "code", "notes"].map((name) => ({ name, path: `${path ?? "/srv/ada"}/${name}`, directory: true })) }),
    "document.list": () => ({ documents: fakeWorkspace(state.version, state.dirty).documents }),
    "document.open": ({ document }) => ({ document, version: state.version, syntax: "yaml", nBytes: state.text.length, dirty: state.dirty, lineEnd: "\n" }),
    "document.text": () => new TextEncoder().encode(state.text).buffer as ArrayBuffer,
    "document.apply": ({ baseVersion, edits }) => {
      if (baseVersion !== state.version) throw new ApiFailure({ code: "stale_version", message: "The text has changed." });
      state.apply(edits);
      return { version: state.version, dirty: true };
    },
    "document.set": () => ({ version: state.version, edits: [] }),
    "document.reload": () => {
      state.dirty = false;
      return { version: state.version, dirty: false };
    },
    "document.save": () => {
      state.dirty = false;
      return { version: state.version, dirty: false };
    },
    "document.locate": ({ document, pointer }) => {
      const from = Math.max(0, state.text.indexOf(pointer.split("/").at(-2)?.replaceAll("~1", "/") ?? ""));
      return { document, from, to: from + 10, line: 1, column: 1 };
    },
    "outline.page": fakeOutline,
    "operation.get": fakeOperation,
    "problems.list": () => ({ nErrors: 0, nWarnings: 1, problems: [{ code: "summary-missing", severity: "warning", message: "The operation has no summary.", hint: "Add a short one.", document: "toolshed.yaml", pointer: "", line: 12, column: 5, from: 210, to: 220 }] }),
    "mock.status": () => state.mock,
    "mock.start": (settings) => state.runMock({ ...running, settings }),
    "mock.stop": () => state.runMock({ state: "stopped", address: null }),
    "mock.configure": (settings) => state.runMock({ settings, reloads: [{ at: Date.now(), ok: true, text: "Settings changed" }, ...state.mock.reloads] }),
    "traffic.page": ({ filter, before, limit }) => {
      const all = state.exchanges.map((exchange) => exchange.row).filter((row) => row.path.includes(filter)).toReversed();
      const start = before === null ? 0 : all.findIndex((row) => row.id === before) + 1;
      return { total: all.length, totalIsMore: false, rows: all.slice(start, start + limit), nLost: 0, nLostBodies: 0, nUnindexed: 0 };
    },
    "traffic.show": ({ id }) => {
      const found = state.exchanges.find((exchange) => exchange.row.id === id);
      if (found === undefined) throw new ApiFailure({ code: "not_found", message: "This exchange is gone." });
      return found;
    },
    "traffic.complete": ({ text, cursor }) => ({ completions: text.startsWith("s") ? [{ from: 0, to: cursor, text: "status>=400", note: "failed" }] : [], error: text.includes("!") ? "`!` is no term." : null }),
    "traffic.filters": () => ({ filters: state.filters }),
    "traffic.saveFilters": ({ filters }) => ({ filters: (state.filters = filters) }),
    "traffic.figures": () => {
      const requests = state.exchanges.length;
      const figures = { requests, perSecond: requests / 60, p50: 1.2, p95: 3.4, p99: 8, byClass: [0, requests, 0, 0, 0], violating: 0, requestBytes: 0, responseBytes: requests * 300 };
      return { from: 0, until: 60_000, all: figures, operations: [{ operation: "listTools", figures }], slots: [{ from: 0, requests, failed: 0 }] };
    },
    "traffic.snippet": ({ id, kind }) => ({ text: `${kind} ${id}` }),
    "traffic.replay": ({ id }) => {
      const found = state.exchanges.find((exchange) => exchange.row.id === id);
      const status = found?.row.status ?? 200;
      return { outcome: "different", recorded: status, status, durationMs: 2, reason: null, differences: [{ part: "body", at: "/name", recorded: '"Drill"', now: '"Saw"' }] };
    },
    "traffic.drift": () => ({ document: "toolshed.yaml", judged: state.exchanges.length, nFindings: 1, findings: [fakeFinding] }),
    "traffic.fixDrift": () => ({ diff: "--- toolshed.yaml\n+++ toolshed.yaml\n@@ -1,2 +1,3 @@\n a: 1\n+legacy: {type: boolean}\n", documents: ["toolshed.yaml"], reason: null }),
    "traffic.har": () => ({ file: "traffic-1.har", nExchanges: state.exchanges.length, nBytes: 2 }),
    "traffic.harPart": ({ offset }) => new TextEncoder().encode(offset === 0 ? "{}" : "").buffer,
    "traffic.import": ({ upload, name, last }) => ({ upload: upload ?? name, nExchanges: last ? 1 : 0, notes: [] }),
    "traffic.clear": () => ({ nDeleted: state.exchanges.splice(0).length }),
    "try.send": () => {
      const exchange = state.record();
      return { status: exchange.row.status, durationMs: exchange.row.durationMs, response: exchange.response, exchange: exchange.row.id, violations: exchange.violations };
    },
    "settings.get": () => state.settings,
    "settings.set": ({ theme, density }) => {
      state.settings = { theme: theme ?? state.settings.theme, density: density ?? state.settings.density };
      return state.settings;
    },
  };
}

const fakeFinding = { key: "legacy", operation: "GET /tools", part: "response body", at: "/legacy", rule: "undeclared", message: "is not described", undeclared: true, count: 214, firstAt: 1_000, firstId: null, lastAt: 2_000, lastId: null, samples: ["true"], source: null, fix: "adds the property `legacy`", reason: null };
