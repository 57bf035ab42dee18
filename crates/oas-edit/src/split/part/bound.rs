//! What cannot leave the entry.

use std::collections::HashMap;

use oas_doc::{Document, Node, NodeId, NodeKind, Syntax};

/// Aliases and anchors of a document, and whether it has schemas with identities at all.
pub(super) struct Bounds<'a> {
    /// By alias, then by the value that it stands for.
    aliases: Vec<(Node<'a>, Node<'a>)>,
    has_identities: bool,
}

/// Words that make a schema depend on the document it stands in (JSON Schema 2020-12, core 8.2).
const IDENTITIES: [&str; 4] = ["$id", "$dynamicRef", "$dynamicAnchor", "$recursiveRef"];

impl<'a> Bounds<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let text = document.text();
        let has_aliases = document.syntax() == Syntax::Yaml && text.contains('*');
        let mut aliases = Vec::new();
        if let Some(root) = document.root().filter(|_| has_aliases) {
            walk(root, &mut |node| {
                aliases.extend(node.alias_target().map(|target| (node, target)));
            });
        }
        Self {
            aliases,
            has_identities: IDENTITIES.iter().any(|word| text.contains(word)),
        }
    }

    /// Why a part has to stay; `None` when it may go.
    pub(super) fn reason(&self, part: Node<'_>) -> Option<&'static str> {
        let mut known = HashMap::new();
        let mut inside = |node| is_inside(node, part, &mut known);
        if self
            .aliases
            .iter()
            .any(|(alias, target)| inside(*alias) != inside(*target))
        {
            return Some("it shares an anchor with other text");
        }
        if self.has_identities && has_identity(part) {
            return Some("a schema in it has an address or a dynamic anchor of its own");
        }
        None
    }
}

fn is_inside(node: Node<'_>, part: Node<'_>, known: &mut HashMap<NodeId, bool>) -> bool {
    if let Some(known) = known.get(&node.id()) {
        return *known;
    }
    let mut outwards = std::iter::successors(Some(node), |node| node.parent());
    let inside = outwards.any(|node| node.id() == part.id());
    known.insert(node.id(), inside);
    inside
}

fn has_identity(part: Node<'_>) -> bool {
    let mut found = false;
    walk(part, &mut |node| {
        let text = |word: &&str| node.get(word).is_some_and(|node| node.as_str().is_some());
        found |= node.kind() == NodeKind::Mapping && IDENTITIES.iter().any(text);
    });
    found
}

/// Everything that is written at and below a node.
fn walk<'a>(node: Node<'a>, visit: &mut dyn FnMut(Node<'a>)) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        visit(node);
        open.extend(node.written());
    }
}
