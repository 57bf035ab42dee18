//! The paths of servers, in front of every template.

use std::{collections::HashMap, sync::Arc};

use oas_model::{Api, OperationHead};

/// Base paths by the text of a `servers` list: the same text is read once.
pub(super) type ByText<'a> = HashMap<&'a str, Vec<Arc<str>>>;

/// Base paths of an operation that has servers of its own.
pub(super) fn own_base_paths<'a>(
    api: &'a Api,
    head: &OperationHead,
    known: &mut ByText<'a>,
) -> Option<Vec<Arc<str>>> {
    let sources = api.sources();
    let nodes = [head.origin, head.path_item].map(|at| sources.node(at));
    let servers = nodes.into_iter().find_map(|node| node.get("servers"));
    let read = || base_paths(&api.operation(head.id).servers);
    let Some(servers) = servers else {
        // They may stand in the path item behind this one.
        return nodes[1].get("$ref").map(|_| read());
    };
    let text = servers.document().text().get(servers.span())?;
    Some(known.entry(text).or_insert_with(read).clone())
}

/// The paths of some servers, each once; `""` where there is none.
pub(super) fn base_paths(servers: &[oas_model::Server]) -> Vec<Arc<str>> {
    let mut bases: Vec<Arc<str>> = Vec::new();
    for base in servers.iter().flat_map(oas_model::Server::base_paths) {
        let base = base.trim_end_matches('/');
        if !bases.iter().any(|known| &**known == base) {
            bases.push(base.into());
        }
    }
    if bases.is_empty() {
        bases.push("".into());
    }
    bases
}
