//! Where the text of entries begins and ends, for those who lay it out anew.

use super::layout;
use super::rewrite::{self, Rewrite};
use crate::document::Document;
use crate::node::Node;

impl Node<'_> {
    /// Where an entry of a block collection begins: at its key, its `?` or its dash.
    #[must_use]
    pub fn entry_start(self) -> Option<usize> {
        layout::block_start(self)
    }

    /// Behind the last character of the value, with the blank lines that a block scalar keeps;
    /// behind the colon or the dash where there is none.
    #[must_use]
    pub fn content_end(self) -> usize {
        layout::content_end(self)
    }
}

impl Document {
    /// Whether another document says the same: the same values and names in the same order, with
    /// the same anchors, aliases and merge keys.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        rewrite::is_met(&Rewrite::new(self), other)
    }
}
