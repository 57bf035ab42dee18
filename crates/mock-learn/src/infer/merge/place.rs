//! References inside one document and into others.

use oas_doc::{Node, NodeKind, Pointer};
use oas_model::{DocumentId, Joined, SourceSet, join};

/// More references after each other lead nowhere.
const MAX_HOPS: usize = 32;

/// A document and where something begins in it.
pub(crate) type Spot = (DocumentId, usize);

/// The documents that additions go into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Files<'d> {
    pub(crate) sources: &'d SourceSet,
}

impl<'d> Files<'d> {
    /// The document of a node.
    pub(crate) fn of(self, node: Node<'d>) -> Option<DocumentId> {
        let mut ids = self.sources.ids();
        ids.find(|id| std::ptr::eq(self.sources.document(*id), node.document()))
    }

    /// What tells a node from all others.
    pub(crate) fn spot(self, node: Node<'d>) -> Option<Spot> {
        Some((self.of(node)?, node.span().start))
    }

    /// The mapping that a node is or leads to; `None` where it leads to a document that is not
    /// there or has errors, to another machine, nowhere, or to what is written elsewhere by an
    /// alias.
    pub(crate) fn follow(self, node: Node<'d>) -> Option<Node<'d>> {
        let mut at = node;
        for _ in 0..MAX_HOPS {
            if at.kind() != NodeKind::Mapping || at.is_alias() {
                return None;
            }
            let Some(reference) = at.get("$ref") else {
                return Some(at);
            };
            at = self.target(at, reference.as_str()?)?;
        }
        None
    }

    fn target(self, from: Node<'d>, reference: &str) -> Option<Node<'d>> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let document = match uri {
            "" => self.of(from)?,
            uri => match join(self.sources.uri(self.of(from)?), uri) {
                Joined::Local(uri) => self.sources.find(&uri)?,
                Joined::Remote(_) => return None,
            },
        };
        let document = self.sources.document(document);
        if document.errors().iter().any(|error| !error.harmless) {
            return None;
        }
        let fragment = percent_encoding::percent_decode_str(fragment)
            .decode_utf8()
            .ok()?;
        let pointer: Pointer = fragment.parse().ok()?;
        document.node(&pointer)
    }
}
