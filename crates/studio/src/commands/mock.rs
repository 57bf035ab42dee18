//! The mock of the workspace.

use crate::{ApiError, Session, wire, workspace::Workspace};

pub(crate) async fn status(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::MockView, ApiError> {
    let workspace = session.workspace()?;
    Ok(workspace.mock.view(&workspace.recording))
}

pub(crate) async fn start(
    session: &Session,
    request: wire::MockSettings,
) -> Result<wire::MockView, ApiError> {
    let workspace = session.workspace()?;
    let started = workspace
        .mock
        .start(request, &workspace.model(), &workspace.recording)
        .await;
    told(&workspace, started)
}

pub(crate) async fn stop(
    session: &Session,
    _request: wire::Empty,
) -> Result<wire::MockView, ApiError> {
    let workspace = session.workspace()?;
    workspace.mock.stop().await;
    told(&workspace, Ok(()))
}

pub(crate) async fn configure(
    session: &Session,
    request: wire::MockSettings,
) -> Result<wire::MockView, ApiError> {
    let workspace = session.workspace()?;
    let configured = workspace
        .mock
        .configure(request, &workspace.model(), &workspace.recording)
        .await;
    told(&workspace, configured)
}

/// Every client hears of the new state, also of a failure.
fn told(workspace: &Workspace, outcome: Result<(), ApiError>) -> Result<wire::MockView, ApiError> {
    workspace.emit_mock();
    outcome.map(|()| workspace.mock.view(&workspace.recording))
}
