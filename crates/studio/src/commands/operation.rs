//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn get(_session: &Session, _request: wire::GetOperation) -> Result<wire::OperationView, ApiError> {
    todo!()
}
