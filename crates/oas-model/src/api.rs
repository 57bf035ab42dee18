//! The resolved API: heads at once, operations and schemas on first use.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use oas_doc::Pointer;
use serde_json::Value;

use crate::bodies::Bodies;
use crate::compile::{self, CompiledSchema, Direction};
use crate::finding::Findings;
use crate::footprint::Steps;
use crate::lower::{self, Context, Skeleton, Subtypes};
use crate::lowered::Lowered;
use crate::place::Place;
use crate::reference::{References, Scope};
use crate::{
    DocumentId, Encoding, Encodings, Info, Link, ModelFinding, Operation, OperationHead,
    OperationId, Origin, Outgoing, SchemaBody, SchemaId, SecurityScheme, Server, SourceSet, Tag,
    Version,
};

/// One API, resolved from one entry document and what it refers to.
#[derive(Debug)]
pub struct Api {
    sources: Arc<SourceSet>,
    entry: DocumentId,
    version: Version,
    pub(crate) versions: Vec<Version>,
    pub(crate) skeleton: Skeleton,
    pub(crate) references: References,
    /// Of the skeleton, and of questions that belong to no lowered part.
    findings: Findings,
    pub(crate) subtypes: Subtypes,
    pub(crate) operations: Vec<OnceLock<Lowered<Operation>>>,
    pub(crate) schemas: Bodies,
    pub(crate) compiled: compile::Cache,
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
        schemas: Bodies::default(),
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
        let all = Findings::default();
        all.add_all(&self.findings.list());
        let lowered = self.operations.iter().filter_map(OnceLock::get);
        lowered.for_each(|one| all.add_all(&one.about.findings));
        self.schemas.findings(&all);
        self.compiled.findings(&all);
        all.in_order(&self.sources)
    }

    /// One operation, lowered on first use. The id must be one of this API's.
    #[must_use]
    pub fn operation(&self, id: OperationId) -> Arc<Operation> {
        let idx = id.0 as usize;
        let lowered = self.operations[idx].get_or_init(|| {
            let head = &self.skeleton.heads[idx];
            Lowered::make(self, &[head.origin, head.path_item], |cx| {
                lower::operation(cx, head, self.inherited())
            })
        });
        Arc::clone(&lowered.value)
    }

    /// A webhook or a callback with everything that hangs on it, lowered now.
    /// Servers are only its own: it goes to an address that the client names.
    #[must_use]
    pub fn outgoing(&self, one: &Outgoing) -> Operation {
        let inherited = lower::Inherited {
            servers: &[],
            ..self.inherited()
        };
        let steps = Steps::default();
        let cx = Context {
            steps: Some(&steps),
            ..self.context()
        };
        lower::operation(cx, &one.head, inherited)
    }

    /// How the parts of a part of a body are written (OpenAPI 3.2), lowered now.
    #[must_use]
    pub fn encodings(&self, of: &Encoding) -> Encodings {
        lower::encodings(self.context(), Place::of(&self.sources, of.origin))
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
            .map(|(name, at)| (name.to_owned(), SchemaId::at(at.origin())))
            .collect()
    }

    /// What stands at a schema's place, lowered on first use.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> Arc<SchemaBody> {
        self.lowered_schema(id).value
    }

    pub(crate) fn lowered_schema(&self, id: SchemaId) -> Lowered<SchemaBody> {
        self.schemas.get(id, || {
            Lowered::make(self, &[id.0], |cx| lower::schema(cx, id))
        })
    }

    /// The schema with content at the end of a chain of pure references.
    ///
    /// `None` when the chain comes back to itself, which is a finding too.
    #[must_use]
    pub fn follow(&self, id: SchemaId) -> Option<SchemaId> {
        self.follow_by(id, self.context(), |id| self.schema(id))
    }

    pub(crate) fn follow_by(
        &self,
        id: SchemaId,
        cx: Context<'_>,
        schema: impl Fn(SchemaId) -> Arc<SchemaBody>,
    ) -> Option<SchemaId> {
        // One schema in one scope has one id, wherever the way began.
        let scope = self.references.enter(&self.sources, id.1, id.0);
        let mut at = SchemaId(id.0, scope);
        let mut seen = HashSet::new();
        while let SchemaBody::Object(schema) = &*schema(at) {
            let Some(next) = schema.reference.filter(|_| schema.reference_only) else {
                break;
            };
            if !seen.insert(at) {
                let place = Place::of(&self.sources, at.0);
                let message = "This reference leads back to itself.".to_owned();
                let hint = "Point one of the references at a schema with content.";
                cx.error("reference-cycle", place, message, hint);
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

    /// A validator for one schema and this value alone, which is made much faster where the schema
    /// leads to many others. What it says of other values means nothing.
    #[must_use]
    pub fn compile_for(
        &self,
        id: SchemaId,
        direction: Direction,
        value: &Value,
    ) -> Arc<CompiledSchema> {
        self.compiled.get_for(self, (id, direction), value)
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
            entry: self.entry,
            versions: &self.versions,
            steps: None,
            scope: Scope::default(),
        }
    }
}
