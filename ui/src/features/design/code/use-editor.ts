import { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import { en } from "../../../app/i18n/en";
import { useView } from "../../../app/store";
import type { Reveal } from "../../../app/store";
import { call } from "../../../host/client";
import { toFailure } from "../../../host/transport";
import type { ApiFailure } from "../../../host/transport";
import type { Problem } from "../../../host/wire";
import { editorState, goToPlace, largeFrom, revealPlace, showProblems } from "./editor";
import { TextSession, openText } from "./session";
import type { SaveState } from "./session";

export type Editor = { view: EditorView; session: TextSession; large: boolean };
type EditorHook = { editor: Editor | null; error: ApiFailure | null; save: SaveState; retry: () => void };

/** An editor in `parent` that shows a document and keeps it the same as the service's text. */
export function useEditor(parent: React.RefObject<HTMLDivElement | null>, document: string): EditorHook {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [error, setError] = useState<ApiFailure | null>(null);
  const [save, setSave] = useState<SaveState>("saved");
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let made: Editor | null = null;
    let left = false;
    openText(document).then(
      (opened) => {
        if (left || parent.current === null) return;
        const state = editorState(opened, en.design.codeOf(document), (update) => {
          made?.session.changed(update);
          if (update.selectionSet || update.focusChanged) tellCaret(update.view);
        });
        const view = new EditorView({ state, parent: parent.current });
        made = { view, session: new TextSession(document, view, opened, setSave), large: opened.text.length > largeFrom };
        setEditor(made);
      },
      (thrown: unknown) => !left && setError(toFailure(thrown)),
    );
    return () => {
      left = true;
      made?.session.close();
      made?.view.destroy();
      setEditor(null);
      setError(null);
      useView.setState({ caret: null });
    };
  }, [parent, document, attempt]);
  return { editor, error, save, retry: () => setAttempt(attempt + 1) };
}

function tellCaret(view: EditorView): void {
  const at = view.state.selection.main.head;
  const line = view.state.doc.lineAt(at);
  useView.setState({ caret: { line: line.number, column: at - line.from + 1 } });
}

/** Brings what was asked for into view: a node of the document, an offset, or a line. */
export function useReveal(editor: Editor | null, document: string, reveal: Reveal | null): void {
  const done = useRef(0);
  useEffect(() => {
    if (editor === null || reveal === null || reveal.document !== document || done.current === reveal.serial) return;
    done.current = reveal.serial;
    const { view, session } = editor;
    if (reveal.pointer !== undefined) {
      void call("document.locate", { document, pointer: reveal.pointer }).then(
        (range) => view.dom.isConnected && revealPlace(view, session.place(range.from)),
        () => undefined,
      );
    } else if (reveal.line !== undefined) goToPlace(view, view.state.doc.line(Math.min(reveal.line, view.state.doc.lines)).from);
    else goToPlace(view, session.place(reveal.from ?? 0));
  }, [editor, document, reveal]);
}

/** Squiggles for the problems of this document. */
export function useProblems(editor: Editor | null, problems: readonly Problem[]): void {
  useEffect(() => {
    if (editor !== null) showProblems(editor.view, problems, (at) => editor.session.place(at));
  }, [editor, problems]);
}
