//! Servers of 2.0: one address for each of `schemes`, on `host` and below `basePath`.

use super::Context;
use crate::Server;
use crate::lower::{Inherited, server};
use crate::place::Place;

/// The servers of a document; `/` when it names none.
pub(in crate::lower) fn document(cx: Context<'_>, root: Place<'_>) -> Vec<Server> {
    with_schemes(cx, root, &cx.texts(root, "schemes"))
}

/// The document's servers, with the operation's own schemes where it has some.
pub(super) fn operation(cx: Context<'_>, at: Place<'_>, inherited: Inherited<'_>) -> Vec<Server> {
    let own = cx.texts(at, "schemes");
    match inherited.root.filter(|_| !own.is_empty()) {
        Some(root) => with_schemes(cx, root, &own),
        None => inherited.servers.to_vec(),
    }
}

fn with_schemes(cx: Context<'_>, root: Place<'_>, schemes: &[String]) -> Vec<Server> {
    let path = cx.text(root, "basePath").unwrap_or_default();
    let slash = if path.starts_with('/') || path.is_empty() {
        ""
    } else {
        "/"
    };
    let path = format!("{slash}{path}");
    let Some(host) = cx.text(root, "host").filter(|host| !host.is_empty()) else {
        let at = root.get("basePath").unwrap_or(root);
        let path = if path.is_empty() {
            "/".to_owned()
        } else {
            path
        };
        return vec![server::server(path, at.origin())];
    };
    let at = root.get("host").unwrap_or(root).origin();
    if schemes.is_empty() {
        return vec![server::server(format!("//{host}{path}"), at)];
    }
    let address = |scheme: &String| server::server(format!("{scheme}://{host}{path}"), at);
    schemes.iter().map(address).collect()
}
