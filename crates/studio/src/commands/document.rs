//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn list(_session: &Session, _request: wire::Empty) -> Result<wire::DocumentList, ApiError> {
    todo!()
}

pub(crate) async fn open(_session: &Session, _request: wire::DocumentRef) -> Result<wire::DocumentText, ApiError> {
    todo!()
}

pub(crate) async fn text(_session: &Session, _request: wire::TextOf) -> Result<bytes::Bytes, ApiError> {
    todo!()
}

pub(crate) async fn apply(_session: &Session, _request: wire::ApplyEdits) -> Result<wire::Applied, ApiError> {
    todo!()
}

pub(crate) async fn set(_session: &Session, _request: wire::SetValue) -> Result<wire::EditedText, ApiError> {
    todo!()
}

pub(crate) async fn save(_session: &Session, _request: wire::DocumentRef) -> Result<wire::Applied, ApiError> {
    todo!()
}

pub(crate) async fn locate(_session: &Session, _request: wire::Locate) -> Result<wire::TextRange, ApiError> {
    todo!()
}

pub(crate) async fn reload(_session: &Session, _request: wire::DocumentRef) -> Result<wire::Applied, ApiError> {
    todo!()
}
