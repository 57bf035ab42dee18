//! The documents that a model is made of, and places inside them.

use std::collections::HashMap;

use oas_doc::{Document, Node, NodeId, Pointer, Position};

/// Index of a document inside one [`SourceSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// A node of a document of the set. Its pointer and line are computed when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The document.
    pub document: DocumentId,
    /// The node in it.
    pub node: NodeId,
}

#[derive(Debug, Clone)]
struct Source {
    uri: String,
    document: Document,
}

/// Parsed documents by address. Cheap to clone: documents are shared.
#[derive(Debug, Clone, Default)]
pub struct SourceSet {
    sources: Vec<Source>,
    by_uri: HashMap<String, DocumentId>,
}

impl SourceSet {
    /// Adds a document, or replaces the one of the same address, and returns its id.
    ///
    /// `uri` is a path with forward slashes as the caller knows it, or an absolute
    /// URI; relative references are joined to it (RFC 3986, section 5.2).
    pub fn add(&mut self, uri: &str, document: Document) -> DocumentId {
        if let Some(id) = self.find(uri) {
            self.sources[id.0 as usize].document = document;
            return id;
        }
        let id = DocumentId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(Source {
            uri: uri.to_owned(),
            document,
        });
        self.by_uri.insert(uri.to_owned(), id);
        id
    }

    /// The document of this address.
    #[must_use]
    pub fn find(&self, uri: &str) -> Option<DocumentId> {
        self.by_uri.get(uri).copied()
    }

    /// The text and tree of a document.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.sources[id.0 as usize].document
    }

    /// The address under which a document was added.
    #[must_use]
    pub fn uri(&self, id: DocumentId) -> &str {
        &self.sources[id.0 as usize].uri
    }

    /// All documents in the order in which they were added.
    pub fn ids(&self) -> impl Iterator<Item = DocumentId> + use<> {
        (0..u32::try_from(self.sources.len()).unwrap_or(u32::MAX)).map(DocumentId)
    }

    /// The node of a place.
    #[must_use]
    pub fn node(&self, origin: Origin) -> Node<'_> {
        self.document(origin.document).by_id(origin.node)
    }

    /// The RFC 6901 pointer of a place.
    #[must_use]
    pub fn pointer(&self, origin: Origin) -> Pointer {
        self.node(origin).pointer()
    }

    /// Line and column of a place; of its key, where it has one.
    #[must_use]
    pub fn position(&self, origin: Origin) -> Position {
        let node = self.node(origin);
        let start = node.key_span().unwrap_or_else(|| node.span()).start;
        self.document(origin.document).position(start)
    }
}
