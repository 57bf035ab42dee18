//! What the mock remembers: recorded exchanges in SQLite or PostgreSQL, its state in SQLite.
//!
//! In:  exchanges through [`Store::sink`], which never waits; questions as [`Filter`].
//! Out: pages of rows, whole exchanges, counts of what was written and lost.
//! Never: a secret on disk (`mask`), a slow answer because of the disk
//! (`queue` drops bodies first, then rows, and counts), a panic on a bad file.

mod aside; // a damaged file     -> out of the way
mod ask; // a question         -> rows, whatever the database
mod backend; // one variant per kind of database
mod clock;
mod decode; // a compressed body  -> its text
mod error; // what can go wrong, each with its remedy
mod exchanges; // a question         -> whole exchanges, one after the other
mod filter; // text               -> a question
mod kind; // an exchange        -> what a list groups it by
mod mask; // an exchange        -> the same without secrets
mod measure; // numbers            -> a few bytes, for statistics
mod open; // a place            -> a store that is certainly ours
mod page; // some rows of an answer
mod postgres; // rows               -> a PostgreSQL database, and back
mod prepare; // an exchange        -> its rows
mod priority; // threads that write give way
mod queue; // an exchange        -> the queue, or a count of what was lost
mod read; // what can be asked
mod row; // what comes out
mod sqlite; // rows               -> an SQLite file, and back
mod state; // what differs from the base world, in a file of its own
mod statistics; // numbers           -> figures over a time
mod store; // the handle that everybody holds
mod transaction; // all or nothing
mod writer; // the queue          -> batches

pub use error::StoreError;
pub use exchanges::{Exchanges, Order};
pub use filter::{Completion, Filter, FilterError};
pub use mask::{MaskError, MaskRules, Masks, mask, masked_query};
pub use open::{Options, Retention, open, open_with, view};
pub use page::Page;
pub use queue::{QueueLimits, Sink};
pub use row::{
    BodyState, ExchangeRow, Loss, RecordedExchange, RecordedSide, RecordedStep, RecordedViolation,
    Side,
};
pub use state::{OpenedState, StateFile, StateFileError, StateHealth, open_state, open_state_with};
pub use statistics::{Latency, OperationSummary, Slot, Statistics, Summary, Window};
pub use store::{Health, Progress, Recovered, Store, WriteFailure};
