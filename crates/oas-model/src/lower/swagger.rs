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

use super::operation::{Inherited, Parts, with_parts};
use super::{Context, path_item};
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
    let of_item = path_item::gathered(
        cx,
        item,
        |one| parameter::written(cx, one),
        parameter::merged,
    );
    let written = parameter::merged(of_item, parameter::written(cx, at));
    let parts = Parts {
        parameters: parameter::lowered(cx, &written),
        request_body: body::body(cx, at, inherited.root, form::place(cx, at, item), &written),
        responses: response::responses(cx, at, inherited.root),
        servers: server::operation(cx, at, inherited),
    };
    with_parts(cx, head, inherited, parts)
}
