//! Where exchanges come from: a record, or a file of another tool; one after the other.

mod file; // a file of another tool

use std::path::PathBuf;

use mock_core::ExchangeId;
use mock_learn::Observed;
use mock_store::{Filter, Store};

use super::{
    TrafficFailure,
    observed::observed,
    opened,
    show::{parse_id, recorded},
    walk::{self, Scope},
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
    for id in chosen(&store, ids, &filter).await? {
        writing::go_on()?;
        each(observed(recorded(&store, id).await?))?;
    }
    store.close().await;
    Ok(Vec::new())
}

async fn chosen(
    store: &Store,
    ids: &[String],
    filter: &Filter,
) -> Result<Vec<ExchangeId>, TrafficFailure> {
    match ids {
        [] => walk::ids(store, filter, &Scope::default()).await,
        ids => ids.iter().map(|id| parse_id(id)).collect(),
    }
}
