//! The `Set` operation.

use super::{EditError, ScalarValue, TextEdit, block, place, write};
use crate::document::{Document, Syntax};
use crate::json::is_number;
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Style;

/// Gives the scalar at `at` another value, in the style it has.
pub(super) fn set(
    document: &Document,
    at: &Pointer,
    value: &ScalarValue,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::scalar(document, at)?;
    if let ScalarValue::Number(text) = value
        && !is_number(text)
    {
        return Err(EditError::NotNumber { text: text.clone() });
    }
    if is(node, value) {
        return Ok(Vec::new());
    }
    let candidates = candidates(node, value);
    let exact = candidates
        .into_iter()
        .find(|edit| changes_only(node, value, edit));
    exact
        .map(|edit| vec![edit])
        .ok_or_else(|| EditError::NotExact { at: at.clone() })
}

/// Ways to write the value, the one that keeps most first.
fn candidates(node: Node<'_>, value: &ScalarValue) -> Vec<TextEdit> {
    if node.document().syntax() == Syntax::Json {
        return vec![TextEdit {
            range: node.span(),
            text: write::json(value),
        }];
    }
    let texts = write::yaml(value, node.style(), is_in_flow(node)).into_iter();
    if node.span().is_empty() {
        return texts.map(|text| into_nothing(node, &text)).collect();
    }
    if !matches!(node.style(), Style::Literal | Style::Folded) {
        return texts
            .map(|text| TextEdit {
                range: node.span(),
                text,
            })
            .collect();
    }
    let comment = block::comment(node).unwrap_or_default();
    let one_line = texts.map(|text| TextEdit {
        range: node.span(),
        text: text + comment,
    });
    let near = match value {
        ScalarValue::String(text) => block::rewrite(node, text),
        _ => None,
    };
    near.into_iter().chain(one_line).collect()
}

/// A value where YAML has none: after the colon, the dash or the anchor.
fn into_nothing(node: Node<'_>, text: &str) -> TextEdit {
    let at = node.span().start;
    let after_key = node.key_span().is_some_and(|key| key.end == at);
    let rest = node.document().text().get(at..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let colon = rest.get(blanks..).is_some_and(|rest| rest.starts_with(':'));
    let (at, text) = match (after_key, colon) {
        (true, true) => (at + blanks + 1, format!(" {text}")),
        (true, false) => (at, format!(": {text}")),
        (false, _) => (at, format!(" {text}")),
    };
    TextEdit {
        range: at..at,
        text,
    }
}

fn is_in_flow(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent())
        .any(|parent| parent.style() == Style::Flow)
}

fn is(node: Node<'_>, value: &ScalarValue) -> bool {
    match value {
        ScalarValue::Null => node.kind() == NodeKind::Null,
        ScalarValue::Bool(value) => node.as_bool() == Some(*value),
        ScalarValue::String(text) => node.as_str() == Some(text),
        ScalarValue::Number(text) => node.kind() == NodeKind::Number && node.scalar() == Some(text),
    }
}

/// Reads the edited text and compares it with the old tree, node by node.
fn changes_only(node: Node<'_>, value: &ScalarValue, edit: &TextEdit) -> bool {
    let old = node.document();
    let Ok(new) = old.apply(std::slice::from_ref(edit)) else {
        return false;
    };
    new.errors().len() <= old.errors().len()
        && new.tree().nodes.len() == old.tree().nodes.len()
        && is(new.by_id(node.id()), value)
        && (0..old.tree().nodes.len()).all(|row| {
            let Ok(row) = u32::try_from(row) else {
                return false;
            };
            row == node.id().0 || same(old, &new, row)
        })
}

fn same(old: &Document, new: &Document, id: u32) -> bool {
    let (Some(a), Some(b)) = (old.tree().row(id), new.tree().row(id)) else {
        return false;
    };
    a.kind == b.kind
        && (a.parent, a.next, a.first_child, a.flags) == (b.parent, b.next, b.first_child, b.flags)
        && old.tree().key(old.text(), id) == new.tree().key(new.text(), id)
        && (matches!(a.kind, NodeKind::Mapping | NodeKind::Sequence)
            || old.tree().text(old.text(), id) == new.tree().text(new.text(), id))
}
