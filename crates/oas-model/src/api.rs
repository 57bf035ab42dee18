//! The resolved API: heads at once, operations and schemas on first use.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use oas_doc::Pointer;
use serde_json::Value;

use crate::compile::{self, CompiledSchema, Direction};
use crate::finding::Findings;
use crate::lower::{self, Context, Skeleton, Subtypes};
use crate::place::Place;
use crate::reference::References;
use crate::{
    DocumentId, Info, Link, ModelFinding, Operation, OperationHead, OperationId, Origin, Outgoing,
    SchemaBody, SchemaId, SecurityScheme, Server, SourceSet, Tag, Version,
};

/// How many locks share the lowered schemas, so that workers seldom wait for each other.
const N_SHARDS: usize = 16;

type Shard = RwLock<HashMap<SchemaId, Arc<SchemaBody>>>;

/// One API, resolved from one entry document and what it refers to.
#[derive(Debug)]
pub struct Api {
    sources: Arc<SourceSet>,
    entry: DocumentId,
    version: Version,
    versions: Vec<Version>,
    skeleton: Skeleton,
    references: References,
    findings: Findings,
    subtypes: Subtypes,
    operations: Vec<OnceLock<Arc<Operation>>>,
    schemas: [Shard; N_SHARDS],
    compiled: compile::Cache,
}

/// Resolves the API that `entry` describes. Never fails.
///
/// The findings are those of this first step; [`Api::findings`] has the later ones too.
#[must_use]
pub fn resolve(sources: Arc<SourceSet>, entry: DocumentId) -> (Api, Vec<ModelFinding>) {
    let version = lower::version_of(&sources, entry).unwrap_or(Version::V31);
    let own = |id| lower::version_of(&sources, id).unwrap_or(version);
    let mut api = Api {
        entry,
        version,
        versions: sources.ids().map(own).collect(),
        skeleton: Skeleton::default(),
        references: References::default(),
        findings: Findings::default(),
        subtypes: Subtypes::default(),
        operations: Vec::new(),
        schemas: Default::default(),
        compiled: compile::Cache::default(),
        sources,
    };
    api.skeleton = lower::skeleton(api.context(), entry);
    api.operations
        .resize_with(api.skeleton.heads.len(), OnceLock::new);
    let findings = api.findings();
    (api, findings)
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
        &self.skeleton.info
    }

    /// The document's servers; `/` when it names none.
    #[must_use]
    pub fn servers(&self) -> &[Server] {
        &self.skeleton.servers
    }

    /// Declared tags in document order.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.skeleton.tags
    }

    /// All operations in document order.
    #[must_use]
    pub fn operations(&self) -> &[OperationHead] {
        &self.skeleton.heads
    }

    /// Requests that the API sends: one for each method of each webhook.
    #[must_use]
    pub fn webhooks(&self) -> &[Outgoing] {
        &self.skeleton.webhooks
    }

    /// Security schemes by name.
    #[must_use]
    pub fn security_schemes(&self) -> &[SecurityScheme] {
        &self.skeleton.security_schemes
    }

    /// All findings so far: lowering more operations and schemas may add some.
    #[must_use]
    pub fn findings(&self) -> Vec<ModelFinding> {
        self.findings.list()
    }

    /// One operation, lowered on first use. The id must be one of this API's.
    #[must_use]
    pub fn operation(&self, id: OperationId) -> Arc<Operation> {
        let idx = id.0 as usize;
        let lowered = self.operations[idx].get_or_init(|| {
            Arc::new(lower::operation(
                self.context(),
                &self.skeleton.heads[idx],
                self.inherited(),
            ))
        });
        Arc::clone(lowered)
    }

    /// A webhook or a callback with everything that hangs on it, lowered now.
    /// Servers are only its own: it goes to an address that the client names.
    #[must_use]
    pub fn outgoing(&self, one: &Outgoing) -> Operation {
        let inherited = lower::Inherited {
            servers: &[],
            ..self.inherited()
        };
        lower::operation(self.context(), &one.head, inherited)
    }

    /// The operation that a link leads to; `None`, with a finding, when there is none.
    #[must_use]
    pub fn link_target(&self, link: &Link) -> Option<OperationId> {
        lower::link_target(self.context(), &self.skeleton.heads, link)
    }

    pub(crate) fn inherited(&self) -> lower::Inherited<'_> {
        let servers = &self.skeleton.servers;
        lower::Inherited {
            root: Place::root(&self.sources, self.entry),
            servers,
        }
    }

    /// Named schemas in document order.
    #[must_use]
    pub fn named_schemas(&self) -> Vec<(String, SchemaId)> {
        let Some(root) = Place::root(&self.sources, self.entry) else {
            return Vec::new();
        };
        let schemas = match self.version {
            Version::V20 => root.step("definitions"),
            _ => root.step("components").and_then(|one| one.step("schemas")),
        };
        let Some(schemas) = schemas.filter(|one| one.is_mapping()) else {
            return Vec::new();
        };
        schemas
            .members()
            .map(|(name, at)| (name.to_owned(), SchemaId(at.origin())))
            .collect()
    }

    /// What stands at a schema's place, lowered on first use.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> Arc<SchemaBody> {
        let shard = &self.schemas[shard_of(id)];
        let known = shard
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned();
        known.unwrap_or_else(|| {
            let lowered = Arc::new(lower::schema(
                self.context(),
                Place::of(&self.sources, id.0),
            ));
            let mut shard = shard.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(shard.entry(id).or_insert(lowered))
        })
    }

    /// The schema with content at the end of a chain of pure references.
    ///
    /// `None` when the chain comes back to itself, which is a finding too.
    #[must_use]
    pub fn follow(&self, id: SchemaId) -> Option<SchemaId> {
        let mut at = id;
        let mut seen = HashSet::new();
        while let SchemaBody::Object(schema) = &*self.schema(at) {
            let Some(next) = schema.reference.filter(|_| schema.reference_only) else {
                break;
            };
            if !seen.insert(at) {
                let place = Place::of(&self.sources, at.0);
                let message = "This reference leads back to itself.".to_owned();
                let hint = "Point one of the references at a schema with content.";
                self.context()
                    .error("reference-cycle", place, message, hint);
                return None;
            }
            at = next;
        }
        Some(at)
    }

    /// A validator for one schema, made on first use and kept for a while.
    #[must_use]
    pub fn compile(&self, id: SchemaId, direction: Direction) -> Arc<CompiledSchema> {
        self.compiled.get(self, id, direction)
    }

    /// The JSON value of a node (an example, for instance). References inside are not followed.
    #[must_use]
    pub fn value(&self, origin: Origin) -> Value {
        self.context().value(Place::of(&self.sources, origin))
    }

    /// The RFC 6901 pointer of a place.
    #[must_use]
    pub fn pointer(&self, origin: Origin) -> Pointer {
        self.sources.pointer(origin)
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            sources: &self.sources,
            references: &self.references,
            findings: &self.findings,
            subtypes: &self.subtypes,
            versions: &self.versions,
        }
    }
}

/// Schemas that stand near each other are looked up under different locks.
fn shard_of(id: SchemaId) -> usize {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    usize::try_from(hasher.finish() >> 33).unwrap_or_default() % N_SHARDS
}
