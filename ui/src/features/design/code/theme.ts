import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editor in the tokens of the kit, so that it follows the theme by itself. */
export const editorTheme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--bg-1)", color: "var(--text-1)", fontSize: "var(--text-body)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "var(--line-code)" },
  ".cm-content": { caretColor: "var(--accent)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-soft)" },
  ".cm-gutters": { backgroundColor: "var(--bg-1)", color: "var(--text-3)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 12px", minWidth: "36px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--bg-2) 55%, transparent)" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--text-1)" },
  ".cm-shown": { backgroundColor: "var(--accent-soft)" },
  ".cm-panels": { backgroundColor: "var(--bg-0)", color: "var(--text-1)", borderColor: "var(--border)" },
  ".cm-textfield": { backgroundColor: "var(--bg-1)", border: "1px solid var(--border-strong)", borderRadius: "var(--radius-s)", color: "var(--text-1)" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--bg-1)", border: "1px solid var(--border-strong)", borderRadius: "var(--radius-s)", color: "var(--text-1)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn)" },
  ".cm-tooltip": { backgroundColor: "var(--bg-1)", border: "1px solid var(--border)", borderRadius: "var(--radius)", boxShadow: "var(--shadow)" },
  ".cm-diagnostic": { padding: "6px 10px", fontFamily: "var(--font)", fontSize: "var(--text-meta)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-lintRange": { backgroundImage: "none", textDecorationLine: "underline", textDecorationStyle: "wavy", textDecorationSkipInk: "none", textUnderlineOffset: "3px" },
  ".cm-lintRange-error": { textDecorationColor: "var(--error)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warn)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--info)" },
  ".cm-gutter-lint": { width: "12px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
  ".cm-lint-marker": { width: "8px", height: "8px", margin: "6px 0", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--error)", borderRadius: "1px" },
  ".cm-lint-marker-warning": { content: "none", backgroundColor: "var(--warn)" },
  ".cm-lint-marker-info": { content: "none", backgroundColor: "var(--info)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--bg-2)", border: "none", color: "var(--text-2)" },
  ".tok-key": { color: "var(--accent)" },
  ".tok-string": { color: "var(--ok)" },
  ".tok-numeral": { color: "var(--info)" },
  ".tok-word": { color: "var(--violet)" },
  ".tok-comment": { color: "var(--text-3)", fontStyle: "italic" },
});

/** Colours of the small languages' own trees; the same as those of the viewport highlighter. */
export const treeColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: "tok-key" },
    { tag: [tags.string, tags.content], class: "tok-string" },
    { tag: tags.number, class: "tok-numeral" },
    { tag: [tags.bool, tags.null, tags.keyword, tags.labelName, tags.typeName], class: "tok-word" },
    { tag: [tags.comment, tags.lineComment], class: "tok-comment" },
  ]),
);
