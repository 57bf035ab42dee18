//! From a pointer to the value that may be changed.

use super::EditError;
use super::shared::{self, Sharing};
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// Whose text an edit may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Text that says something at its own place alone.
    Own,
    /// Any text: the pointer leads to where the value is written.
    Written,
}

/// The value at a place, if its text may be changed.
pub(super) fn value<'a>(
    document: &'a Document,
    at: &Pointer,
    reach: Reach,
) -> Result<Node<'a>, EditError> {
    let inner = document.node(at);
    let node = reached(document, at, reach, inner)?;
    check(node, at, reach, inner)?;
    Ok(node)
}

/// The value at a place in a container whose text may be changed; the value itself may be an alias.
pub(super) fn entry<'a>(
    document: &'a Document,
    at: &Pointer,
    reach: Reach,
) -> Result<Node<'a>, EditError> {
    let container = at.parent().and_then(|parent| document.node(&parent));
    reached(document, at, reach, container)
}

/// The value at a place; `inner` is what the edit would change.
fn reached<'a>(
    document: &'a Document,
    at: &Pointer,
    reach: Reach,
    inner: Option<Node<'a>>,
) -> Result<Node<'a>, EditError> {
    let mut reached = Pointer::root();
    let missing = |reached| EditError::Missing {
        at: at.clone(),
        reached,
    };
    let mut node = document.root().ok_or_else(|| missing(Pointer::root()))?;
    for token in at.tokens() {
        check(node, &reached, reach, inner)?;
        let child = document::child(node, &token).ok_or_else(|| missing(reached.clone()))?;
        reached = reached.push(&token);
        let merged = child.parent().is_none_or(|parent| parent.id() != node.id());
        if merged || (child.has(Flag::MERGE) && reach == Reach::Own) {
            return Err(shared::error(
                child,
                &reached,
                Sharing::Merge,
                inner.unwrap_or(child),
            ));
        }
        node = child;
    }
    Ok(node)
}

/// The mapping or sequence that holds a place, which itself need not exist.
pub(super) fn container<'a>(
    document: &'a Document,
    at: &Pointer,
    reach: Reach,
) -> Result<Node<'a>, EditError> {
    let parent = at.parent().ok_or(EditError::WholeDocument)?;
    let node = value(document, &parent, reach).map_err(|error| match error {
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

/// Whether the value is written here, and may be changed.
fn check(
    node: Node<'_>,
    at: &Pointer,
    reach: Reach,
    inner: Option<Node<'_>>,
) -> Result<(), EditError> {
    let how = match node.is_alias() {
        true => Sharing::Alias,
        false if node.has(Flag::ALIASED) && reach == Reach::Own => Sharing::Anchor,
        false => return Ok(()),
    };
    Err(shared::error(node, at, how, inner.unwrap_or(node)))
}
