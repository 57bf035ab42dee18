//! An id -> everything about it.

use mock_core::ExchangeId;
use mock_store::{RecordedExchange, Store};

use super::{TrafficFailure, opened};
use crate::{exchange_view, wire::ExchangeView};

/// One exchange in full.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn show(store: &str, id: &str) -> Result<ExchangeView, TrafficFailure> {
    let parsed = parse_id(id)?;
    let store = opened(store).await?;
    let found = recorded(&store, parsed).await;
    store.close().await;
    Ok(exchange_view::view(&found?))
}

/// Reads an id as a person copied it.
pub(super) fn parse_id(id: &str) -> Result<ExchangeId, TrafficFailure> {
    let parsed = id.trim().parse();
    parsed.map_err(|_| TrafficFailure::BadId(id.to_owned()))
}

/// The exchange of an id, which may be gone.
pub(super) async fn recorded(
    store: &Store,
    id: ExchangeId,
) -> Result<RecordedExchange, TrafficFailure> {
    let found = store.exchange(id).await?;
    found.ok_or_else(|| TrafficFailure::Gone(id.to_string()))
}
