//! A filter -> the newest rows.

use mock_store::Filter;

use super::{TrafficFailure, opened};
use crate::{exchange_view, wire::ExchangeRow};

/// The newest exchanges.
#[derive(Debug, Clone)]
pub struct TrafficList {
    /// Newest first.
    pub rows: Vec<ExchangeRow>,
    /// How many match in all; at least so many where `total_is_more`.
    pub total: u64,
    /// Whether counting was given up at `total`.
    pub total_is_more: bool,
    /// Exchanges in which words were not looked for yet: the index is behind.
    pub unindexed: u64,
    /// Exchanges that were lost since the store was made.
    pub n_lost: u64,
}

/// Lists the newest exchanges that match.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn list(store: &str, filter: &str, limit: u32) -> Result<TrafficList, TrafficFailure> {
    let filter = Filter::parse(filter)?;
    let store = opened(store).await?;
    let mut page = store.page(&filter, None, limit).await?;
    let (total, total_is_more, unindexed) = (page.total, page.total_is_more, page.unindexed);
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
        total_is_more,
        unindexed,
        n_lost,
    })
}
