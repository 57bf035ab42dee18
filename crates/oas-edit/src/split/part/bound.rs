//! What cannot leave the entry.

use oas_doc::{Document, Node, NodeKind};

use crate::anchors::{Aliases, walk};

/// What ties the parts of a document together.
#[derive(Debug)]
pub(super) struct Bounds<'a> {
    aliases: Aliases<'a>,
    /// Whether any schema has an identity of its own.
    has_identities: bool,
}

/// Words that make a schema depend on the document it stands in (JSON Schema 2020-12, core 8.2).
const IDENTITIES: [&str; 4] = ["$id", "$dynamicRef", "$dynamicAnchor", "$recursiveRef"];

impl<'a> Bounds<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let text = document.text();
        Self {
            aliases: Aliases::of(document),
            has_identities: IDENTITIES.iter().any(|word| text.contains(word)),
        }
    }

    /// Why a part has to stay; `None` when it may go.
    pub(super) fn reason(&self, part: Node<'_>) -> Option<&'static str> {
        if self.aliases.cross(part) {
            return Some("it shares an anchor with other text");
        }
        if self.has_identities && has_identity(part) {
            return Some("a schema in it has an address or a dynamic anchor of its own");
        }
        None
    }
}

fn has_identity(part: Node<'_>) -> bool {
    let mut found = false;
    walk(part, &mut |node| {
        let text = |word: &&str| node.get(word).is_some_and(|node| node.as_str().is_some());
        found |= node.kind() == NodeKind::Mapping && IDENTITIES.iter().any(text);
    });
    found
}
