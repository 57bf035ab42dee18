//! What differs between two texts of one document.

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
