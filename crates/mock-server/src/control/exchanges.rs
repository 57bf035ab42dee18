//! Why an answer was what it was: by the id that its header `Specwright-Trace` says.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
};
use mock_core::ExchangeId;
use serde::{Deserialize, Serialize};

use super::{
    Desk,
    answer::{Refused, Shown},
    recent::Trace,
};

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default = "usual")]
    limit: usize,
}

fn usual() -> usize {
    50
}

#[derive(Debug, Serialize)]
pub(super) struct Exchanges {
    /// The newest first.
    exchanges: Vec<Arc<Trace>>,
}

pub(super) async fn list(
    State(desk): State<Desk>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Shown<Exchanges>, Refused> {
    let Query(asked) =
        asked.map_err(|error| Refused::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let exchanges = desk.board.recent.newest(asked.limit);
    Ok(Shown(Exchanges { exchanges }))
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
