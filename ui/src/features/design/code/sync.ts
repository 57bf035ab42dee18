import { ChangeSet } from "@codemirror/state";
import type { Text } from "@codemirror/state";
import type { TextChange } from "../../../host/wire";

export type LineEnd = "\n" | "\r\n";

/**
 * What this editor knows of a text whose authority is the service.
 *
 * The editor shows `base` + `inflight` + `pending`: the text of `version`, what was sent and not yet answered, and what was typed since.
 */
export type SyncState = { version: number; base: Text; lineEnd: LineEnd; inflight: ChangeSet | null; pending: ChangeSet | null };

export function synced(version: number, base: Text, lineEnd: LineEnd = "\n"): SyncState {
  return { version, base, lineEnd, inflight: null, pending: null };
}

/** Adds what was typed. */
export function typed(state: SyncState, changes: ChangeSet): SyncState {
  return { ...state, pending: state.pending === null ? changes : state.pending.compose(changes) };
}

/** Takes what is pending to send it; nothing while an earlier part is unanswered. */
export function takeForSending(state: SyncState): { state: SyncState; edits: TextChange[] } | null {
  if (state.inflight !== null || state.pending === null) return null;
  return { state: { ...state, inflight: state.pending, pending: null }, edits: editsOf(state.pending, state.base, state.lineEnd) };
}

/** The service made what was in flight part of the text. */
export function confirmed(state: SyncState, version: number): SyncState {
  return { ...state, version, base: state.inflight?.apply(state.base) ?? state.base, inflight: null };
}

/** The service refused what was in flight: it becomes pending again, before what was typed since. */
export function refused(state: SyncState): SyncState {
  if (state.inflight === null) return state;
  return { ...state, inflight: null, pending: state.pending === null ? state.inflight : state.inflight.compose(state.pending) };
}

/** Another client changed the text: what the editor must apply, and our own changes moved over it. */
export function remote(state: SyncState, version: number, edits: readonly TextChange[]): { state: SyncState; apply: ChangeSet } {
  let theirs = changesOf(edits, state.base, state.lineEnd);
  const base = theirs.apply(state.base);
  let { inflight, pending } = state;
  if (inflight !== null) {
    const moved = inflight.map(theirs);
    theirs = theirs.map(inflight, true);
    inflight = moved;
  }
  if (pending !== null) {
    const moved = pending.map(theirs);
    theirs = theirs.map(pending, true);
    pending = moved;
  }
  return { state: { ...state, version, base, inflight, pending }, apply: theirs };
}

/** The editor counts a line end as one unit, the wire counts what the file holds. */
export function toWire(base: Text, at: number, lineEnd: LineEnd): number {
  return lineEnd === "\n" ? at : at + base.lineAt(at).number - 1;
}

/** The editor's offset for one of the wire. */
export function fromWire(base: Text, at: number, lineEnd: LineEnd): number {
  if (lineEnd === "\n") return Math.min(at, base.length);
  let low = 1;
  let high = base.lines;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (base.line(middle).from + middle - 1 <= at) low = middle;
    else high = middle - 1;
  }
  return Math.min(base.line(low).to, at - low + 1);
}

/** Edits of the wire as a change of this text. */
export function changesOf(edits: readonly TextChange[], base: Text, lineEnd: LineEnd): ChangeSet {
  const place = (at: number) => fromWire(base, at, lineEnd);
  return ChangeSet.of(edits.map(({ from, to, insert }) => ({ from: place(from), to: place(to), insert })), base.length, lineEnd);
}

/** A change of this text as the wire wants it: ascending, in offsets of the text before. */
export function editsOf(changes: ChangeSet, base: Text, lineEnd: LineEnd): TextChange[] {
  const edits: TextChange[] = [];
  const place = (at: number) => toWire(base, at, lineEnd);
  changes.iterChanges((from, to, _fromB, _toB, inserted) => edits.push({ from: place(from), to: place(to), insert: inserted.sliceString(0, inserted.length, lineEnd) }));
  return edits;
}

/** The one replacement, in offsets of the wire, that turns one text into another; equal ends stay. */
export function replacement(before: Text, after: string, lineEnd: LineEnd): TextChange | null {
  const old = before.sliceString(0, before.length, lineEnd);
  if (old === after) return null;
  const most = Math.min(old.length, after.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  while (head > 0 && old[head - 1] === "\r") head -= 1;
  let tail = 0;
  while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  while (tail > 0 && old[old.length - tail] === "\n") tail -= 1;
  return { from: head, to: old.length - tail, insert: after.slice(head, after.length - tail) };
}
