//! Operations: which front end reads them, and what all front ends share.

use super::{Context, outgoing, security, swagger, tree, typed};
use crate::node_de::Refused;
use crate::place::Place;
use crate::{Operation, OperationHead, Parameter, RequestBody, Response, Server, Version};

/// What an operation inherits from its document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inherited<'a> {
    pub(crate) root: Option<Place<'a>>,
    pub(crate) servers: &'a [Server],
}

/// Lowers one operation through the front end of its version.
pub(crate) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    match cx.version(at) {
        Version::V20 => return swagger::operation(cx, head, inherited),
        Version::V30 => {}
        Version::V31 | Version::V32 => return tree::operation(cx, head, inherited),
    }
    typed::operation(cx, head, inherited).unwrap_or_else(|reason| {
        if let Refused::View(reason) = reason {
            let message = format!("This operation is not quite OpenAPI 3.0: {reason}.");
            let hint = "It is read as far as it can be understood.";
            cx.note("operation-lenient", at, message, hint);
        }
        tree::operation(cx, head, inherited)
    })
}

/// What the versions write differently.
pub(super) struct Parts {
    pub(super) parameters: Vec<Parameter>,
    pub(super) request_body: Option<RequestBody>,
    pub(super) responses: Vec<Response>,
    pub(super) servers: Vec<Server>,
}

/// An operation with the words that all versions have, read from the tree.
pub(super) fn with_parts(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
    parts: Parts,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    Operation {
        head: head.clone(),
        operation_id: cx.text(at, "operationId"),
        summary: cx.text(at, "summary"),
        description: cx.text(at, "description"),
        tags: cx.texts(at, "tags"),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        parameters: parts.parameters,
        request_body: parts.request_body,
        responses: parts.responses,
        security: security::requirements(cx, at)
            .or_else(|| security::requirements(cx, inherited.root?))
            .unwrap_or_default(),
        servers: parts.servers,
        callbacks: outgoing::callbacks(cx, at),
    }
}
