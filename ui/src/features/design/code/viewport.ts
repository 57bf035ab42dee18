import { Decoration, ViewPlugin } from "@codemirror/view";
import type { DecorationSet, EditorView, ViewUpdate } from "@codemirror/view";
import { lineSpans } from "./viewport-tokens";

const marks = Object.fromEntries((["key", "string", "numeral", "word", "comment"] as const).map((kind) => [kind, Decoration.mark({ class: `tok-${kind}` })]));
const longest = 2000;

/** Colours the lines in view of a document that is too large for a tree. */
export function viewportColours(syntax: "json" | "yaml") {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view, syntax);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view, syntax);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

function decorate(view: EditorView, syntax: "json" | "yaml"): DecorationSet {
  const ranges = view.visibleRanges.flatMap(({ from, to }) => {
    const found = [];
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      // Of a line without end, such as a whole document on one, only the part in view is read.
      const start = line.length > longest ? Math.max(line.from, from) : line.from;
      const text = view.state.sliceDoc(start, Math.min(line.to, Math.max(to, start + 1)));
      for (const span of lineSpans(text, syntax)) {
        const mark = marks[span.kind];
        if (mark !== undefined) found.push(mark.range(start + span.from, start + span.to));
      }
      at = line.to + 1;
    }
    return found;
  });
  return Decoration.set(ranges, true);
}
