//! The front end that reads operations from the tree: 3.1, 3.2 and any 3.0 that is not quite 3.0.

use super::operation::{Inherited, Parts, with_parts};
use super::{Context, parameter, path_item, request, server};
use crate::place::Place;
use crate::{Operation, OperationHead, Server};

pub(crate) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    let item = Place::of(cx.sources, head.path_item);
    let own = parameter::listed(cx, at);
    let parts = Parts {
        parameters: parameter::merged(path_item::parameters(cx, item), own),
        request_body: request::body(cx, at),
        responses: request::responses(cx, at),
        servers: servers(cx, at, item, inherited.servers),
    };
    with_parts(cx, head, inherited, parts)
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
    let chain = path_item::chain(cx, item, "the path item").into_iter();
    let mut of_items = chain.map(|one| server::listed(cx, one));
    let nearest = of_items.find(|servers| !servers.is_empty());
    nearest.unwrap_or_else(|| document.to_vec())
}
