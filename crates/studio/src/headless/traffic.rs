//! The record, for a terminal and for whoever asks over HTTP.
//!
//! In:  where the record is, and questions as a person typed them.
//! Out: rows, whole exchanges, verdicts, differences, as plain data.
//! Never: prints; holds a whole record in memory where a page does.

mod drift; // exchanges and a description -> what differs
mod example; // an exchange -> a named example
mod exchange; // the plain form -> the recorded form, masked
mod expect; // what must have been asked -> whether it was
mod failure; // why it cannot be done
mod feed; // a record or a file -> exchanges, one after the other
mod har; // exchanges -> a HAR file
mod import; // files of other tools -> a record
mod infer; // exchanges -> a description
mod list; // a filter -> the newest rows
mod observed; // an exchange -> the form that others work on
mod prune; // the oldest -> gone
mod replay; // recorded requests -> other answers
mod search; // words -> where they stand
mod settings; // a record -> what the workspace files around it say
mod show; // an id -> everything about it
mod snippet; // an exchange -> a command or program
mod stats; // a filter and a window -> figures
mod tail; // rows while they come
mod walk; // a filter -> every match, a page at a time

use std::path::Path;

use mock_store::Store;

pub use drift::{
    DriftDocument, DriftFailure, DriftFinding, DriftQuery, DriftReport, DriftSighting, Fix, drift,
};
pub use example::{ExampleQuery, Exemplified, example};
pub(crate) use expect::judge_all;
pub use expect::{Expectation, NearMiss, Verdict, expect};
pub use failure::TrafficFailure;
pub use feed::Feed;
pub use har::har;
pub(crate) use import::import_into;
pub use import::{Imported, import};
pub use infer::{InferQuery, Inferred, infer};
pub use list::{TrafficList, list};
pub(crate) use observed::observed;
pub use prune::{Keep, Pruned, prune};
pub use replay::{
    Credential, Depth, Difference, Outcome, Pace, Refill, ReplayOptions, ReplayReport, Replayed,
    replay,
};
pub use search::{Found, Hit, search};
pub use show::show;
pub use snippet::{SnippetKind, snippet};
pub use stats::{Figures, OperationFigures, SlotFigures, StatsQuery, TrafficStats, stats};
pub use tail::{Flow, tail};
pub(crate) use walk::{Scope, found};

/// Opens a record that somebody else may be writing.
async fn opened(store: &str) -> Result<Store, TrafficFailure> {
    Ok(mock_store::view(Path::new(store)).await?)
}
