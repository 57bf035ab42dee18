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
    missing: HashMap<String, String>,
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

    /// Names another address of a document, as where a server sent its reader elsewhere.
    ///
    /// References inside are relative to the first address.
    pub fn also(&mut self, uri: &str, id: DocumentId) {
        self.by_uri.entry(uri.to_owned()).or_insert(id);
    }

    /// Says why the document of an address cannot be had, so that findings can say it too.
    pub fn set_missing(&mut self, uri: &str, reason: &str) {
        self.missing.insert(uri.to_owned(), reason.to_owned());
    }

    /// Why the document of an address cannot be had, where somebody tried.
    #[must_use]
    pub fn missing(&self, uri: &str) -> Option<&str> {
        self.missing.get(uri).map(String::as_str)
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
