//! From a pointer to the value that may be changed.

use super::EditError;
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// The value at a place, if changing its text changes that place alone.
pub(super) fn own<'a>(document: &'a Document, at: &Pointer) -> Result<Node<'a>, EditError> {
    let node = entry(document, at)?;
    check_own(node, at)?;
    Ok(node)
}

/// The value at a place in a container that is its own; the value itself may be an alias.
pub(super) fn entry<'a>(document: &'a Document, at: &Pointer) -> Result<Node<'a>, EditError> {
    let mut reached = Pointer::root();
    let missing = |reached| EditError::Missing {
        at: at.clone(),
        reached,
    };
    let mut node = document.root().ok_or_else(|| missing(Pointer::root()))?;
    for token in at.tokens() {
        check_own(node, &reached)?;
        let child = document::child(node, &token).ok_or_else(|| missing(reached.clone()))?;
        reached = reached.push(&token);
        let merged = child.parent().is_none_or(|parent| parent.id() != node.id());
        if merged || child.has(Flag::MERGE) {
            return Err(EditError::ThroughMerge { at: reached });
        }
        node = child;
    }
    Ok(node)
}

/// The mapping or sequence that holds a place, which itself need not exist.
pub(super) fn container<'a>(document: &'a Document, at: &Pointer) -> Result<Node<'a>, EditError> {
    let parent = at.parent().ok_or(EditError::WholeDocument)?;
    let node = own(document, &parent).map_err(|error| match error {
        EditError::Missing { reached, .. } => EditError::Missing {
            at: at.clone(),
            reached,
        },
        error => error,
    })?;
    match node.kind() {
        NodeKind::Mapping | NodeKind::Sequence => Ok(node),
        _ => Err(EditError::NotContainer { at: parent }),
    }
}

/// An anchor in a value whose alias stands elsewhere, perhaps outside of it.
pub(super) fn shared_below(node: Node<'_>) -> Option<Pointer> {
    if node.has(Flag::ALIASED) {
        return Some(node.pointer());
    }
    node.children().find_map(shared_below)
}

/// Whether the value is written here, and counts nowhere else.
fn check_own(node: Node<'_>, at: &Pointer) -> Result<(), EditError> {
    if node.is_alias() {
        return Err(EditError::ThroughAlias { alias: at.clone() });
    }
    if node.has(Flag::ALIASED) {
        return Err(EditError::Shared { anchor: at.clone() });
    }
    Ok(())
}
