//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn get(_session: &Session, _request: wire::Empty) -> Result<wire::Settings, ApiError> {
    todo!()
}

pub(crate) async fn set(_session: &Session, _request: wire::SettingsChange) -> Result<wire::Settings, ApiError> {
    todo!()
}
