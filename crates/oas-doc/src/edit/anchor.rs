//! Anchors and their aliases.

use std::collections::HashSet;
use std::ops::Range;

use super::{layout, lines};
use crate::document::Document;
use crate::node::Node;
use crate::tree::Flag;

/// All aliases of some values, in reading order.
pub(super) fn aliases<'a>(document: &'a Document, values: &[Node<'a>]) -> Vec<Node<'a>> {
    let wanted: HashSet<_> = values.iter().map(|node| node.id()).collect();
    let is_wanted = |node: &Node<'a>| node.target().is_some_and(|to| wanted.contains(&to.id()));
    if wanted.is_empty() {
        return Vec::new();
    }
    let all = document.root().into_iter().flat_map(below);
    all.filter(is_wanted).collect()
}

/// All aliases whose value changes with some values, since they stand for one of them or for
/// something that holds such an alias.
pub(super) fn affected<'a>(document: &'a Document, values: &[Node<'a>]) -> Vec<Node<'a>> {
    let all = document.root().into_iter().flat_map(below);
    let mut rest: Vec<_> = all.filter(|node| node.is_alias()).collect();
    let mut changed: HashSet<_> = values.iter().map(|node| node.id()).collect();
    let mut found = Vec::new();
    loop {
        let is_changed =
            |node: &Node<'_>| node.target().is_some_and(|to| changed.contains(&to.id()));
        let (now, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_changed);
        if now.is_empty() {
            return found;
        }
        let around = now
            .iter()
            .flat_map(|alias| std::iter::successors(alias.parent(), |node| node.parent()));
        changed.extend(around.filter(|node| node.has(Flag::ALIASED)).map(Node::id));
        found.extend(now);
        rest = later;
    }
}

/// The values with an alias in `node`, itself included.
pub(super) fn all_below(node: Node<'_>) -> Vec<Node<'_>> {
    below(node).filter(|node| node.has(Flag::ALIASED)).collect()
}

/// A value and everything that is written in it, in reading order.
pub(super) fn below<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let mut waiting = vec![node];
    std::iter::from_fn(move || {
        let node = waiting.pop()?;
        let first = waiting.len();
        waiting.extend(node.children());
        if let Some(children) = waiting.get_mut(first..) {
            children.reverse();
        }
        Some(node)
    })
}

/// The name of an alias.
pub(super) fn name_of(alias: Node<'_>) -> Option<&str> {
    alias.document().text().get(alias.span())?.strip_prefix('*')
}

/// The bytes of `&name` before a value, with the blanks that set it apart.
pub(super) fn span(node: Node<'_>) -> Option<Range<usize>> {
    let start = match (node.parent(), node.key_span()) {
        (None, _) => 0,
        (Some(_), Some(_)) => layout::colon_end(node)?,
        (Some(parent), None) if layout::is_block(parent) => layout::block_start(node)? + 1,
        (Some(_), None) => layout::flow_start(node)?,
    };
    let text = node.document().text();
    let span = in_gap(text, start, node.span().start.max(start))?;
    Some(beside_dash(node, &span).unwrap_or(span))
}

/// Where an item begins right below its anchor, up to the item: it moves up beside the dash.
fn beside_dash(node: Node<'_>, span: &Range<usize>) -> Option<Range<usize>> {
    let (text, first) = (node.document().text(), node.span().start);
    let start = lines::skip_blanks(text, span.start);
    let is_item = node.key_span().is_none() && layout::is_block(node);
    let below = text
        .get(span.end..first)
        .filter(|_| is_item && node.parent().is_some())?;
    let aligned = lines::column(text, start) == lines::column(text, first);
    (aligned && below.trim().is_empty()).then_some(start..first)
}

/// The bytes of all anchors in a value, before keys too; not of its own.
pub(super) fn spans_within(node: Node<'_>) -> Vec<Range<usize>> {
    let text = node.document().text();
    let mut spans = Vec::new();
    for inner in below(node).skip(1) {
        if let Some(key) = inner.key_span() {
            let start = match inner.parent() {
                Some(parent) if layout::is_block(parent) => layout::block_start(inner),
                _ => layout::flow_start(inner),
            };
            spans.extend(start.and_then(|start| in_gap(text, start, key.start)));
        }
        if inner.has(Flag::PROPERTIES) {
            spans.extend(span(inner));
        }
    }
    spans
}

/// An anchor among what stands before a value: marks, tags, comments and blanks.
fn in_gap(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < end {
        let word_end = text.get(at..end)?.find([' ', '\t', '\n', '\r']);
        let word_end = word_end.map_or(end, |length| at + length);
        match text.get(at..word_end)?.chars().next() {
            Some('#') => at = lines::end(text, at),
            Some('&') => return Some(with_blanks(text, at, word_end)),
            first => at = word_end.max(at + first.map_or(1, char::len_utf8)),
        }
    }
    None
}

/// Before a comment or the end of a line with the blanks before it, else with those behind it.
fn with_blanks(text: &str, start: usize, end: usize) -> Range<usize> {
    if !lines::is_last(text, end) {
        return start..lines::skip_blanks(text, end);
    }
    let before = text.get(..start).unwrap_or_default();
    before.trim_end_matches([' ', '\t']).len()..end
}
