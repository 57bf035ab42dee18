//! What the shell lends.

use crate::{ApiError, ErrorCode, Session, wire};

pub(crate) async fn pick_folder(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::PickedFolder, ApiError> {
    if !session.host().native_dialogs() {
        let message = "A browser cannot open the system's folder dialog.";
        return Err(ApiError::new(ErrorCode::Unsupported, message)
            .hint("Choose the folder from the list instead."));
    }
    let path = session.host().pick_folder().await;
    Ok(wire::PickedFolder {
        path: path.map(|path| path.display().to_string()),
    })
}
