//! Where exchanges come from: a record, or a file of another tool; one after the other.

mod file; // a file of another tool

use std::path::PathBuf;

use mock_learn::Observed;
use mock_store::{Filter, Order};

use super::{
    TrafficFailure,
    observed::observed,
    opened,
    show::{parse_id, recorded},
};
use crate::writing;

/// Which exchanges.
#[derive(Debug, Clone)]
pub enum Feed {
    /// Of a record.
    Record {
        /// Where it is.
        store: String,
        /// These, in this order; those of the filter, oldest first, where there are none.
        ids: Vec<String>,
        /// In the language of `traffic list`.
        filter: String,
    },
    /// All of a file of another tool, in its order: HAR, command lines of curl, a collection of
    /// Postman, a request or folder of Bruno.
    File(PathBuf),
}

impl Feed {
    /// Hands over one exchange after the other; says what had to be guessed while reading.
    ///
    /// Blocks; asks between two exchanges whether the program is to end.
    ///
    /// # Errors
    /// [`TrafficFailure`] of the reading, or of `each`.
    pub(crate) fn each(
        &self,
        mut each: impl FnMut(Observed) -> Result<(), TrafficFailure>,
    ) -> Result<Vec<String>, TrafficFailure> {
        match self {
            Self::Record { store, ids, filter } => blocking(of_record(store, ids, filter, each)),
            Self::File(path) => file::each(path, &mut each),
        }
    }
}

/// Waits for something of the runtime, from a thread that may wait.
pub(super) fn blocking<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| runtime.block_on(work))
}

async fn of_record(
    store: &str,
    ids: &[String],
    filter: &str,
    mut each: impl FnMut(Observed) -> Result<(), TrafficFailure>,
) -> Result<Vec<String>, TrafficFailure> {
    let filter = Filter::parse(filter)?;
    let store = opened(store).await?;
    let mut hand_over = |found| {
        writing::go_on()?;
        each(observed(found))
    };
    let mut notes = Vec::new();
    if ids.is_empty() {
        let mut found = store.exchanges(&filter, Order::OldestFirst);
        while let Some(exchange) = found.next().await? {
            hand_over(exchange)?;
        }
        notes.extend(not_searched(found.unindexed()));
    }
    for id in ids {
        hand_over(recorded(&store, parse_id(id)?).await?)?;
    }
    store.close().await;
    Ok(notes)
}

fn not_searched(n: u64) -> Option<String> {
    (n > 0).then(|| {
        format!("in {n} exchanges words were not looked for: they are not in the index yet")
    })
}
