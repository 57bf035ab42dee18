//! The application itself.

use crate::{ApiError, Session, wire};

pub(crate) async fn info(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::AppInfo, ApiError> {
    Ok(wire::AppInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        platform: std::env::consts::OS.to_owned(),
        native_dialogs: session.host().native_dialogs(),
        recent: session.settings().recent(),
    })
}
