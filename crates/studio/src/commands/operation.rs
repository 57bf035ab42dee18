//! One operation.

use oas_doc::Pointer;

use crate::{ApiError, ErrorCode, Session, describe, model::Model, wire, workspace::blocking};

pub(crate) async fn get(
    session: &Session,
    request: wire::GetOperation,
) -> Result<wire::OperationView, ApiError> {
    let model = session.workspace()?.model();
    blocking(move || find(&model, &request)).await?
}

fn find(model: &Model, request: &wire::GetOperation) -> Result<wire::OperationView, ApiError> {
    let wanted: Option<Pointer> = request.pointer.parse().ok();
    for api in model.apis() {
        let sources = api.sources();
        let Some(document) = sources.find(&request.document) else {
            continue;
        };
        let node = wanted
            .as_ref()
            .and_then(|at| sources.document(document).node(at));
        let Some(node) = node.map(|node| node.id()) else {
            continue;
        };
        let head = api
            .operations()
            .iter()
            .find(|head| head.origin.document == document && head.origin.node == node);
        if let Some(head) = head {
            let operation = api.operation(head.id);
            return Ok(describe::operation(
                &api,
                &request.document,
                &request.pointer,
                &operation,
            ));
        }
    }
    let message = format!(
        "There is no operation at `{}#{}`.",
        request.document, request.pointer
    );
    Err(ApiError::new(ErrorCode::NotFound, message)
        .hint("It may have been renamed or removed; read the tree again."))
}
