//! Asks a document everything, and checks that the answers fit each other.

use oas_doc::{Document, Node, NodeKind};

/// More values than this are not looked at one by one: each look takes its depth.
const MAX_NODES: usize = 2_000;

/// Checks a document that was read from `bytes`.
pub(crate) fn document(document: &Document, bytes: &[u8]) {
    assert_eq!(document.text(), String::from_utf8_lossy(bytes));
    for error in document.errors() {
        assert!(
            document.text().get(error.span.clone()).is_some(),
            "{error:?}"
        );
        assert_eq!(document.position(error.span.start), error.position);
    }
    let mut waiting: Vec<_> = document.root().into_iter().collect();
    let mut n_nodes = 0;
    while let Some(at) = waiting.pop().filter(|_| n_nodes < MAX_NODES) {
        n_nodes += 1;
        node(document, at);
        waiting.extend(at.items());
        waiting.extend(at.members().map(|(_, member)| member));
    }
    for offset in (0..=document.text().len() + 1).step_by(7).take(MAX_NODES) {
        assert!(
            document.node(&document.pointer_at(offset)).is_some()
                || document.root().is_none()
                || !document.errors().is_empty(),
            "no value at byte {offset}"
        );
    }
    let json = document.to_json();
    assert!(json.is_err() || document.errors().iter().all(|error| error.harmless));
}

fn node(document: &Document, node: Node<'_>) {
    assert!(document.text().get(node.span()).is_some(), "{node:?}");
    let n_parts = match node.kind() {
        NodeKind::Sequence => node.items().count(),
        _ => node.members().count(),
    };
    assert_eq!(node.len(), n_parts, "{node:?}");
    let _ = (
        node.as_i64(),
        node.as_u64(),
        node.as_f64(),
        node.as_bool(),
        node.scalar(),
    );
    assert_eq!(
        node.as_str().is_some(),
        node.kind() == NodeKind::String,
        "{node:?}"
    );
    let last = n_parts.saturating_sub(1);
    if node.kind() == NodeKind::Sequence && n_parts > 0 {
        assert_eq!(
            node.at(last).map(Node::id),
            node.items().last().map(Node::id)
        );
    }
    for (key, member) in node.members().take(20) {
        assert_eq!(node.get(key).map(Node::id), Some(member.id()), "{node:?}");
    }
}
