//! What differs between two texts of one document.

use std::sync::Arc;

use crate::build;
use crate::tree::Tree;

/// Names a part of a document that is read again as a whole, such as one path or one schema.
///
/// Its number stays the same from one text to the next ([`crate::Document::apply`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub(crate) u32);

/// See [`crate::Document::changed_since`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Nothing can be said: ids of one document mean nothing in the other.
    Everything,
    /// Only these blocks: read again, added, removed, or with other members or another order.
    /// An id in any other block means the same node in both documents.
    Blocks(Vec<BlockId>),
}

/// The blocks that the two do not share.
pub(crate) fn since(tree: &Tree, before: &Tree) -> Changed {
    let n_slots = tree.slots.len().max(before.slots.len());
    let slots = 0..build::to_u32(n_slots);
    let (mut changed, mut n_shared) = (Vec::new(), 0);
    for slot in slots {
        let [new, old] = [tree, before].map(|tree| tree.slot(slot)?.block.as_ref());
        match (new, old) {
            (Some(new), Some(old)) if Arc::ptr_eq(new, old) => n_shared += 1,
            (None, None) => {}
            _ => changed.push(BlockId(slot)),
        }
    }
    if n_shared == 0 && !changed.is_empty() {
        return Changed::Everything;
    }
    Changed::Blocks(changed)
}
