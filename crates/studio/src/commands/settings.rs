//! What a person chose.

use crate::{ApiError, Session, wire};

pub(crate) async fn get(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::Settings, ApiError> {
    Ok(session.settings().settings())
}

pub(crate) async fn set(
    session: &Session,
    request: wire::SettingsChange,
) -> Result<wire::Settings, ApiError> {
    let settings = session.settings().change(&request)?;
    session.emit(wire::Event::SettingsChanged {
        settings: settings.clone(),
    });
    Ok(settings)
}
