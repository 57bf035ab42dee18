//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn pick_folder(_session: &Session, _request: wire::Empty) -> Result<wire::PickedFolder, ApiError> {
    todo!()
}
