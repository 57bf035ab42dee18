//! References inside one document.

use oas_doc::{Node, NodeKind, Pointer};

/// More references after each other lead nowhere.
const MAX_HOPS: usize = 32;

/// The mapping that a node is or leads to; `None` where it leads out of the document, nowhere, or
/// to what is written elsewhere by an alias.
pub(crate) fn follow(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node;
    for _ in 0..MAX_HOPS {
        if at.kind() != NodeKind::Mapping || at.is_alias() {
            return None;
        }
        let Some(reference) = at.get("$ref") else {
            return Some(at);
        };
        let fragment = reference.as_str()?.strip_prefix('#')?;
        let fragment = percent_encoding::percent_decode_str(fragment)
            .decode_utf8()
            .ok()?;
        let pointer: Pointer = fragment.parse().ok()?;
        at = at.document().node(&pointer)?;
    }
    None
}
