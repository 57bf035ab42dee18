//! Commands.

use crate::{ApiError, Session, wire};

pub(crate) async fn current(_session: &Session, _request: wire::Empty) -> Result<wire::WorkspaceReply, ApiError> {
    todo!()
}

pub(crate) async fn open(_session: &Session, _request: wire::OpenWorkspace) -> Result<wire::WorkspaceReply, ApiError> {
    todo!()
}

pub(crate) async fn open_sample(_session: &Session, _request: wire::Empty) -> Result<wire::WorkspaceReply, ApiError> {
    todo!()
}

pub(crate) async fn close(_session: &Session, _request: wire::Empty) -> Result<wire::WorkspaceReply, ApiError> {
    todo!()
}

pub(crate) async fn browse(_session: &Session, _request: wire::BrowseQuery) -> Result<wire::BrowsePage, ApiError> {
    todo!()
}
