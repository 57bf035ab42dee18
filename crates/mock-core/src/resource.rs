//! Resources: what an API is about, read from its paths and schemas.
//!
//! In:  the paths of one API, and its schemas when a resource is first asked about.
//! Out: collections and single things, and what each operation does to them.
//! Never: guesses in silence; each conclusion comes with its reason.
//!
//! Paths are read at once, which is cheap. What needs a schema ([`Facts`]) is read when
//! somebody asks for the resource.

mod body; // the schemas of bodies
mod correct; // what a person says
mod elsewhere; // rows that live in another resource
mod entity; // where the entity stands
mod facts; // what the schemas say
mod group; // paths    -> resources
mod identity; // parameter -> property
mod infer; // schemas   -> facts
mod list_shape; // how lists are shown
mod name; // what resources are called
mod paging; // how a client gets the next rows
mod pairs; // how much was inferred
mod report; // all of it as plain data
mod role; // what operations do
mod rows; // where the rows stand
mod says; // conclusions in words
mod template; // one path
mod verb; // actions and what they change
mod work; // operations that are no lists

pub use correct::workspace_file;
pub(crate) use facts::{Facts, Identity, ResourceKind};
pub(crate) use list_shape::{ListShape, PagingFields, PagingParameters, PagingStyle};
pub use report::{
    IdentityRow, ListRow, MissedPair, ResourceReport, ResourceRow, RoleRow, correction_findings,
    resource_report,
};
pub(crate) use role::{At, Role, ValuePath};

use std::sync::{Arc, OnceLock};

use oas_model::{Api, OperationId};

use crate::book::Book;

/// All resources of one API.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    /// In document order.
    pub(crate) all: Vec<Resource>,
    by_operation: Vec<Option<usize>>,
    corrections: correct::Corrections,
    elsewhere: OnceLock<elsewhere::Index>,
}

/// One resource, as the paths show it.
#[derive(Debug, Default)]
pub(crate) struct Resource {
    /// Unique in the API, from the path: `pets`, `repos.issues`, `account`.
    pub(crate) name: Arc<str>,
    /// The path of the collection: `/pets`. `None` where no path lists or creates.
    pub(crate) collection: Option<Arc<str>>,
    /// The path of one inhabitant: `/pets/{petId}`; of a single thing its path.
    pub(crate) item: Option<Arc<str>>,
    /// Path parameters that select the collection, from left to right.
    pub(crate) parents: Vec<Arc<str>>,
    /// The resource whose inhabitant the last parents identify.
    pub(crate) parent: Option<usize>,
    /// Path parameters of the item behind the collection's.
    pub(crate) parameters: Vec<Arc<str>>,
    /// Its operations, in document order.
    pub(crate) operations: Vec<(OperationId, Stand)>,
    facts: OnceLock<Facts>,
}

/// Where an operation stands among the paths of its resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stand {
    /// At the path of the collection.
    Collection,
    /// At the path of an inhabitant.
    Item,
    /// At a path without an identity behind or in front: a single thing, or rows only.
    Alone,
    /// At a verb behind an inhabitant, or behind a single thing.
    Verb(Arc<str>),
}

impl Resources {
    /// Reads the paths of an API; the schemas later.
    pub(crate) fn of(api: &Api) -> Self {
        let mut corrections = correct::Corrections::of(api);
        let all = group::resources(api, &mut corrections);
        let mut by_operation = vec![None; api.operations().len()];
        for (idx, resource) in all.iter().enumerate() {
            for (operation, _) in &resource.operations {
                by_operation[operation.0 as usize] = Some(idx);
            }
        }
        Self {
            all,
            by_operation,
            corrections,
            elsewhere: OnceLock::new(),
        }
    }

    /// The resource to which an operation belongs, as an index in `all`.
    pub(crate) fn of_operation(&self, operation: OperationId) -> Option<usize> {
        *self.by_operation.get(operation.0 as usize)?
    }

    /// What the schemas say about a resource; worked out when first asked for.
    pub(crate) fn facts(&self, book: &Book, resource: usize) -> &Facts {
        let one = &self.all[resource];
        one.facts.get_or_init(|| infer::facts(self, book, one))
    }
}

impl Resource {
    /// Where an operation stands; `None` where it belongs to another resource.
    pub(crate) fn stand(&self, operation: OperationId) -> Option<&Stand> {
        let mut all = self.operations.iter();
        all.find(|(id, _)| *id == operation).map(|(_, stand)| stand)
    }
}
