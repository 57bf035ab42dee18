//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn page(_session: &Session, _request: wire::OutlineQuery) -> Result<wire::OutlinePage, ApiError> {
    todo!()
}
