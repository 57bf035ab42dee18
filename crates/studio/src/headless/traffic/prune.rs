//! The oldest -> gone.

use std::{path::Path, time::Duration};

use mock_store::{Options, Retention, Store};

use super::{TrafficFailure, settings};

/// How much of a record stays; everything without a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Keep {
    /// Nothing that is older.
    pub age: Option<Duration>,
    /// The newest ones, this many.
    pub rows: Option<u64>,
    /// As many as fit into this many bytes.
    pub bytes: Option<u64>,
}

/// What a prune did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Pruned {
    /// Exchanges that are gone.
    pub removed: u64,
    /// Exchanges that are still there.
    pub left: u64,
}

impl Keep {
    fn is_unlimited(self) -> bool {
        self == Self::default()
    }
}

/// Removes the oldest exchanges beyond what is kept, and gives their room back. Without a word
/// about it, what `specwright.yaml` says is kept.
///
/// # Errors
/// [`TrafficFailure`]; what was removed before a failure stays removed, and the record is whole.
pub async fn prune(store: &str, keep: Keep) -> Result<Pruned, TrafficFailure> {
    let path = Path::new(store);
    let keep = match keep.is_unlimited() {
        true => settings::of_record(store)?.keep(),
        false => keep,
    };
    if keep.is_unlimited() {
        return Err(TrafficFailure::Wrong(
            "nothing says how much is kept: give --older-than, --keep or --max-size, or write \
             `traffic: {keep: {age: 30d}}` into specwright.yaml"
                .to_owned(),
        ));
    }
    // Opened for writing, a record that is not there would be made.
    mock_store::view(path).await?.close().await;
    let options = Options {
        retention: everything(),
        ..Options::default()
    };
    let store = mock_store::open_with(path, options).await?;
    let pruned = prune_open(&store, keep).await;
    store.close().await;
    pruned
}

async fn prune_open(store: &Store, keep: Keep) -> Result<Pruned, TrafficFailure> {
    let removed = store.prune(Retention {
        rows: keep.rows.unwrap_or(u64::MAX),
        bytes: keep.bytes.unwrap_or(u64::MAX),
        age: keep.age,
    });
    let removed = removed.await?;
    let left = store.progress().await?.total;
    Ok(Pruned { removed, left })
}

/// What the store's own tidying must not undercut.
pub(super) fn everything() -> Retention {
    Retention {
        rows: u64::MAX,
        bytes: u64::MAX,
        age: None,
    }
}
