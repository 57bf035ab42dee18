//! Requests that the API sends (webhooks, callbacks), and links to what can be asked next.

use super::{Context, path_item, server, skeleton};
use crate::place::Place;
use crate::{Link, OperationHead, OperationId, Outgoing};

/// `webhooks` since 3.1, and the `x-webhooks` of documents that are older.
pub(super) fn webhooks(cx: Context<'_>, root: Place<'_>) -> Vec<Outgoing> {
    let mut found = Vec::new();
    for key in ["webhooks", "x-webhooks"] {
        for (name, item) in items(cx, root, key) {
            requests(cx, name, name, item, &mut found);
        }
    }
    found
}

/// The callbacks of an operation; each may have several addresses and methods.
pub(super) fn callbacks(cx: Context<'_>, operation: Place<'_>) -> Vec<Outgoing> {
    let mut found = Vec::new();
    for (name, callback) in items(cx, operation, "callbacks") {
        let Some(callback) = cx.object(callback, name) else {
            continue;
        };
        let items = callback.members();
        for (expression, item) in items.filter(|(key, _)| !super::is_extension(key)) {
            requests(cx, name, expression, item, &mut found);
        }
    }
    found
}

fn items<'a>(cx: Context<'a>, of: Place<'a>, key: &str) -> Vec<(&'a str, Place<'a>)> {
    let all = cx.map(of, key).into_iter();
    all.filter(|(name, _)| !super::is_extension(name)).collect()
}

fn requests(cx: Context<'_>, name: &str, path: &str, item: Place<'_>, found: &mut Vec<Outgoing>) {
    let Some(item) = path_item::first(cx, item, name) else {
        return;
    };
    let mut heads = Vec::new();
    skeleton::operations_of(cx, path, item, &mut heads);
    found.extend(heads.into_iter().map(|mut head| {
        head.id = OperationId::OUTGOING;
        Outgoing {
            name: name.to_owned(),
            head,
        }
    }));
}

/// The links of a response.
pub(super) fn links(cx: Context<'_>, response: Place<'_>) -> Vec<Link> {
    let read = |(name, start): (&str, _)| {
        let at = cx.object(start, name)?;
        let value = |(name, value): (&str, Place<'_>)| (name.to_owned(), value.origin());
        Some(Link {
            name: name.to_owned(),
            operation_id: cx.text(at, "operationId"),
            operation_ref: cx.text(at, "operationRef"),
            description: cx.told(start, at, "description"),
            parameters: cx.map(at, "parameters").into_iter().map(value).collect(),
            request_body: at.get("requestBody").map(Place::origin),
            server: at.get("server").and_then(|at| server::read(cx, at)),
            origin: at.origin(),
        })
    };
    let written = items(cx, response, "links").into_iter();
    written.filter_map(read).collect()
}

/// The operation that a link leads to; a finding when there is none.
pub(crate) fn target(cx: Context<'_>, heads: &[OperationHead], link: &Link) -> Option<OperationId> {
    let at = Place::of(cx.sources, link.origin);
    if let Some(written) = at.get("operationRef") {
        let place = cx.target(written, written.node.as_str()?)?;
        let found = heads.iter().find(|head| head.origin == place.origin());
        return found.map(|head| head.id).or_else(|| lost(cx, written));
    }
    let written = at.get("operationId")?;
    let is_named = |head: &&OperationHead| {
        let id = Place::of(cx.sources, head.origin).get("operationId");
        id.and_then(|id| id.node.as_str()) == link.operation_id.as_deref()
    };
    let found = heads.iter().find(is_named);
    found.map(|head| head.id).or_else(|| lost(cx, written))
}

fn lost(cx: Context<'_>, written: Place<'_>) -> Option<OperationId> {
    let named = written.node.scalar().unwrap_or_default();
    let message = format!("No operation of this API is `{named}`.");
    let hint = "Check the spelling of the link's operation.";
    cx.warn("link-target", written, message, hint);
    None
}
