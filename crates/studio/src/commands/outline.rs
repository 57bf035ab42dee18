//! The tree.

use crate::{ApiError, Session, outline, wire, workspace::blocking};

pub(crate) async fn page(
    session: &Session,
    request: wire::OutlineQuery,
) -> Result<wire::OutlinePage, ApiError> {
    let workspace = session.workspace()?;
    let (model, diagnostics) = (workspace.model(), workspace.diagnostics());
    blocking(move || outline::page(&model, &diagnostics, &request)).await
}
