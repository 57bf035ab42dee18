//! A node together with the document it stands in.

use oas_doc::{Node, NodeKind};

use crate::{DocumentId, Origin, SourceSet};

/// A node that knows its document. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) document: DocumentId,
    pub(crate) node: Node<'a>,
}

impl<'a> Place<'a> {
    pub(crate) fn of(sources: &'a SourceSet, origin: Origin) -> Self {
        Self {
            document: origin.document,
            node: sources.node(origin),
        }
    }

    pub(crate) fn root(sources: &'a SourceSet, document: DocumentId) -> Option<Self> {
        let node = sources.document(document).root()?;
        Some(Self { document, node })
    }

    pub(crate) fn origin(self) -> Origin {
        Origin {
            document: self.document,
            node: self.node.id(),
        }
    }

    pub(crate) fn kind(self) -> NodeKind {
        self.node.kind()
    }

    pub(crate) fn is_mapping(self) -> bool {
        self.kind() == NodeKind::Mapping
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == NodeKind::Null
    }

    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.wrap(self.node.get(key)?)
    }

    pub(crate) fn at(self, idx: usize) -> Option<Self> {
        self.wrap(self.node.at(idx)?)
    }

    pub(crate) fn members(self) -> impl Iterator<Item = (&'a str, Self)> + 'a {
        let document = self.document;
        self.node
            .members()
            .map(move |(key, node)| (key, Self { document, node }))
    }

    pub(crate) fn items(self) -> impl Iterator<Item = Self> + 'a {
        let document = self.document;
        self.node.items().map(move |node| Self { document, node })
    }

    /// The child that one token of a JSON pointer names.
    pub(crate) fn step(self, token: &str) -> Option<Self> {
        match self.kind() {
            // `01` and `+1` are no indexes: RFC 6901, section 4.
            NodeKind::Sequence if token == "0" || !token.starts_with(['0', '+']) => {
                self.at(token.parse().ok()?)
            }
            NodeKind::Mapping => self.get(token),
            _ => None,
        }
    }

    /// The text of a `$ref` member, where there is one.
    pub(crate) fn reference(self) -> Option<&'a str> {
        self.is_mapping().then(|| self.node.get("$ref")?.as_str())?
    }

    pub(crate) fn parent(self) -> Option<Self> {
        self.wrap(self.node.parent()?)
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "every caller has an Option in hand"
    )]
    fn wrap(self, node: Node<'a>) -> Option<Self> {
        Some(Self {
            document: self.document,
            node,
        })
    }
}
