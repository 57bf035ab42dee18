//! Why an answer was what it was: by the id that its header `Specwright-Trace` says.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use mock_core::ExchangeId;
use serde::{Deserialize, Serialize};

use super::{
    Desk,
    answer::{Refused, Shown},
    recent::Trace,
};

/// An exchange of the record is read one by one.
const MAX_FOUND: u32 = 500;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default = "usual")]
    limit: usize,
    filter: Option<String>,
}

fn usual() -> usize {
    50
}

/// The newest first.
#[derive(Debug, Serialize)]
struct Exchanges<T> {
    exchanges: Vec<T>,
}

/// The last ones from memory; with a filter, out of all that this mock recorded.
pub(super) async fn list(
    State(desk): State<Desk>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    let Query(asked) =
        asked.map_err(|error| Refused::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let Some(filter) = &asked.filter else {
        let exchanges = desk.board.recent.newest(asked.limit);
        return Ok(Shown(Exchanges { exchanges }).into_response());
    };
    let limit = u32::try_from(asked.limit)
        .unwrap_or(u32::MAX)
        .min(MAX_FOUND);
    let exchanges = desk.record()?.find(filter, limit).await?;
    Ok(Shown(Exchanges { exchanges }).into_response())
}

/// Tests begin with nothing behind them; the record keeps it all.
pub(super) async fn forget(State(desk): State<Desk>) -> StatusCode {
    desk.board.recent.clear();
    StatusCode::NO_CONTENT
}

pub(super) async fn show(
    State(desk): State<Desk>,
    Path(id): Path<String>,
) -> Result<Shown<Arc<Trace>>, Refused> {
    let found = id.parse::<ExchangeId>().ok();
    let found = found.and_then(|id| desk.board.recent.find(id));
    found.map(Shown).ok_or_else(|| {
        let detail = format!("`{id}` is none of the last exchanges; the record may have it: `specwright traffic show {id}`.");
        Refused::new(StatusCode::NOT_FOUND, detail)
    })
}
