//! A member or an item goes.

use super::intent::{Entry, Intent, Want, entries};
use super::place::{self, Reach};
use super::shared::{self, Sharing};
use super::{EditError, TextEdit, Value, flow, layout, lines, replace};
use crate::document::Document;
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// Takes away what is at `at`, with its comments.
pub(super) fn remove(
    document: &Document,
    at: &Pointer,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::entry(document, at, reach)?;
    let parent = node.parent().ok_or(EditError::WholeDocument)?;
    if node.has(Flag::ALIASED) {
        return Err(shared::error(node, at, Sharing::Anchor, node));
    }
    shared::check_hidden(node, at, reach)?;
    let intent = Intent::within(parent, without(parent, node)).ok_or(EditError::WholeDocument)?;
    intent.choose_for(node, at, candidates(node))
}

/// The entries of a container but for one.
pub(super) fn without<'a>(parent: Node<'a>, node: Node<'a>) -> Vec<Entry<'a>> {
    let mut entries = entries(parent);
    entries.retain(|entry| !matches!(entry.want, Want::Old(old) if old.id() == node.id()));
    entries
}

/// Ways to take an entry away, the tidiest first.
pub(super) fn candidates(node: Node<'_>) -> Vec<Vec<TextEdit>> {
    let Some(parent) = node.parent() else {
        return Vec::new();
    };
    if parent.children().nth(1).is_none() {
        let empty = match parent.kind() {
            NodeKind::Sequence => Value::Sequence(Vec::new()),
            _ => Value::Mapping(Vec::new()),
        };
        return replace::candidates(parent, &empty);
    }
    if !layout::is_block(parent) {
        return flow::remove(node).into_iter().collect();
    }
    let Some(unit) = layout::unit(node) else {
        return Vec::new();
    };
    if lines::is_first(node.document().text(), unit.start) {
        return whole_lines(node, unit);
    }
    beside_a_dash(node, unit)
}

/// With the blank lines below, where there are some above too; else without.
fn whole_lines(node: Node<'_>, unit: layout::Unit) -> Vec<Vec<TextEdit>> {
    let text = node.document().text();
    let start = lines::start(text, unit.start);
    let end = lines::next(text, unit.end);
    if end == unit.end {
        let kept = text.get(..start).unwrap_or_default();
        // Blanks at the end may belong to a text above.
        let all = kept.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let one = lines::before(text, start).unwrap_or(start);
        return [all, one]
            .map(|kept| vec![TextEdit::replacement(kept, end, "")])
            .to_vec();
    }
    let above = lines::before(text, start).map(|end| lines::start(text, end)..end);
    let blank_above = above.is_none_or(|line| text.get(line).is_some_and(lines::is_blank));
    let far = if blank_above {
        past_blank_lines(text, end)
    } else {
        end
    };
    let away = |to| vec![TextEdit::replacement(start, to, "")];
    vec![away(far), away(end)]
}

fn past_blank_lines(text: &str, mut at: usize) -> usize {
    loop {
        let line_end = lines::end(text, at);
        let next = lines::next(text, line_end);
        if next == line_end || !text.get(at..line_end).is_some_and(lines::is_blank) {
            return at;
        }
        at = next;
    }
}

/// `- a: 1` loses `a`: the next member moves up, or, below comments, stays where it is.
fn beside_a_dash(node: Node<'_>, unit: layout::Unit) -> Vec<Vec<TextEdit>> {
    let text = node.document().text();
    let before = text.get(..unit.start).unwrap_or_default();
    let stays = TextEdit::replacement(before.trim_end_matches(' ').len(), unit.end, "");
    let next = layout::following(node).and_then(layout::unit);
    let up = next.filter(|next| {
        let between = text.get(unit.end..next.start);
        next.start == next.entry && between.is_some_and(|between| between.trim().is_empty())
    });
    let up = up.map(|next| vec![TextEdit::replacement(unit.start, next.start, "")]);
    up.into_iter().chain([vec![stays]]).collect()
}
