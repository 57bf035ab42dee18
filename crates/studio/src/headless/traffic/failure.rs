//! Why something cannot be done with a record.

use mock_store::{FilterError, StoreError};

/// Why something cannot be done with a record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrafficFailure {
    /// The store cannot be opened, read or changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The filter cannot be understood.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// The id is not one.
    #[error("`{0}` is no exchange id; `specwright traffic list` shows them")]
    BadId(String),
    /// No exchange has this id.
    #[error("there is no exchange {0} in this record; it may have been pruned")]
    Gone(String),
    /// What was asked for makes no sense; the text says why, and what would.
    #[error("{0}")]
    Wrong(String),
}
