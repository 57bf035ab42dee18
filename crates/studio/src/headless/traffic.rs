//! The record, for a terminal.

use std::path::Path;

use mock_store::{Filter, FilterError, StoreError};

use crate::{
    exchange_view,
    wire::{ExchangeRow, ExchangeView},
};

/// Why the record cannot be shown.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrafficFailure {
    /// The store cannot be opened or read.
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
}

/// The newest exchanges.
#[derive(Debug, Clone)]
pub struct TrafficList {
    /// Newest first.
    pub rows: Vec<ExchangeRow>,
    /// How many match in all.
    pub total: u64,
    /// Exchanges that were lost since the store was made.
    pub n_lost: u64,
}

/// Lists the newest exchanges that match.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn list(store: &Path, filter: &str, limit: u32) -> Result<TrafficList, TrafficFailure> {
    let filter = Filter::parse(filter)?;
    let store = mock_store::view(store).await?;
    let mut page = store.page(&filter, None, limit).await?;
    let total = page.total;
    let mut rows = std::mem::take(&mut page.rows);
    // The store gives long lists in pieces.
    while page.more && (rows.len() as u64) < u64::from(limit) {
        let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        page = store
            .page(&filter, rows.last().map(|row| row.id), left)
            .await?;
        rows.append(&mut page.rows);
    }
    let rows = rows
        .iter()
        .map(|row| exchange_view::row(row, None))
        .collect();
    let n_lost = store.losses().await?.iter().map(|loss| loss.rows).sum();
    store.close().await;
    Ok(TrafficList {
        rows,
        total,
        n_lost,
    })
}

/// One exchange in full.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn show(store: &Path, id: &str) -> Result<ExchangeView, TrafficFailure> {
    let parsed = id
        .parse()
        .map_err(|_| TrafficFailure::BadId(id.to_owned()))?;
    let store = mock_store::view(store).await?;
    let found = store.exchange(parsed).await?;
    store.close().await;
    found
        .map(|exchange| exchange_view::view(&exchange))
        .ok_or_else(|| TrafficFailure::Gone(id.to_owned()))
}
