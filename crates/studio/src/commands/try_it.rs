//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn send(_session: &Session, _request: wire::TryRequest) -> Result<wire::TryAnswer, ApiError> {
    todo!()
}
