//! Where exchanges come from: a record, or a file of another tool; one after the other.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use mock_core::ExchangeId;
use mock_learn::{
    Observed,
    forms::{FormError, Imported, curl, har},
};
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
    /// All of a file of another tool, in its order: HAR, or command lines of curl.
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
        each: impl FnMut(Observed) -> Result<(), TrafficFailure>,
    ) -> Result<Vec<String>, TrafficFailure> {
        match self {
            Self::Record { store, ids, filter } => blocking(of_record(store, ids, filter, each)),
            Self::File(path) if is_json(path) => of_har(path, each),
            Self::File(path) => of_text(path, curl::read, each),
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

fn of_har(
    path: &Path,
    mut each: impl FnMut(Observed) -> Result<(), TrafficFailure>,
) -> Result<Vec<String>, TrafficFailure> {
    let file = File::open(path).map_err(|error| TrafficFailure::file("read", path, error))?;
    let mut failed = None;
    let mut told = Vec::new();
    let read = har::read(file, |observed, notes| {
        told.extend(notes.iter().map(ToString::to_string));
        if failed.is_none() {
            failed = writing::go_on()
                .map_err(Into::into)
                .and_then(|()| each(observed))
                .err();
        }
    });
    if let Some(failed) = failed {
        return Err(failed);
    }
    let summary = read.map_err(|error| TrafficFailure::Form {
        path: path.to_owned(),
        error,
    })?;
    told.extend(summary.notes.iter().map(ToString::to_string));
    Ok(told)
}

/// Whether a file begins as JSON does; a HAR file does not fit into memory.
fn is_json(path: &Path) -> bool {
    let mut beginning = [0; 64];
    let read = File::open(path).and_then(|mut file| file.read(&mut beginning));
    let beginning = &beginning[..read.unwrap_or_default()];
    let beginning = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning);
    let is_har = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("har"));
    is_har || matches!(beginning.trim_ascii_start().first(), Some(b'{' | b'['))
}

fn of_text(
    path: &Path,
    form: impl FnOnce(&str) -> Result<Imported, FormError>,
    each: impl FnMut(Observed) -> Result<(), TrafficFailure>,
) -> Result<Vec<String>, TrafficFailure> {
    let bytes = fs::read(path).map_err(|error| TrafficFailure::file("read", path, error))?;
    let imported = form(&String::from_utf8_lossy(&bytes));
    let imported = imported.map_err(|error| TrafficFailure::Form {
        path: path.to_owned(),
        error,
    })?;
    imported.exchanges.into_iter().try_for_each(each)?;
    Ok(imported.notes.iter().map(ToString::to_string).collect())
}
