import { ChangeSet, Text } from "@codemirror/state";
import { expect, it } from "vitest";
import { confirmed, fromWire, refused, remote, replacement, synced, takeForSending, toWire, typed } from "./sync";
import type { TextChange } from "../../../host/wire";
import type { SyncState } from "./sync";

/** A reproducible source of numbers below `most`. */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * most);
  };
}

function someEdit(length: number, next: (most: number) => number): ChangeSet {
  const from = next(length + 1);
  const to = Math.min(length, from + next(4));
  return ChangeSet.of({ from, to, insert: ["", "a", "é😀", "x\ny"][next(4)] ?? "" }, length);
}

it.each(["\n", "\r\n"] as const)("brings two editors and the service to the same text, whatever the order (line end %j)", (lineEnd) => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const next = numbers(seed);
    let wire = ["openapi: 3.1.0", "paths: {}"].join(lineEnd);
    const text = Text.of(["openapi: 3.1.0", "paths: {}"]);
    let version = 1;
    const log: { edits: TextChange[]; by: number }[] = [];
    const editors = [0, 1].map(() => ({ doc: text, state: synced(1, text, lineEnd) }));
    const catchUp = (me: number) => {
      const editor = editors[me];
      if (editor === undefined) return;
      while (editor.state.version < version) {
        const entry = log[editor.state.version - 1];
        if (entry === undefined) return;
        if (entry.by === me) {
          editor.state = confirmed(editor.state, editor.state.version + 1);
          continue;
        }
        const { state, apply } = remote(editor.state, editor.state.version + 1, entry.edits);
        editor.state = state;
        editor.doc = apply.apply(editor.doc);
      }
    };
    const send = (me: number) => {
      const editor = editors[me];
      if (editor === undefined) return;
      const taken = takeForSending(editor.state);
      if (taken === null) return;
      editor.state = taken.state;
      if (taken.state.version !== version) {
        editor.state = refused(editor.state);
        catchUp(me);
        return;
      }
      for (const edit of taken.edits.toReversed()) wire = wire.slice(0, edit.from) + edit.insert + wire.slice(edit.to);
      version += 1;
      log.push({ edits: taken.edits, by: me });
      if (next(2) === 0) catchUp(me);
    };
    for (let step = 0; step < 40; step += 1) {
      const me = next(2);
      const editor = editors[me];
      if (editor === undefined) continue;
      const action = next(3);
      if (action === 0) {
        const changes = someEdit(editor.doc.length, next);
        editor.doc = changes.apply(editor.doc);
        editor.state = typed(editor.state, changes);
      } else if (action === 1) send(me);
      else catchUp(me);
    }
    for (let round = 0; round < 4; round += 1) {
      for (const me of [0, 1]) {
        catchUp(me);
        send(me);
        catchUp(me);
      }
    }
    expect(version, "the run must edit").toBeGreaterThan(3);
    expect(editors[0]?.doc.sliceString(0, undefined, lineEnd), `seed ${seed}`).toBe(wire);
    expect(editors[0]?.state.base.sliceString(0, undefined, lineEnd), `seed ${seed}`).toBe(wire);
    expect(editors[1]?.doc.sliceString(0, undefined, lineEnd), `seed ${seed}`).toBe(wire);
  }
});

it("sends one part at a time and keeps what is typed meanwhile", () => {
  let state: SyncState = typed(synced(7, Text.of(["xyz"])), ChangeSet.of({ from: 0, insert: "a" }, 3));
  const first = takeForSending(state);
  expect(first?.edits).toEqual([{ from: 0, to: 0, insert: "a" }]);
  state = typed(first?.state ?? state, ChangeSet.of({ from: 1, insert: "b" }, 4));
  expect(takeForSending(state)).toBeNull();
  expect(takeForSending(confirmed(state, 8))?.edits).toEqual([{ from: 1, to: 1, insert: "b" }]);
});

it("replaces only what differs", () => {
  expect(replacement(Text.of(["abcd"]), "abXcd", "\n")).toEqual({ from: 2, to: 2, insert: "X" });
  expect(replacement(Text.of(["aaa"]), "aa", "\n")).toEqual({ from: 2, to: 3, insert: "" });
  expect(replacement(Text.of(["same"]), "same", "\n")).toBeNull();
});

it("counts line ends as the file holds them", () => {
  const text = Text.of(["a", "", "bc"]);
  const file = "a\r\n\r\nbc";
  for (const at of [0, 1, 2, 3, 4, 5]) {
    const there = toWire(text, at, "\r\n");
    expect(fromWire(text, there, "\r\n")).toBe(at);
    expect(text.sliceString(0, at, "\r\n")).toBe(file.slice(0, there));
  }
  expect(replacement(text, "a\r\n\r\nX\r\nbc", "\r\n")).toEqual({ from: 5, to: 5, insert: "X\r\n" });
});
