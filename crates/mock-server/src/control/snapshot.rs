//! All of the state, out and in.

use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use mock_core::{State as MockState, StateRecord};
use serde::Serialize;

use super::{
    Desk,
    answer::{Refused, Shown, body},
};

pub(super) async fn take(State(desk): State<Desk>) -> Shown<StateRecord> {
    let record = desk.board.shared.state.read().record();
    Shown(record)
}

#[derive(Debug, Serialize)]
pub(super) struct Restored {
    entities: usize,
    remembered: usize,
}

pub(super) async fn restore(
    State(desk): State<Desk>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Shown<Restored>, Refused> {
    let record: StateRecord = body(sent)?;
    let restored = Restored {
        entities: record.entities.len(),
        remembered: record.remembered.len(),
    };
    let state = MockState::from_record(record)
        .map_err(|error| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, format!("{error}.")))?;
    if let Some(committed) = desk.board.shared.state.replace(state) {
        committed.await;
    }
    Ok(Shown(restored))
}
