//! From a pointer to the scalar that may be replaced.

use super::EditError;
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;
use crate::tree::Flag;

/// The scalar at a place, if replacing its text changes that place alone.
pub(super) fn scalar<'a>(document: &'a Document, at: &Pointer) -> Result<Node<'a>, EditError> {
    let mut reached = Pointer::root();
    let missing = |reached| EditError::Missing {
        at: at.clone(),
        reached,
    };
    let mut node = document.root().ok_or_else(|| missing(Pointer::root()))?;
    own(node, &reached)?;
    for token in at.tokens() {
        let child = document::child(node, &token).ok_or_else(|| missing(reached.clone()))?;
        reached = reached.push(&token);
        let merged = child.parent().is_none_or(|parent| parent.id() != node.id());
        if merged || child.has(Flag::MERGE) {
            return Err(EditError::ThroughMerge { at: reached });
        }
        own(child, &reached)?;
        node = child;
    }
    if matches!(node.kind(), NodeKind::Mapping | NodeKind::Sequence) {
        return Err(EditError::NotScalar { at: at.clone() });
    }
    Ok(node)
}

/// Whether the value is written here, and counts nowhere else.
fn own(node: Node<'_>, at: &Pointer) -> Result<(), EditError> {
    if node.is_alias() {
        return Err(EditError::ThroughAlias { alias: at.clone() });
    }
    if node.has(Flag::ALIASED) {
        return Err(EditError::Shared { anchor: at.clone() });
    }
    Ok(())
}
