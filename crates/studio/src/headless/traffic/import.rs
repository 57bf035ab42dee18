//! Files of other tools -> exchanges of a record.

use std::{
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use mock_core::{ExchangeId, ExchangeSink as _};
use mock_learn::Observed;
use mock_store::{Options, Store};

use super::{
    Feed, TrafficFailure, exchange::exchange, feed::blocking, prune::everything, settings,
};
use crate::traffic_settings::TrafficSettings;

/// The record takes so many, or so many bytes of them, before it is waited for.
const N_AT_ONCE: usize = 500;
const BYTES_AT_ONCE: usize = 8 * 1024 * 1024;

/// What an import brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Exchanges that are in the record now.
    pub exchanges: u64,
    /// What had to be guessed, mended or left out.
    pub notes: Vec<String>,
}

/// Adds the exchanges of files to a record, which is made where there is none. What is masked and
/// how much is kept stands in `specwright.yaml`.
///
/// # Errors
/// [`TrafficFailure`]; what was read before a failure is in the record.
pub async fn import(store: &str, files: &[PathBuf]) -> Result<Imported, TrafficFailure> {
    let settings = settings::of_record(store)?;
    let options = Options {
        // The oldest go at the end, in one step that is told.
        retention: everything(),
        ..settings.options()
    };
    let store = mock_store::open_with(Path::new(store), options).await?;
    let read = import_into(&store, files).await;
    let kept = keep(&store, &settings).await;
    store.close().await;
    let read = read?;
    let findings = settings.findings.iter().map(|one| one.one_line());
    Ok(Imported {
        exchanges: read.exchanges,
        notes: findings.chain(read.notes).chain(kept?).collect(),
    })
}

/// Adds the exchanges of files to an open record, which masks and keeps as it does otherwise.
///
/// # Errors
/// [`TrafficFailure`]; what was read before a failure is in the record.
pub(crate) async fn import_into(
    store: &Store,
    files: &[PathBuf],
) -> Result<Imported, TrafficFailure> {
    let lost_before = store.health().lost_rows;
    let mut taken = Taking::new(store);
    let mut notes = Vec::new();
    let mut read = || {
        for file in files {
            notes.extend(Feed::File(file.clone()).each(|observed| taken.take(observed))?);
        }
        Ok(())
    };
    let outcome: Result<(), TrafficFailure> = tokio::task::block_in_place(&mut read);
    let flushed = store.flush().await;
    outcome?;
    flushed?;
    let health = store.health();
    let lost = health.lost_rows.saturating_sub(lost_before);
    if lost > 0 {
        let reason = health.last_failure.map(|failure| failure.text);
        notes.push(format!(
            "{lost} exchanges could not be written: {}",
            reason.unwrap_or_else(|| "the disk could not take them".to_owned())
        ));
    }
    Ok(Imported {
        exchanges: taken.n_taken.saturating_sub(lost),
        notes,
    })
}

/// Removes what is beyond the limits of the record, and tells it.
async fn keep(store: &Store, settings: &TrafficSettings) -> Result<Option<String>, TrafficFailure> {
    let removed = store.prune(settings.retention()).await?;
    Ok((removed > 0).then(|| {
        format!(
            "the oldest {removed} exchanges of the record were removed: `keep` of specwright.yaml, \
             or the usual limit, holds for what is imported as well"
        )
    }))
}

/// Hands exchanges to the record no faster than it takes them.
struct Taking<'a> {
    store: &'a Store,
    n_taken: u64,
    /// Where ids of this import begin to count, so that another import of the same moments does
    /// not meet them.
    first_count: u32,
    n_waiting: usize,
    n_bytes: usize,
}

impl<'a> Taking<'a> {
    fn new(store: &'a Store) -> Self {
        Self {
            store,
            n_taken: 0,
            first_count: rand::random::<u32>() & 0x7_FFFF,
            n_waiting: 0,
            n_bytes: 0,
        }
    }

    fn take(&mut self, mut observed: Observed) -> Result<(), TrafficFailure> {
        self.n_waiting += 1;
        self.n_bytes += observed.request.body.len() + observed.response.body.len();
        if observed.at_us == 0 {
            // A collection does not say when.
            observed.at_us = now_us();
        }
        // The count keeps exchanges of one moment in order.
        let count = self
            .first_count
            .wrapping_add((self.n_taken & 0xF_FFFF) as u32);
        let id = ExchangeId::at(observed.at_us / 1000, count);
        self.store.sink().record(exchange(id, observed));
        self.n_taken += 1;
        if self.n_waiting >= N_AT_ONCE || self.n_bytes >= BYTES_AT_ONCE {
            (self.n_waiting, self.n_bytes) = (0, 0);
            blocking(self.store.flush())?;
        }
        Ok(())
    }
}

fn now_us() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.unwrap_or_default().as_micros()).unwrap_or(i64::MAX)
}
