//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn status(_session: &Session, _request: wire::Empty) -> Result<wire::MockView, ApiError> {
    todo!()
}

pub(crate) async fn start(_session: &Session, _request: wire::MockSettings) -> Result<wire::MockView, ApiError> {
    todo!()
}

pub(crate) async fn stop(_session: &Session, _request: wire::Empty) -> Result<wire::MockView, ApiError> {
    todo!()
}

pub(crate) async fn configure(_session: &Session, _request: wire::MockSettings) -> Result<wire::MockView, ApiError> {
    todo!()
}
