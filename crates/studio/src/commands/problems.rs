//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn list(_session: &Session, _request: wire::Empty) -> Result<wire::ProblemList, ApiError> {
    todo!()
}
