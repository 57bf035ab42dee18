//! A new member or item.

use super::intent::{Entry, Intent, Want, entries};
use super::look::Look;
use super::place::Reach;
use super::{EditError, TextEdit, Value, flow, layout, lines, place, render, replace};
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;

/// What is put between entries, by the place where it is to stand.
pub(super) struct NewText<'f> {
    /// As an entry of a block whose first character stands in that column.
    pub(super) block: &'f dyn Fn(usize) -> Option<String>,
    /// As an entry in brackets, with that indentation where it gets lines of its own.
    pub(super) flow: &'f dyn Fn(Option<&str>) -> Option<String>,
}

/// Puts a value where there is none: a member at `position` or at the end, an item before the
/// one that has that index.
pub(super) fn insert(
    document: &Document,
    at: &Pointer,
    position: Option<usize>,
    value: &Value,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let container = place::container(document, at, reach)?;
    let name = at.last().ok_or(EditError::WholeDocument)?;
    let n_entries = container.children().count();
    let (key, index) = match container.kind() {
        NodeKind::Mapping if document::child(container, &name).is_some() => {
            return Err(EditError::Exists { at: at.clone() });
        }
        NodeKind::Mapping => (
            Some(name.as_ref()),
            position.unwrap_or(n_entries).min(n_entries),
        ),
        _ => (None, index(at, &name, n_entries)?),
    };
    let mut wanted = entries(container);
    let want = Want::New(value);
    wanted.insert(index, Entry { key, want });
    let intent = Intent::within(container, wanted).ok_or(EditError::WholeDocument)?;
    intent.choose(document, at, candidates(container, index, key, value))
}

/// Puts a value at the end of a sequence.
pub(super) fn append(
    document: &Document,
    at: &Pointer,
    value: &Value,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let sequence = place::value(document, at, reach)?;
    if sequence.kind() != NodeKind::Sequence {
        return Err(EditError::NotContainer { at: at.clone() });
    }
    insert(document, &at.push("-"), None, value, reach)
}

/// The index that a name stands for: at most the number of items, which is the end like `-`.
pub(super) fn index(at: &Pointer, name: &str, n_items: usize) -> Result<usize, EditError> {
    let canonical = name == "0" || !name.starts_with(['0', '+']);
    let index = match name {
        "-" => Some(n_items),
        _ => name.parse().ok().filter(|_| canonical),
    };
    index
        .filter(|&index| index <= n_items)
        .ok_or_else(|| EditError::NotIndex {
            at: at.clone(),
            n_items,
        })
}

/// Ways to write the new entry, the one most like its neighbours first.
pub(super) fn candidates(
    container: Node<'_>,
    index: usize,
    key: Option<&str>,
    value: &Value,
) -> Vec<Vec<TextEdit>> {
    let look = Look::around(container);
    if container.children().next().is_none() {
        return into_empty(container, key, value, &look);
    }
    let looks = look.ways(container.document().text());
    let ways = looks.iter().filter_map(|look| {
        let new = NewText {
            block: &|column| Some(block_entry(container, key, value, column, look)),
            flow: &|indentation| Some(flow::entry(key, value, indentation, look)),
        };
        put(container, index, &new, look)
    });
    ways.collect()
}

/// Puts a text into a container that is not empty.
pub(super) fn put(
    container: Node<'_>,
    index: usize,
    new: &NewText<'_>,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let children: Vec<_> = container.children().collect();
    if !layout::is_block(container) {
        return flow::insert(&children, index, new, look);
    }
    let column = lines::column(container.document().text(), container.span().start);
    let text = (new.block)(column)?;
    text_at(&children, index, &text, column, look)
}

fn block_entry(
    container: Node<'_>,
    key: Option<&str>,
    value: &Value,
    column: usize,
    look: &Look<'_>,
) -> String {
    match key {
        Some(key) => render::member(key, value, column, look),
        None => render::item(value, column, gap(container).unwrap_or(" "), look),
    }
}

/// What the items of a block sequence have between dash and value.
pub(super) fn gap(sequence: Node<'_>) -> Option<&str> {
    let text = sequence.document().text();
    let mut gaps = sequence.children().take(4).filter_map(|item| {
        let after = layout::block_start(item)? + 1;
        let gap = text.get(after..lines::skip_blanks(text, after))?;
        (after + gap.len() == item.span().start && gap.starts_with(' ') && !gap.contains('\t'))
            .then_some(gap)
    });
    gaps.next()
}

/// Entries of a block collection stand on lines of their own.
fn text_at(
    children: &[Node<'_>],
    index: usize,
    entry: &str,
    column: usize,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let text = children.first()?.document().text();
    let apart = look.line_end.repeat(n_blank_lines(children) + 1);
    let indentation = " ".repeat(column);
    if let Some(before) = index.checked_sub(1) {
        let unit = layout::unit(*children.get(before)?)?;
        return Some(vec![TextEdit::insertion(
            unit.end,
            format!("{apart}{indentation}{entry}"),
        )]);
    }
    let unit = layout::unit(*children.first()?)?;
    let at = if lines::is_first(text, unit.start) {
        unit.start
    } else {
        unit.entry
    };
    Some(vec![TextEdit::insertion(
        at,
        format!("{entry}{apart}{indentation}"),
    )])
}

/// How many blank lines stand between all entries, if they agree.
pub(super) fn n_blank_lines(children: &[Node<'_>]) -> usize {
    let between = |pair: &[Node<'_>]| {
        let [before, after] = pair else { return None };
        let text = before.document().text();
        let (before, after) = (layout::unit(*before)?, layout::unit(*after)?);
        let gap = text.get(before.end..after.start)?;
        let n_line_ends = gap.matches('\n').count().max(gap.matches('\r').count());
        let blank = gap.trim().is_empty();
        n_line_ends.checked_sub(1).filter(|_| blank)
    };
    let last = children.len().saturating_sub(8);
    let mut counts = children
        .get(last..)
        .unwrap_or_default()
        .windows(2)
        .map(between);
    let first = counts.next().flatten().unwrap_or_default();
    if counts.all(|count| count == Some(first)) {
        first
    } else {
        0
    }
}

/// An empty collection becomes one that is written as a collection there would be.
pub(super) fn into_empty(
    container: Node<'_>,
    key: Option<&str>,
    value: &Value,
    look: &Look<'_>,
) -> Vec<Vec<TextEdit>> {
    let (text, span) = (container.document().text(), container.span());
    if text
        .get(span.clone())
        .is_some_and(|inside| inside.contains('#'))
    {
        let entry = flow::entry(key, value, None, look);
        return vec![vec![TextEdit::insertion(span.start + 1, entry)]];
    }
    let whole = match key {
        Some(key) => Value::Mapping(vec![(key.to_owned(), value.clone())]),
        None => Value::Sequence(vec![value.clone()]),
    };
    replace::candidates(container, &whole)
}
