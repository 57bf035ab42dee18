import { Annotation } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import { call, callBytes, subscribe } from "../../../host/client";
import { clientId, toFailure } from "../../../host/transport";
import type { Event } from "../../../host/wire";
import { confirmed, fromWire, refused, remote, replacement, synced, takeForSending, typed } from "./sync";
import type { LineEnd, SyncState } from "./sync";

type TextEdited = Extract<Event, { type: "textEdited" }>;
export type SaveState = "saved" | "dirty" | "saving" | "failed";
export type Opened = { text: string; version: number; syntax: "json" | "yaml"; dirty: boolean; lineEnd: LineEnd };

/** Marks what came from the service, so that it is not sent back. */
export const fromService = Annotation.define<boolean>();
const pause = 50;
const savePause = 800;

/** Reads text and version that belong together, also while someone edits. */
export async function openText(document: string): Promise<Opened> {
  for (let attempt = 0; ; attempt += 1) {
    const { version, syntax, dirty, lineEnd } = await call("document.open", { document });
    try {
      const bytes = await callBytes("document.text", { document, version });
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      return { text, version, syntax: syntax === "json" ? "json" : "yaml", dirty, lineEnd: lineEnd === "\r\n" ? "\r\n" : "\n" };
    } catch (thrown) {
      if (toFailure(thrown).code !== "stale_version" || attempt >= 8) throw thrown;
    }
  }
}

/** Keeps one editor and the service's text the same. */
export class TextSession {
  private readonly document: string;
  private readonly view: EditorView;
  private state: SyncState;
  private readonly onSave: (state: SaveState) => void;
  /** Events that came while an answer was awaited; whether they are our own shows with it. */
  private held: TextEdited[] = [];
  private sendTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private saveWanted = false;
  private reloadWanted = false;
  private closed = false;
  private readonly stops: (() => void)[];

  constructor(document: string, view: EditorView, opened: Opened, onSave: (state: SaveState) => void) {
    this.document = document;
    this.view = view;
    this.state = synced(opened.version, view.state.doc, opened.lineEnd);
    this.onSave = onSave;
    onSave(opened.dirty ? "dirty" : "saved");
    this.stops = [subscribe("textEdited", (event) => this.receive(event)), subscribe("resync", () => void this.reload())];
  }

  /** The editor's offset of a place that the service named. */
  place(at: number): number {
    return fromWire(this.view.state.doc, at, this.state.lineEnd);
  }

  /** To be called with each change of the editor. */
  changed(update: ViewUpdate): void {
    if (!update.docChanged || update.transactions.some((transaction) => transaction.annotation(fromService) === true)) return;
    this.state = typed(this.state, update.changes);
    this.onSave("dirty");
    this.sendTimer ??= setTimeout(() => this.send(), pause);
  }

  /** Writes the file as soon as all edits have arrived. */
  save(): void {
    this.saveWanted = true;
    if (!this.send()) void this.saveNow();
  }

  close(): void {
    this.send();
    this.closed = true;
    clearTimeout(this.sendTimer);
    if (this.saveTimer !== undefined) {
      clearTimeout(this.saveTimer);
      void call("document.save", { document: this.document }).catch(() => undefined);
    }
    this.stops.forEach((stop) => stop());
  }

  /** Sends what is pending; tells whether something is on its way. */
  private send(): boolean {
    this.sendTimer = undefined;
    if (this.closed || this.state.inflight !== null) return this.state.inflight !== null;
    const taken = takeForSending(this.state);
    if (taken === null) return false;
    this.state = taken.state;
    call("document.apply", { document: this.document, baseVersion: taken.state.version, edits: taken.edits }).then(
      ({ version }) => this.answered(version),
      (thrown: unknown) => this.rejected(thrown),
    );
    return true;
  }

  private answered(version: number): void {
    this.state = confirmed(this.state, version);
    this.drain();
    if (this.reloadWanted) void this.reload();
    else if (this.state.pending !== null) this.send();
    else if (this.saveWanted) void this.saveNow();
    else this.scheduleSave();
  }

  private rejected(thrown: unknown): void {
    this.state = refused(this.state);
    if (toFailure(thrown).code !== "stale_version") {
      this.onSave("failed");
      this.sendTimer ??= setTimeout(() => this.send(), 2000);
      return;
    }
    const before = this.state.version;
    this.drain();
    if (this.reloadWanted || this.state.version === before) void this.reload();
    else this.send();
  }

  private receive(event: TextEdited): void {
    if (event.document !== this.document || event.version <= this.state.version) return;
    if (this.state.inflight !== null) {
      if (event.client !== clientId) this.held.push(event);
      return;
    }
    if (event.client !== null && event.client === clientId) return;
    this.applyRemote(event);
    this.onSave(event.dirty ? "dirty" : "saved");
  }

  private drain(): void {
    const held = this.held;
    this.held = [];
    for (const event of held) if (event.version > this.state.version) this.applyRemote(event);
  }

  private applyRemote(event: TextEdited): void {
    if (event.baseVersion !== this.state.version) {
      void this.reload();
      return;
    }
    const { state, apply } = remote(this.state, event.version, event.edits);
    this.state = state;
    this.view.dispatch({ changes: apply, annotations: fromService.of(true) });
  }

  /** Events were missed: what differs in the service's text counts as one edit of another client. */
  private async reload(): Promise<void> {
    if (this.state.inflight !== null) {
      this.reloadWanted = true;
      return;
    }
    const opened = await openText(this.document).catch(() => null);
    if (opened === null || this.closed) return;
    if (this.state.inflight !== null) {
      this.reloadWanted = true;
      return;
    }
    this.reloadWanted = false;
    if (opened.version > this.state.version) {
      const edit = replacement(this.state.base, opened.text, this.state.lineEnd);
      const { state, apply } = remote(this.state, opened.version, edit === null ? [] : [edit]);
      this.state = state;
      this.view.dispatch({ changes: apply, annotations: fromService.of(true) });
    }
    if (this.state.pending !== null) this.send();
    this.onSave(opened.dirty || this.state.pending !== null ? "dirty" : "saved");
  }

  private scheduleSave(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => void this.saveNow(), savePause);
  }

  private async saveNow(): Promise<void> {
    this.saveWanted = false;
    clearTimeout(this.saveTimer);
    this.saveTimer = undefined;
    this.onSave("saving");
    try {
      await call("document.save", { document: this.document });
      this.onSave(this.state.pending === null && this.state.inflight === null ? "saved" : "dirty");
    } catch {
      this.onSave("failed");
    }
  }
}
