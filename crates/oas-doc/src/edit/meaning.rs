//! Whether two texts say the same, however it is written.

use std::collections::HashSet;

use crate::document::Document;
use crate::node::{Node, NodeId, NodeKind};

/// Whether both documents have the same values at the same places, aliases and merge keys
/// followed. The order of members means nothing.
pub(super) fn is_same(a: &Document, b: &Document) -> bool {
    let mut compared = HashSet::new();
    match (a.root(), b.root()) {
        (Some(a), Some(b)) => same(a, b, &mut compared),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Each pair of collections is compared once, so aliases that repeat each other cost nothing.
fn same(a: Node<'_>, b: Node<'_>, compared: &mut HashSet<(NodeId, NodeId)>) -> bool {
    let (a, b) = (a.target().unwrap_or(a), b.target().unwrap_or(b));
    if a.kind() != b.kind() || a.scalar() != b.scalar() {
        return false;
    }
    let collection = matches!(a.kind(), NodeKind::Mapping | NodeKind::Sequence);
    if !collection || !compared.insert((a.id(), b.id())) {
        return true;
    }
    if a.len() != b.len() {
        return false;
    }
    let mut items = a.items().zip(b.items());
    items.all(|(a, b)| same(a, b, compared))
        && a.members()
            .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b, compared)))
}
