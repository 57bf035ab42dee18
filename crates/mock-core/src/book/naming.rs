//! What the values of one API are called, worked out once for each place in its schemas.

use std::{hash::BuildHasher, sync::Arc};

use foldhash::quality::FixedState;
use oas_model::{SchemaId, SchemaType, TypeSet};

use super::Book;
use crate::{
    fakers::{About, Words},
    kept::Kept,
    shape::Shape,
};

/// Words by the words around them, the name and the schemas.
pub(super) type Names = Kept<u64, Arc<Words>>;

impl Book {
    /// What the whole of an answer is called.
    pub(crate) fn root_words(&self, resource: &str, parts: &[SchemaId]) -> Arc<Words> {
        let make = |about: &About<'_>| Words::root(resource, about);
        self.words(0, Some(resource), parts, make)
    }

    /// What a member of an object is called.
    pub(crate) fn member_words(
        &self,
        around: &Words,
        name: &str,
        parts: &[SchemaId],
    ) -> Arc<Words> {
        let make = |about: &About<'_>| around.member(name, about);
        self.words(around.key(), Some(name), parts, make)
    }

    /// What an element of an array is called.
    pub(crate) fn element_words(&self, array: &Words, parts: &[SchemaId]) -> Arc<Words> {
        let make = |about: &About<'_>| array.element(about);
        self.words(array.key(), None, parts, make)
    }

    fn words(
        &self,
        around: u64,
        name: Option<&str>,
        parts: &[SchemaId],
        make: impl Fn(&About<'_>) -> Words,
    ) -> Arc<Words> {
        let key = FixedState::default().hash_one((around, name, parts));
        if let Some(known) = self.names.find(&key) {
            return known;
        }
        let shape = self.shape(parts);
        let kind = self.kind(&shape);
        let about = About {
            shape: &shape,
            kind: kind.as_deref(),
            refers: self.refers(&shape),
        };
        self.names.keep(key, Arc::new(make(&about).with_key(key)))
    }

    /// Whether one alternative is an object and another one a text.
    fn refers(&self, shape: &Shape) -> bool {
        shape.choices.iter().any(|choice| {
            let has = |one: SchemaType| {
                let wanted = TypeSet::UNSTATED.with(one);
                let mut branches = choice.branches.iter();
                branches.any(|parts| self.shape(parts).likely_types() == wanted)
            };
            choice.branches.len() > 1 && has(SchemaType::String) && has(SchemaType::Object)
        })
    }

    /// The name of the schema, where it stands among the named ones.
    fn kind(&self, shape: &Shape) -> Option<String> {
        shape.seen.iter().find_map(|id| {
            let pointer = self.api().pointer(id.0).to_string();
            let name = ["/components/schemas/", "/definitions/"]
                .iter()
                .find_map(|folder| pointer.strip_prefix(folder))?;
            (!name.contains('/')).then(|| name.replace("~1", "/").replace("~0", "~"))
        })
    }
}
