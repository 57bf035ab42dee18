//! The front end that reads operations from the tree: 3.1, 3.2 and any 3.0 that is not quite 3.0.

use super::{Context, outgoing, parameter, request, security, server};
use crate::place::Place;
use crate::{Operation, OperationHead, Server};

/// What an operation inherits from its document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inherited<'a> {
    pub(crate) root: Option<Place<'a>>,
    pub(crate) servers: &'a [Server],
}

pub(crate) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    let item = Place::of(cx.sources, head.path_item);
    Operation {
        head: head.clone(),
        operation_id: cx.text(at, "operationId"),
        summary: cx.text(at, "summary"),
        description: cx.text(at, "description"),
        tags: cx.texts(at, "tags"),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        parameters: parameter::merged(parameter::listed(cx, item), parameter::listed(cx, at)),
        request_body: request::body(cx, at),
        responses: request::responses(cx, at),
        security: security::requirements(cx, at)
            .or_else(|| security::requirements(cx, inherited.root?))
            .unwrap_or_default(),
        servers: servers(cx, at, item, inherited.servers),
        callbacks: outgoing::callbacks(cx, at),
    }
}

/// The operation's own servers, else the path item's, else the document's.
pub(crate) fn servers(
    cx: Context<'_>,
    at: Place<'_>,
    item: Place<'_>,
    document: &[Server],
) -> Vec<Server> {
    let own = server::listed(cx, at);
    if !own.is_empty() {
        return own;
    }
    let items = server::listed(cx, item);
    if items.is_empty() {
        document.to_vec()
    } else {
        items
    }
}
