//! Entities that a person wants to be there.
//!
//! In:  `{ "<place>": … }`. A place is the name of a resource, or the path of a collection, of an
//! inhabitant or of a single thing: `pets`, `/repos/octo/hello/issues`, `/pets/7`, `/account`.
//! A collection gets a list of entities, everything else gets one.
//! Out: what puts them, or everything that is wrong with them, each with its place.
//! Never: puts some of them, or one that breaks the schema of its resource.

mod place; // name or path -> one collection, or one entity

use std::sync::Arc;

use serde_json::Value;

use self::place::Place;
use super::home;
use crate::{
    EntityKey, MockApi, StateOp, ViolationPart, check, generate::Purpose, resource::ResourceKind,
};

/// One thing that is wrong with what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedFault {
    /// Where, as an RFC 6901 pointer into what was given.
    pub pointer: String,
    /// What, as a sentence.
    pub message: String,
}

impl SeedFault {
    fn new(pointer: &str, message: impl Into<String>) -> Self {
        Self {
            pointer: pointer.to_owned(),
            message: message.into(),
        }
    }
}

/// A resource, as the state calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceName {
    /// Its name; with the number of its document in front where several share the port.
    pub name: Arc<str>,
    /// The path of its collection, or of the single thing.
    pub path: Arc<str>,
}

/// The resources of a mock, in document order.
#[must_use]
pub fn resource_names(api: &MockApi) -> Vec<ResourceName> {
    let owners = api.owners().iter();
    let all = owners.flat_map(|owner| {
        let resources = owner.world.resources.all.iter().enumerate();
        resources.filter_map(|(idx, one)| {
            Some(ResourceName {
                name: owner.world.name(idx),
                path: one.collection.clone().or_else(|| one.item.clone())?,
            })
        })
    });
    all.collect()
}

/// What puts these entities at `at_ms` (milliseconds since 1970), in the order in which they stand.
///
/// # Errors
/// Everything that is wrong with them; then none is to be put.
pub fn seed_ops(api: &MockApi, wanted: &Value, at_ms: i64) -> Result<Vec<StateOp>, Vec<SeedFault>> {
    let Value::Object(places) = wanted else {
        let message = "An object is expected here: resources, or their paths, with their entities.";
        return Err(vec![SeedFault::new("", message)]);
    };
    let (mut ops, mut faults) = (Vec::new(), Vec::new());
    for (name, value) in places {
        let pointer = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        match Place::find(api, name) {
            Ok(place) => {
                let mut seeding = Seeding {
                    place: &place,
                    at_ms,
                    ops: &mut ops,
                    faults: &mut faults,
                };
                seeding.take(&pointer, value);
            }
            Err(message) => faults.push(SeedFault::new(&pointer, message)),
        }
    }
    match faults.is_empty() {
        true => Ok(ops),
        false => Err(faults),
    }
}

struct Seeding<'s> {
    place: &'s Place<'s>,
    at_ms: i64,
    ops: &'s mut Vec<StateOp>,
    faults: &'s mut Vec<SeedFault>,
}

impl Seeding<'_> {
    fn take(&mut self, pointer: &str, value: &Value) {
        match (&self.place.id, value) {
            (Some(_), one) => self.put(pointer, one),
            (None, Value::Array(items)) => {
                for (idx, item) in items.iter().enumerate() {
                    self.put(&format!("{pointer}/{idx}"), item);
                }
            }
            (None, _) => {
                let message = format!(
                    "`{}` is a collection; a list of entities is expected.",
                    self.place.resource().name
                );
                self.faults.push(SeedFault::new(pointer, message));
            }
        }
    }

    fn put(&mut self, pointer: &str, value: &Value) {
        let found = self.broken(pointer, value);
        if !found.is_empty() {
            self.faults.extend(found);
            return;
        }
        match self.id_of(value) {
            Ok(id) => self.ops.push(StateOp::Put {
                key: EntityKey {
                    resource: self.place.owner.world.name(self.place.idx),
                    parents: self.place.parents.clone(),
                    id,
                },
                value: Arc::new(value.clone()),
                created: self.place.facts.kind == ResourceKind::Collection,
                at_ms: self.at_ms,
            }),
            Err(message) => self.faults.push(SeedFault::new(pointer, message)),
        }
    }

    /// How an entity breaks the schema of its resource.
    fn broken(&self, pointer: &str, value: &Value) -> Vec<SeedFault> {
        let Some(schema) = self.place.facts.entity else {
            return Vec::new();
        };
        let api = self.place.owner.book.api();
        let part = ViolationPart::Response;
        let found = check::violations(api, schema, Purpose::Response, value, part, pointer);
        let faults = found.into_iter().map(|one| SeedFault {
            pointer: one.at,
            message: one.message,
        });
        faults.collect()
    }

    /// The id under which an entity is found; that of its path must be its own.
    fn id_of(&self, value: &Value) -> Result<String, String> {
        let identity = self.place.facts.identity.as_ref();
        let own = identity.and_then(|identity| home::id_in(identity, value));
        match (&self.place.id, own) {
            (Some(id), Some(own)) if *id != own => Err(format!(
                "The entity says that it is `{own}`, and its path says `{id}`."
            )),
            (Some(id), _) => Ok(id.clone()),
            (None, Some(own)) => Ok(own),
            (None, None) => Err(match identity {
                Some(identity) => format!(
                    "The entity does not say its id: `{}`.",
                    identity
                        .properties
                        .iter()
                        .map(|one| one.join("."))
                        .collect::<Vec<_>>()
                        .join("`, `")
                ),
                None => format!(
                    "No property of `{}` holds its id; name the path of the entity instead of the collection's.",
                    self.place.resource().name
                ),
            }),
        }
    }
}

#[cfg(test)]
mod tests;
