//! Where a value's text begins and ends, with what belongs to it.
//!
//! Between values stand only blanks, comments and the marks of the notation, so the text
//! between two of them can be searched without reading it again.

use super::lines;
use crate::node::{Node, NodeKind};
use crate::tree::Style;

/// An entry of a block collection with its comments: those right above it in its column, the one
/// behind it, and those below it that are indented more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// At the first character that is not indentation.
    pub(super) start: usize,
    /// At the end of its last line, the line end left out.
    pub(super) end: usize,
    /// Where the entry itself begins, behind the comments above it.
    pub(super) entry: usize,
}

/// Whether the value is a block collection.
pub(super) fn is_block(node: Node<'_>) -> bool {
    let collection = matches!(node.kind(), NodeKind::Mapping | NodeKind::Sequence);
    collection && !node.is_alias() && node.style() == Style::Block
}

/// Whether the value stands in brackets.
pub(super) fn is_in_flow(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent())
        .any(|parent| parent.style() == Style::Flow)
}

/// The sibling before.
pub(super) fn previous(node: Node<'_>) -> Option<Node<'_>> {
    let siblings = node.parent()?.children();
    siblings
        .take_while(|sibling| sibling.id() != node.id())
        .last()
}

/// The sibling after.
pub(super) fn following(node: Node<'_>) -> Option<Node<'_>> {
    let mut siblings = node.parent()?.children();
    siblings.find(|sibling| sibling.id() == node.id())?;
    siblings.next()
}

/// Behind the colon of a member; `None` where it has none.
pub(super) fn colon_end(node: Node<'_>) -> Option<usize> {
    let text = node.document().text();
    let key_end = node.key_span()?.end;
    let at = lines::skip_gap(text, key_end);
    text.get(at..)?.starts_with(':').then_some(at + 1)
}

/// Behind the last character of the value; of its colon or dash where there is none.
pub(super) fn content_end(node: Node<'_>) -> usize {
    let span = node.span();
    if node.is_alias() {
        return span.end;
    }
    let own = span.end.max(node.key_span().map_or(0, |key| key.end));
    match node.style() {
        Style::Block => node
            .children()
            .last()
            .map_or(own, |last| content_end(last).max(own)),
        Style::Literal | Style::Folded => kept_end(node),
        _ if span.is_empty() => colon_end(node).map_or(own, |end| end.max(own)),
        _ => own,
    }
}

/// The end of a block scalar, with the blank lines that `+` makes part of it.
fn kept_end(node: Node<'_>) -> usize {
    let (text, span) = (node.document().text(), node.span());
    let header = text.get(span.start..lines::end(text, span.start));
    let header = header.and_then(|header| header.split('#').next());
    let mut end = span.end;
    while header.is_some_and(|header| header.contains('+')) {
        let next = lines::next(text, end);
        let next_end = lines::end(text, next);
        let blank = text.get(next..next_end).is_some_and(lines::is_blank);
        if next == end || next_end == text.len() || !blank {
            break;
        }
        end = next_end;
    }
    end
}

/// Where an entry of a block collection begins: at its key, its `?` or its dash.
pub(super) fn block_start(node: Node<'_>) -> Option<usize> {
    let (text, parent) = (node.document().text(), node.parent()?);
    let Some(before) = previous(node) else {
        return Some(parent.span().start);
    };
    let column = lines::column(text, parent.span().start);
    let last = node.key_span().map_or(node.span().start, |key| key.start);
    let mut line = lines::next(text, lines::end(text, content_end(before)));
    while line <= last {
        let end = lines::end(text, line);
        let at = line + column;
        let indented = text.get(line..at).is_some_and(lines::is_blank);
        let begins = text.get(at..end).and_then(|rest| rest.chars().next());
        if indented && begins.is_some_and(|c| !matches!(c, ' ' | '\t' | '#')) {
            return Some(at);
        }
        let next = lines::next(text, end);
        if next == line || next == end {
            return None;
        }
        line = next;
    }
    None
}

/// An entry of a block collection with what belongs to it.
pub(super) fn unit(node: Node<'_>) -> Option<Unit> {
    let text = node.document().text();
    let entry = block_start(node)?;
    let column = lines::column(text, entry);
    Some(Unit {
        start: comments_above(node, entry, column),
        end: comments_below(text, lines::end(text, content_end(node)), column),
        entry,
    })
}

/// The first of the comments right above an entry. Those at the head of a document are its own.
fn comments_above(node: Node<'_>, entry: usize, column: usize) -> usize {
    let text = node.document().text();
    let before = previous(node);
    let is_head = before.is_none()
        && node
            .parent()
            .is_some_and(|parent| parent.parent().is_none());
    let floor = before.map_or(0, |before| lines::end(text, content_end(before)));
    let mut start = entry;
    while lines::is_first(text, start) && !is_head {
        let Some(end) = lines::before(text, lines::start(text, start)) else {
            break;
        };
        let at = lines::start(text, end) + column;
        let line = text.get(lines::start(text, end)..at);
        let comment = text.get(at..end).is_some_and(|rest| rest.starts_with('#'));
        if end <= floor || !comment || !line.is_some_and(lines::is_blank) {
            break;
        }
        start = at;
    }
    start
}

/// The end of the comments below an entry that are indented more than it.
fn comments_below(text: &str, end: usize, column: usize) -> usize {
    let (mut last, mut at) = (end, end);
    loop {
        let line = lines::next(text, at);
        if line == at {
            return last;
        }
        at = lines::end(text, line);
        let rest = text.get(line..at).unwrap_or_default();
        let comment = rest.trim_start_matches([' ', '\t']).starts_with('#');
        let n_blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if comment && n_blanks > column {
            last = at;
        } else if !lines::is_blank(rest) {
            return last;
        }
    }
}

/// Where an entry of a flow collection begins, with its `?`, anchor and tag.
pub(super) fn flow_start(node: Node<'_>) -> Option<usize> {
    let (text, parent) = (node.document().text(), node.parent()?);
    let open = parent.span().start;
    let first = text.get(open..)?.starts_with(['{', '[']);
    let Some(before) = previous(node) else {
        return Some(if first {
            lines::skip_gap(text, open + 1)
        } else {
            open
        });
    };
    let comma = lines::skip_gap(text, content_end(before));
    text.get(comma..)?.starts_with(',').then_some(())?;
    Some(lines::skip_gap(text, comma + 1))
}
