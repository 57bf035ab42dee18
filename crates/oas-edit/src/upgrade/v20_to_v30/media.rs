//! Media types, which 2.0 lists once for everything.

use oas_doc::{Node, NodeKind};

/// The media types that an object lists, each once.
pub(super) fn listed(of: Node<'_>, key: &str) -> Vec<String> {
    let list = of.get(key).filter(|list| list.kind() == NodeKind::Sequence);
    let mut names: Vec<String> = Vec::new();
    for name in list
        .into_iter()
        .flat_map(Node::items)
        .filter_map(Node::scalar)
    {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether two media types are the same apart from case and parameters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

fn essence(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}
