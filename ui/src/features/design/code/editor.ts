import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentUnit } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import type { Extension, Range, Text } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import type { DecorationSet, ViewUpdate } from "@codemirror/view";
import type { Problem } from "../../../host/wire";
import type { Opened } from "./session";
import { editorTheme, treeColours } from "./theme";
import { viewportColours } from "./viewport";

/** Above this many UTF-16 units a whole tree costs too much with each key. */
export const largeFrom = 1_000_000;

const show = StateEffect.define<number | null>();

/** A line above this length is no place to look at: a part of it is marked. */
const longLine = 1000;

function shownMark(doc: Text, at: number): Range<Decoration> {
  const line = doc.lineAt(at);
  if (line.length <= longLine) return Decoration.line({ class: "cm-shown" }).range(line.from);
  return Decoration.mark({ class: "cm-shown" }).range(at, Math.min(line.to, at + 40));
}

/** The line that was last asked for, tinted until the text changes there. */
const shownLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(show)) next = effect.value === null ? Decoration.none : Decoration.set([shownMark(transaction.state.doc, effect.value)]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor state for one document. */
export function editorState(opened: Opened, label: string, onUpdate: (update: ViewUpdate) => void): EditorState {
  const large = opened.text.length > largeFrom;
  const language: Extension = large ? viewportColours(opened.syntax) : [opened.syntax === "json" ? json() : yaml(), treeColours, foldGutter(), bracketMatching(), highlightSelectionMatches()];
  return EditorState.create({
    doc: opened.text,
    extensions: [
      EditorState.lineSeparator.of(opened.lineEnd),
      lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), lintGutter(), history(), drawSelection(), shownLine,
      indentUnit.of("  "), EditorState.tabSize.of(2), search({ top: true }), language, editorTheme,
      keymap.of([...defaultKeymap.filter((binding) => binding.key !== "Mod-Enter"), ...historyKeymap, ...searchKeymap, ...foldKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
      EditorView.updateListener.of(onUpdate),
    ],
  });
}

/** Scrolls a place into view and tints its line; focus and selection stay where they are. */
export function revealPlace(view: EditorView, at: number): void {
  const { doc } = view.state;
  const line = doc.lineAt(Math.min(at, doc.length));
  const place = line.length > longLine ? Math.min(at, doc.length) : line.from;
  view.dispatch({ effects: [show.of(place), EditorView.scrollIntoView(place, { y: "start", yMargin: 60, x: "start", xMargin: 24 })] });
}

/** Puts the caret at a place and gives the editor focus. */
export function goToPlace(view: EditorView, at: number): void {
  view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) } });
  revealPlace(view, at);
  view.focus();
}

const severities = { error: "error", warning: "warning", note: "info" } as const;

/** Shows problems as squiggles with their message. */
export function showProblems(view: EditorView, problems: readonly Problem[], place: (at: number) => number): void {
  const diagnostics = problems.map((problem): Diagnostic => {
    const from = place(problem.from);
    const line = view.state.doc.lineAt(from);
    const to = Math.min(Math.max(place(problem.to), from), Math.max(line.to, from));
    return { from: from === to && from > line.from && from === line.to ? from - 1 : from, to: from === to ? Math.min(line.to, from + 1) : to, severity: severities[problem.severity], message: problem.hint === null ? problem.message : `${problem.message}\n${problem.hint}`, source: problem.code };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
