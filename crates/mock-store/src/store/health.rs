//! What a store holds, and how recording goes.

use std::path::PathBuf;

use mock_core::ExchangeId;

/// What the store holds; sent after each batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// The newest exchange.
    pub last_id: Option<ExchangeId>,
    /// How many exchanges there are.
    pub total: u64,
    /// How many are missing, since the record was begun or cleared.
    pub lost_rows: u64,
    /// How many lack their bodies.
    pub lost_bodies: u64,
    /// How many are not in the index of words yet.
    pub unindexed: u64,
}

/// How recording goes, since this store was opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Exchanges on the disk.
    pub written: u64,
    /// Exchanges that wait.
    pub queued: usize,
    /// Memory that they hold, estimated from above.
    pub queued_bytes: usize,
    /// Exchanges that were lost.
    pub lost_rows: u64,
    /// Exchanges whose bodies were lost.
    pub lost_bodies: u64,
    /// Exchanges that are not in the index of words yet; it is filled when there is time.
    pub unindexed: u64,
    /// Whether the latest attempt to write failed.
    pub failing: bool,
    /// The latest failure, even when it is over.
    pub last_failure: Option<WriteFailure>,
    /// The damaged record from which this one was made.
    pub recovered: Option<Recovered>,
}

/// A damaged record that was set aside when the store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Where the damaged file is now.
    pub aside: PathBuf,
    /// Exchanges that could be read, and are in the store again.
    pub rows: u64,
    /// Exchanges that could not, as far as that is known.
    pub lost: u64,
}

/// Why a batch could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteFailure {
    /// When, in microseconds since 1970.
    pub at_us: i64,
    /// What happened and what to do.
    pub text: String,
}

/// The writer's side of [`Health`].
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) rows: u64,
    pub(crate) failing: bool,
    pub(crate) last_failure: Option<WriteFailure>,
    pub(crate) recovered: Option<Recovered>,
}
