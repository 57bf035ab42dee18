//! Some rows of an answer.

use crate::ExchangeRow;

/// A page is never longer than this.
pub(crate) const MAX_LIMIT: u32 = 1000;

/// Some rows of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Newest first.
    pub rows: Vec<ExchangeRow>,
    /// How many match in all; at least so many where `total_is_more`.
    pub total: u64,
    /// Whether counting was given up at `total`: there are more, and how many is not known.
    pub total_is_more: bool,
    /// Whether older ones follow; ask for them with the last row's id.
    pub more: bool,
    /// Exchanges in which words were not looked for, because they are not in the index yet.
    /// Zero where the filter asks for no words.
    pub unindexed: u64,
}
