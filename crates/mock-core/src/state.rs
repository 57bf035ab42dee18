//! What differs from the base world: entities that were written or deleted, answers that are
//! remembered for repeated requests, and counters.
//!
//! In:  the [`StateOp`]s of decisions, applied one after another.
//! Out: entries by key and in the order in which they came; the [`StateChange`]s to keep on disk.
//! Never: holds an entity that nobody wrote. The base world is made anew for each answer.

mod apply; // operations -> changes
mod collection; // the entries of one collection, in order
mod forget; // the oldest entries, when there are too many
mod memory; // remembered answers, the oldest forgotten first
mod record; // the whole, as it is written and read

use std::{collections::HashMap, sync::Arc};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Response;
use collection::Collection;
use memory::Memory;

pub use record::{EntityRecord, RememberedRecord, StateRecord, UnreadableState};

/// Which entity: its resource, the values of the path parameters above it, and its own id.
///
/// Shape: `/repos/{owner}/{repo}/issues/{issue_number}` asked for `/repos/a/b/issues/7` is
/// `{ resource: "repos.issues", parents: ["a", "b"], id: "7" }`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityKey {
    /// The resource's name.
    pub resource: Arc<str>,
    /// What selects the collection, in the order of the path.
    pub parents: Vec<String>,
    /// The entity's id, percent-decoded; empty where the resource is a single thing.
    pub id: String,
}

/// An entity that differs from the one of the base world.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is now; `None` when it was deleted.
    pub value: Option<Arc<Value>>,
    /// Grows with every change: 1 after the first.
    pub revision: u64,
    /// When it was last changed, in milliseconds since 1970-01-01T00:00:00Z.
    pub changed_ms: i64,
    /// Whether a client made it; false for an inhabitant of the base world that was changed.
    pub created: bool,
    /// Its place among all entries of this state, in the order in which they came to be.
    pub order: u64,
}

/// The answer to a request that may come again (`Idempotency-Key`).
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// What the first request looked like, so that another one under the same key is told apart.
    pub fingerprint: u64,
    /// What it was answered.
    pub response: Arc<Response>,
    /// When, in milliseconds since 1970-01-01T00:00:00Z.
    pub at_ms: i64,
}

/// What a decision changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum StateOp {
    /// An entity is created or replaced.
    Put {
        /// Which one.
        key: EntityKey,
        /// All of it.
        value: Arc<Value>,
        /// Whether it is a new one. Once true, it stays true until the entity is deleted.
        created: bool,
        /// Now, in milliseconds since 1970.
        at_ms: i64,
    },
    /// An entity is gone, whether it was written before or is one of the base world.
    Delete {
        /// Which one.
        key: EntityKey,
        /// Now, in milliseconds since 1970.
        at_ms: i64,
    },
    /// An answer is remembered.
    Remember {
        /// Who asked what: whatever makes a repetition recognisable.
        key: String,
        /// The answer.
        remembered: Remembered,
    },
    /// A number was given out; [`State::next_number`] is above it from now on.
    Count {
        /// The resource that counts.
        resource: Arc<str>,
        /// The number.
        number: u64,
    },
    /// Everything is as in the beginning.
    Reset,
}

/// One difference as it has become, for a [`StateStore`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum StateChange {
    /// An entity is now this.
    Entity(EntityKey, Entry),
    /// An answer is remembered under this key.
    Remembered(String, Remembered),
    /// The answer under this key is forgotten.
    Forgotten(String),
    /// The highest number of this resource.
    Count(Arc<str>, u64),
    /// There are too many: the entity is as if nobody had written it.
    Dropped(EntityKey),
    /// Nothing differs any more.
    Reset,
}

/// Keeps the differences where they outlive the process.
pub trait StateStore: Send + Sync + std::fmt::Debug {
    /// Hands changes over, in the order in which they were made; never waits.
    /// The future ends when they are safe, or cannot be made so, which the store counts.
    fn commit(&self, changes: Vec<StateChange>) -> Committed;
}

/// Ends when changes are safe.
pub type Committed = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

/// All differences from the base world. `Default` is "nothing differs".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    collections: HashMap<Arc<str>, HashMap<Vec<String>, Collection>>,
    memory: Memory,
    counters: HashMap<Arc<str>, u64>,
    next_order: u64,
    version: u64,
    n_entries: usize,
}

impl State {
    /// What became of one entity; `None` when it is as in the base world.
    #[must_use]
    pub fn entry(&self, key: &EntityKey) -> Option<&Entry> {
        self.collection(&key.resource, &key.parents)?.get(&key.id)
    }

    /// The entries of one collection, deleted ones too, in the order in which they came to be.
    pub fn entries<'a>(
        &'a self,
        resource: &str,
        parents: &[String],
    ) -> impl Iterator<Item = (&'a str, &'a Entry)> + use<'a> {
        let collection = self.collection(resource, parents);
        collection.into_iter().flat_map(Collection::iter)
    }

    /// All entries, one collection after the other.
    pub fn all(&self) -> impl Iterator<Item = (EntityKey, &Entry)> {
        let places = self.collections.iter().flat_map(|(resource, places)| {
            places
                .iter()
                .map(move |(parents, entries)| (resource, parents, entries))
        });
        places.flat_map(|(resource, parents, entries)| {
            entries.iter().map(move |(id, entry)| {
                let key = EntityKey {
                    resource: Arc::clone(resource),
                    parents: parents.clone(),
                    id: id.to_owned(),
                };
                (key, entry)
            })
        })
    }

    /// The revision that the next change of an entity will give it.
    #[must_use]
    pub fn next_revision(&self, key: &EntityKey) -> u64 {
        self.entry(key).map_or(1, |entry| entry.revision + 1)
    }

    /// The answer that is remembered under a key.
    #[must_use]
    pub fn remembered(&self, key: &str) -> Option<&Remembered> {
        self.memory.get(key)
    }

    /// The number after the highest one that was given out; 1 at first.
    #[must_use]
    pub fn next_number(&self, resource: &str) -> u64 {
        let last = self.counters.get(resource).copied().unwrap_or_default();
        last.saturating_add(1)
    }

    /// Grows with every change; equal versions of one state hold the same.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether nothing differs from the base world.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.collections.is_empty() && self.memory.is_empty() && self.counters.is_empty()
    }

    fn collection(&self, resource: &str, parents: &[String]) -> Option<&Collection> {
        self.collections.get(resource)?.get(parents)
    }
}
