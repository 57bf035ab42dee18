//! The resolved API: heads at once, operations and schemas on first use.

use std::sync::Arc;

use oas_doc::Pointer;
use serde_json::Value;

use crate::{
    DocumentId, Info, ModelFinding, Operation, OperationHead, OperationId, Origin, SchemaBody,
    SchemaId, SecurityScheme, Server, SourceSet, Tag, Version,
};

/// One API, resolved from one entry document and what it refers to.
#[derive(Debug)]
pub struct Api {
    sources: Arc<SourceSet>,
    entry: DocumentId,
    version: Version,
    info: Info,
    servers: Vec<Server>,
    tags: Vec<Tag>,
    heads: Vec<OperationHead>,
    security_schemes: Vec<SecurityScheme>,
}

/// Resolves the API that `entry` describes. Never fails.
#[must_use]
pub fn resolve(sources: Arc<SourceSet>, entry: DocumentId) -> (Api, Vec<ModelFinding>) {
    let api = Api {
        sources,
        entry,
        version: Version::V30,
        info: Info::default(),
        servers: Vec::new(),
        tags: Vec::new(),
        heads: Vec::new(),
        security_schemes: Vec::new(),
    };
    (api, Vec::new())
}

impl Api {
    /// The documents it was resolved from.
    #[must_use]
    pub fn sources(&self) -> &Arc<SourceSet> {
        &self.sources
    }

    /// The document that it starts from.
    #[must_use]
    pub fn entry(&self) -> DocumentId {
        self.entry
    }

    /// The version family.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Title and version.
    #[must_use]
    pub fn info(&self) -> &Info {
        &self.info
    }

    /// The document's servers; `/` when it names none.
    #[must_use]
    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// Declared tags in document order.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// All operations in document order.
    #[must_use]
    pub fn operations(&self) -> &[OperationHead] {
        &self.heads
    }

    /// One operation, lowered on first use.
    #[must_use]
    pub fn operation(&self, id: OperationId) -> Arc<Operation> {
        let _ = id;
        unimplemented!()
    }

    /// Named schemas in document order.
    #[must_use]
    pub fn named_schemas(&self) -> Vec<(String, SchemaId)> {
        Vec::new()
    }

    /// What stands at a schema's place, lowered on first use.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> Arc<SchemaBody> {
        let _ = id;
        unimplemented!()
    }

    /// Security schemes by name.
    #[must_use]
    pub fn security_schemes(&self) -> &[SecurityScheme] {
        &self.security_schemes
    }

    /// The JSON value of a node (an example, for instance). References inside are not followed.
    #[must_use]
    pub fn value(&self, origin: Origin) -> Value {
        let _ = origin;
        Value::Null
    }

    /// The RFC 6901 pointer of a place.
    #[must_use]
    pub fn pointer(&self, origin: Origin) -> Pointer {
        self.sources.pointer(origin)
    }
}
