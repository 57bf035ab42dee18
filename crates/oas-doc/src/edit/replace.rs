//! Another value in the place of one.

use super::intent::{Intent, is};
use super::look::Look;
use super::place::Reach;
use super::{EditError, TextEdit, Value, changes, layout, lines, place, render, scalar};
use crate::document::{Document, Syntax};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::{Flag, Style};

/// Gives a place that exists another value.
pub(super) fn replace(
    document: &Document,
    at: &Pointer,
    value: &Value,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::value(document, at, reach)?;
    if is(value, node) {
        return Ok(Vec::new());
    }
    let intent = Intent::instead(node, value).ok_or(EditError::WholeDocument)?;
    if let Some(changes) = changes::within(node, value) {
        let near = intent.choose(document, at, vec![changes::at_once(&changes)]);
        let near = near.or_else(|_| {
            let steps = changes::one_by_one(document, &changes)?;
            intent.choose(document, at, vec![steps])
        });
        if near.is_ok() {
            return near;
        }
    }
    intent.choose_for(node, at, candidates(node, value))
}

/// Ways to write the value, the one that keeps most first.
pub(super) fn candidates(node: Node<'_>, value: &Value) -> Vec<Vec<TextEdit>> {
    let container = node.parent().unwrap_or(node);
    let look = Look::around(container);
    let parts = matches!(node.kind(), NodeKind::Mapping | NodeKind::Sequence);
    match value {
        Value::Scalar(value) if !parts => return scalar::candidates(node, value),
        _ if node.document().syntax() == Syntax::Json => {
            return vec![vec![over(node, &json(node, value, &look))]];
        }
        _ => {}
    }
    let one_line = render::flow(value, &look);
    if layout::is_in_flow(node) {
        return vec![vec![over(node, &one_line)]];
    }
    if !value.has_parts() {
        let mut texts = vec![one_line];
        if let Value::Scalar(value) = value {
            texts.extend(super::write::yaml(value, Style::Double, false));
        }
        return texts.iter().map(|text| on_one_line(node, text)).collect();
    }
    let filled = parts && node.style() == Style::Flow && !node.is_empty();
    let looks = look.ways(node.document().text());
    let as_block = looks.iter().filter_map(|look| as_block(node, value, look));
    let mut ways: Vec<_> = as_block.collect();
    ways.insert(
        if filled { 0 } else { ways.len() },
        on_one_line(node, &one_line),
    );
    ways
}

/// JSON takes a line for each entry where its neighbours do.
fn json(node: Node<'_>, value: &Value, look: &Look<'_>) -> String {
    let text = node.document().text();
    let outer = node.parent().unwrap_or(node);
    let lines = text
        .get(outer.span())
        .is_some_and(|text| text.contains('\n'));
    let start = node.key_span().map_or(node.span().start, |key| key.start);
    let own = node.parent().is_none() || lines::is_first(text, start);
    if lines && own {
        render::pretty(value, lines::indentation(text, start), look)
    } else {
        render::flow(value, look)
    }
}

fn over(node: Node<'_>, text: &str) -> TextEdit {
    if node.span().is_empty() {
        return scalar::into_nothing(node, text);
    }
    TextEdit::replacement(node.span().start, node.span().end, text)
}

/// A short value where a long one may have been.
fn on_one_line(node: Node<'_>, new: &str) -> Vec<TextEdit> {
    let text = node.document().text();
    if !layout::is_block(node) {
        return vec![over(node, new)];
    }
    let (start, end) = (node.span().start, end_with_comments(node));
    let Some(at) = head_end(node).filter(|_| lines::is_first(text, start)) else {
        return vec![TextEdit::replacement(start, end, new)];
    };
    vec![
        TextEdit::insertion(at, format!(" {new}")),
        TextEdit::replacement(lines::end(text, at), end, ""),
    ]
}

/// A block where there may have been a short value.
fn as_block(node: Node<'_>, value: &Value, look: &Look<'_>) -> Option<Vec<TextEdit>> {
    let text = node.document().text();
    let (start, end) = (node.span().start, written_end(node));
    let column = lines::column(text, start);
    let Some(head) = head_end(node) else {
        return Some(vec![TextEdit::replacement(
            start,
            end_with_comments(node),
            render::block(value, column, look),
        )]);
    };
    let member = node.key_span().is_some();
    if layout::is_block(node) && !(member && lines::is_first(text, start)) {
        let new = render::block(value, column, look);
        return Some(vec![TextEdit::replacement(
            start,
            end_with_comments(node),
            new,
        )]);
    }
    if !member {
        return Some(item(node, value, head, look));
    }
    let key_column = lines::column(text, layout::block_start(node)?);
    let new = render::after_colon(value, key_column, look);
    if layout::is_block(node) {
        let from = lines::end(text, head);
        return Some(vec![TextEdit::replacement(
            from,
            end_with_comments(node),
            new,
        )]);
    }
    let comment = match node.style() {
        Style::Literal | Style::Folded => super::block::comment(node).unwrap_or_default(),
        _ => "",
    };
    Some(vec![
        TextEdit::replacement(head, end, comment),
        TextEdit::insertion(lines::end(text, end), new),
    ])
}

/// A block begins beside its dash.
fn item(node: Node<'_>, value: &Value, head: usize, look: &Look<'_>) -> Vec<TextEdit> {
    let text = node.document().text();
    let (start, end) = (node.span().start, written_end(node));
    let beside = start > head && lines::start(text, start) <= head;
    let at = if beside { start } else { head };
    let gap = if beside { "" } else { " " };
    let new = render::block(value, lines::column(text, at) + gap.len(), look);
    let (first, rest) = new.split_at(new.find(look.line_end).unwrap_or(new.len()));
    vec![
        TextEdit::replacement(at, end, format!("{gap}{first}")),
        TextEdit::insertion(lines::end(text, end), rest),
    ]
}

/// Behind the colon or the dash that the value follows, and behind its anchor and tag.
pub(super) fn head_end(node: Node<'_>) -> Option<usize> {
    let text = node.document().text();
    let head = match node.key_span() {
        Some(_) => layout::colon_end(node)?,
        None => {
            layout::block_start(node).filter(|_| node.parent().is_some_and(layout::is_block))? + 1
        }
    };
    if !node.has(Flag::PROPERTIES) {
        return Some(head);
    }
    let line = text.get(head..lines::end(text, head).min(node.span().start.max(head)))?;
    let line = line
        .find(" #")
        .and_then(|at| line.get(..at))
        .unwrap_or(line);
    Some(head + line.trim_end().len())
}

/// Blank lines that a block scalar keeps stay when something else takes its place.
fn written_end(node: Node<'_>) -> usize {
    match node.style() {
        Style::Literal | Style::Folded => node.span().end,
        _ => layout::content_end(node),
    }
}

/// The end of a block with the comments below it that are its own.
fn end_with_comments(node: Node<'_>) -> usize {
    match layout::unit(node) {
        Some(unit) if node.parent().is_some() => unit.end,
        _ => layout::content_end(node),
    }
}
