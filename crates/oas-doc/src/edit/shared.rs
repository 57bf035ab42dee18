//! Values that are written once for several places.
//!
//! An anchor and its aliases, and mappings merged with `<<`, make one text count in many places.
//! Which of them an edit is to change, only the person knows: all, or the one asked for.

use super::place::Reach;
use super::{EditError, EditOp, TextEdit, anchor, expand};
use crate::diff::diff;
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// Which places an edit of a shared value changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shared {
    /// All: the text is edited where it is written. A value that is removed takes its aliases along.
    ChangeAll,
    /// Only the place asked for, which gets a value of its own first: an alias becomes a copy of
    /// what it stands for, with its comments; a merged member is overridden; an anchor goes to its
    /// first alias, which becomes the home of the shared value.
    ExpandHere,
}

/// How a value is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sharing {
    /// The place is an alias.
    Alias,
    /// The place is merged from another mapping, or is the `<<` that merges one.
    Merge,
    /// The place has an anchor with aliases elsewhere.
    Anchor,
}

/// Why `node`, found at `at`, cannot be changed alone, when the edit is to change `inner`, which is
/// written in it or is the same.
pub(super) fn error(node: Node<'_>, at: &Pointer, how: Sharing, inner: Node<'_>) -> EditError {
    let written = |node: Node<'_>| node.target().unwrap_or(node).id();
    let document = node.document();
    let inner = document.by_id(written(inner));
    let around = std::iter::successors(Some(inner), |node| node.parent());
    let shared: Vec<_> = around.filter(|node| node.has(Flag::ALIASED)).collect();
    let mut places: Vec<_> = anchor::affected(document, &shared);
    places.extend(shared.first().copied().or(Some(inner)));
    places.sort_by_key(|place| place.span().start);
    EditError::Shared {
        at: at.clone(),
        how,
        anchor: document.by_id(written(node)).pointer(),
        places: places.into_iter().map(Node::pointer).collect(),
    }
}

/// Refuses to take a name from a member that hides a merged one, which would show again.
pub(super) fn check_hidden(node: Node<'_>, at: &Pointer, reach: Reach) -> Result<(), EditError> {
    let merged = node
        .parent()
        .zip(node.key())
        .and_then(|(mapping, key)| mapping.merged(key));
    match merged.filter(|_| reach == Reach::Own) {
        Some(merged) => Err(error(merged, at, Sharing::Merge, merged)),
        None => Ok(()),
    }
}

/// An anchor in a value, the inner ones first, whose alias stands elsewhere, perhaps outside of it.
pub(super) fn anchor_below(node: Node<'_>) -> Option<Node<'_>> {
    let inner = anchor::below(node)
        .skip(1)
        .find(|node| node.has(Flag::ALIASED));
    inner.or_else(|| Some(node).filter(|node| node.has(Flag::ALIASED)))
}

/// See [`Document::edit_shared`].
pub(crate) fn edit(
    document: &Document,
    op: &EditOp,
    choice: Shared,
) -> Result<Vec<TextEdit>, EditError> {
    match super::edit(document, op) {
        Err(EditError::Shared { .. }) => {}
        done => return done,
    }
    match choice {
        Shared::ExpandHere => expand::edit(document, op),
        Shared::ChangeAll => change_all(document, op),
    }
}

/// Edits the text where it is written.
fn change_all(document: &Document, op: &EditOp) -> Result<Vec<TextEdit>, EditError> {
    let op = written(document, op);
    match (super::make(document, &op, Reach::Written), &op) {
        (Err(EditError::Shared { .. }), EditOp::Remove { at }) => remove_all(document, at),
        (done, _) => done,
    }
}

/// Takes a value away with all that repeats it, the last one first.
fn remove_all(document: &Document, at: &Pointer) -> Result<Vec<TextEdit>, EditError> {
    let node = super::place::entry(document, at, Reach::Written)?;
    let mut places: Vec<_> = anchor::aliases(document, &anchor::all_below(node));
    places.retain(|alias| {
        !std::iter::successors(Some(*alias), |node| node.parent())
            .any(|around| around.id() == node.id())
    });
    let mut places: Vec<_> = places.into_iter().map(Node::pointer).collect();
    places.push(at.clone());
    places.sort_by_key(|place| std::cmp::Reverse(start_of(document, place)));
    let mut now = document.clone();
    for at in places {
        let op = EditOp::Remove { at };
        now = now.apply(&super::make(&now, &op, Reach::Written)?)?;
    }
    Ok(diff(document.text(), now.text()))
}

fn start_of(document: &Document, at: &Pointer) -> usize {
    let found = super::place::entry(document, at, Reach::Written);
    found.map_or(0, |node| node.span().start)
}

/// The same edit with the places where its values are written.
fn written(document: &Document, op: &EditOp) -> EditOp {
    let value = |at: &Pointer| written_value(document, at);
    let entry = |at: &Pointer| written_entry(document, at);
    let mut op = op.clone();
    match &mut op {
        EditOp::Set { at, .. } | EditOp::Append { at, .. } | EditOp::Replace { at, .. } => {
            *at = value(at);
        }
        EditOp::Insert { at, .. }
        | EditOp::Remove { at }
        | EditOp::Rename { at, .. }
        | EditOp::Reorder { at, .. } => *at = entry(at),
        EditOp::Move { from, to } => (*from, *to) = (entry(from), entry(to)),
    }
    op
}

/// Where a value is written; for a new one, where its container is.
fn written_value(document: &Document, at: &Pointer) -> Pointer {
    let place = written_entry(document, at);
    match document.node(at).map(|node| node.target().unwrap_or(node)) {
        Some(node) => node.pointer(),
        None => place,
    }
}

/// Where an entry is written, which itself may be an alias.
fn written_entry(document: &Document, at: &Pointer) -> Pointer {
    let (Some(parent), Some(name)) = (at.parent(), at.last()) else {
        return at.clone();
    };
    let container = document.node(&parent);
    let Some(container) = container.map(|node| node.target().unwrap_or(node)) else {
        return at.clone();
    };
    match document::child(container, &name) {
        Some(child) if container.kind() == NodeKind::Mapping => child.pointer(),
        _ => container.pointer().push(&name),
    }
}
