//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn page(_session: &Session, _request: wire::TrafficQuery) -> Result<wire::TrafficPage, ApiError> {
    todo!()
}

pub(crate) async fn show(_session: &Session, _request: wire::ExchangeRef) -> Result<wire::ExchangeView, ApiError> {
    todo!()
}

pub(crate) async fn clear(_session: &Session, _request: wire::Empty) -> Result<wire::TrafficCleared, ApiError> {
    todo!()
}
