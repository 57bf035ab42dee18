//! A single value in the place of another one, in the style that it has.

use super::{ScalarValue, TextEdit, block, layout, write};
use crate::document::Syntax;
use crate::node::Node;
use crate::tree::Style;

/// Ways to write the value, the one that keeps most first.
pub(super) fn candidates(node: Node<'_>, value: &ScalarValue) -> Vec<Vec<TextEdit>> {
    edits(node, value)
        .into_iter()
        .map(|edit| vec![edit])
        .collect()
}

fn edits(node: Node<'_>, value: &ScalarValue) -> Vec<TextEdit> {
    let span = node.span();
    let over = |text: String| TextEdit::replacement(span.start, span.end, text);
    if node.document().syntax() == Syntax::Json {
        return vec![over(write::json(value))];
    }
    let texts = write::yaml(value, node.style(), layout::is_in_flow(node)).into_iter();
    if span.is_empty() {
        return texts.map(|text| into_nothing(node, &text)).collect();
    }
    if !matches!(node.style(), Style::Literal | Style::Folded) {
        return texts.map(over).collect();
    }
    let comment = block::comment(node).unwrap_or_default();
    let one_line = texts.map(|text| over(text + comment));
    let near = match value {
        ScalarValue::String(text) => block::rewrite(node, text),
        _ => None,
    };
    near.into_iter().chain(one_line).collect()
}

/// A value where YAML has none: after the colon, the dash or the anchor, before a comment.
pub(super) fn into_nothing(node: Node<'_>, text: &str) -> TextEdit {
    let at = node.span().start;
    let after_key = node.key_span().is_some_and(|key| key.end == at);
    match super::replace::head_end(node) {
        Some(head) => TextEdit::insertion(head, format!(" {text}")),
        None if after_key => TextEdit::insertion(at, format!(": {text}")),
        None => TextEdit::insertion(at, format!(" {text}")),
    }
}
