//! What the schemas say about one resource.
//!
//! In:  a resource as its paths show it, and the API's schemas.
//! Out: its entity, its identity and the role of each operation, with reasons.
//! Never: looks at a schema before somebody asks.

use std::sync::Arc;

use oas_model::{ModelFinding, OperationId, SchemaId};

use super::role::{Role, ValuePath};

/// Whether there are many or one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ResourceKind {
    /// Many, each with an identity.
    #[default]
    Collection,
    /// One at its path.
    Singleton,
}

/// What tells the inhabitants of a collection apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// Path parameters, usually one; `owner` and `repo` are two.
    pub(crate) parameters: Vec<Arc<str>>,
    /// For each parameter the property of the entity that holds its value.
    pub(crate) properties: Vec<ValuePath>,
}

/// What the schemas say about one resource.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) kind: ResourceKind,
    /// `None` where no property was found; always `None` for singletons.
    pub(crate) identity: Option<Identity>,
    /// The schema of the canonical entity: what the read answer shows, else a row, else what is
    /// created.
    pub(crate) entity: Option<SchemaId>,
    /// The schema of a row, where the entity may be one of several things and rows show others.
    pub(crate) row: Option<SchemaId>,
    /// For each parent parameter (as in `Resource::parents`) the property of the entity that
    /// repeats it.
    pub(crate) echoes: Vec<Option<ValuePath>>,
    /// Operations that have a role, in document order.
    pub(crate) roles: Vec<(OperationId, Role)>,
    /// Sentences for a person: what was concluded from what.
    pub(crate) why: Vec<String>,
    /// Corrections that cannot be followed.
    pub(crate) findings: Vec<ModelFinding>,
}

impl Facts {
    /// What an operation does; `None` where the world has nothing to say about it.
    pub(crate) fn role(&self, operation: OperationId) -> Option<&Role> {
        let mut all = self.roles.iter();
        all.find(|(id, _)| *id == operation).map(|(_, role)| role)
    }
}
