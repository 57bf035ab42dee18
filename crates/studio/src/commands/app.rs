//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn info(_session: &Session, _request: wire::Empty) -> Result<wire::AppInfo, ApiError> {
    todo!()
}
