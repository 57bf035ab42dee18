//! The front end of Swagger 2.0, read from the tree.
//!
//! In:  an operation of 2.0, where bodies and forms are parameters, and media
//! types are lists of the operation or of the document.
//! Out: the same model as [`super::tree`] makes. Ids are nodes of the document:
//! the schema of a parameter without `schema` is the parameter itself, and that
//! of a form is the list that its parameters stand in ([`form`]).

mod body; // `in: body` and forms
mod form; // the schema of a form
mod media; // `consumes` and `produces`
mod parameter;
mod response;
mod server; // `host`, `basePath` and `schemes`

use super::{Context, Inherited, outgoing, security};
use crate::place::Place;
use crate::{Operation, OperationHead};

pub(super) use form::schema as form_schema;
pub(super) use parameter::is_parameter;
pub(super) use server::document as document_servers;

/// Lowers one operation of Swagger 2.0.
pub(super) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    let item = Place::of(cx.sources, head.path_item);
    let written = parameter::merged(parameter::written(cx, item), parameter::written(cx, at));
    Operation {
        head: head.clone(),
        operation_id: cx.text(at, "operationId"),
        summary: cx.text(at, "summary"),
        description: cx.text(at, "description"),
        tags: cx.texts(at, "tags"),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        parameters: parameter::lowered(cx, &written),
        request_body: body::body(cx, at, inherited.root, form::place(cx, at, item), &written),
        responses: response::responses(cx, at, inherited.root),
        security: security::requirements(cx, at)
            .or_else(|| security::requirements(cx, inherited.root?))
            .unwrap_or_default(),
        servers: server::operation(cx, at, inherited),
        callbacks: outgoing::callbacks(cx, at),
    }
}
