//! The schemas of bodies, opened so far that their members can be seen.

use std::sync::Arc;

use oas_model::{MediaType, Operation, SchemaBody, SchemaId, SchemaType};

use super::role::ValuePath;
use crate::{book::Book, media::Media, negotiate::status, shape::Shape};

/// Alternatives within alternatives, and references one after the other.
const MAX_STEPS: usize = 8;

/// A schema whose alternatives have been taken: what a typical value looks like.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// The schema at which it began.
    pub(super) id: SchemaId,
    pub(super) shape: Arc<Shape>,
}

/// The schema of the ordinary answer, JSON before all else.
pub(super) fn answer(operation: &Operation) -> Option<SchemaId> {
    let response = status::ordinary(operation).response?;
    of_content(&operation.responses.get(response)?.content)
}

/// The schema of the request's body.
pub(super) fn request(operation: &Operation) -> Option<SchemaId> {
    of_content(&operation.request_body.as_ref()?.content)
}

fn of_content(content: &[MediaType]) -> Option<SchemaId> {
    let is_json = |one: &&MediaType| Media::parse(&one.name).is_some_and(|media| media.is_json());
    let json = content.iter().filter(is_json).find_map(|one| one.schema);
    json.or_else(|| content.iter().find_map(|one| one.schema))
}

/// A schema without the wrapping that says nothing: references, `allOf` of one, `anyOf` with `null`.
/// Two bodies show the same thing when this is the same.
pub(super) fn core(book: &Book, id: SchemaId) -> SchemaId {
    let api = book.api();
    let mut at = id;
    for _ in 0..MAX_STEPS {
        let Some(target) = api.follow(at) else { break };
        at = target;
        let SchemaBody::Object(schema) = &*api.schema(at) else {
            break;
        };
        let said: Vec<_> = [&schema.all_of, &schema.any_of, &schema.one_of]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        let is_null = |id: &SchemaId| only_null(book, *id);
        let real: Vec<_> = said.into_iter().filter(|one| !is_null(one)).collect();
        match (real.as_slice(), schema.properties.is_empty()) {
            ([one], true) => at = *one,
            _ => break,
        }
    }
    at
}

fn only_null(book: &Book, id: SchemaId) -> bool {
    match &*book.api().schema(id) {
        SchemaBody::Object(schema) => {
            let mut types = schema.types.iter();
            types.next() == Some(SchemaType::Null) && types.next().is_none()
        }
        SchemaBody::Boolean(_) => false,
    }
}

impl Open {
    pub(super) fn of(book: &Book, parts: &[SchemaId]) -> Option<Self> {
        let id = *parts.first()?;
        let mut parts = parts.to_vec();
        let mut shape = book.shape(&parts);
        for _ in 0..3 {
            let taken = Self::taken(book, &shape);
            if taken.is_empty() {
                break;
            }
            parts.extend(taken);
            shape = book.shape(&parts);
        }
        Some(Self { id, shape })
    }

    /// The first way of each choice that is not `null` and has not been taken.
    fn taken(book: &Book, shape: &Shape) -> Vec<SchemaId> {
        let plain = shape.choices.iter().filter(|one| one.key.1 < 2);
        let open = plain.filter(|one| {
            let mut all = one.branches.iter().flatten();
            !all.any(|branch| shape.seen.contains(branch))
        });
        let first = open.filter_map(|one| {
            let mut ways = one.branches.iter().flatten();
            ways.find(|branch| !only_null(book, **branch)).copied()
        });
        first.collect()
    }

    /// Each way of a choice that was not made at once, where there are several.
    pub(super) fn ways(&self, book: &Book) -> Vec<Self> {
        let choices = self.shape.choices.iter().filter(|one| one.key.1 < 2);
        let all = choices.flat_map(|one| one.branches.iter());
        let ways: Vec<_> = all
            .filter_map(|parts| Self::of(book, parts))
            .filter(Self::is_object)
            .collect();
        if ways.len() > 1 { ways } else { Vec::new() }
    }

    pub(super) fn is_array(&self) -> bool {
        self.is(SchemaType::Array)
    }

    pub(super) fn is_object(&self) -> bool {
        self.is(SchemaType::Object)
    }

    pub(super) fn is(&self, one: SchemaType) -> bool {
        self.shape.likely_types().names(one)
    }

    /// Neither an object nor an array.
    pub(super) fn is_plain(&self) -> bool {
        !self.is_array() && !self.is_object()
    }

    pub(super) fn element(&self, book: &Book) -> Option<Self> {
        Self::of(book, self.shape.items.as_ref()?)
    }

    pub(super) fn member(&self, book: &Book, name: &str) -> Option<Self> {
        Self::of(book, self.shape.properties.get(name)?)
    }

    pub(super) fn members<'o>(&'o self, book: &'o Book) -> impl Iterator<Item = (&'o str, Self)> {
        let all = self.shape.properties.iter();
        all.filter_map(|(name, parts)| Some((name.as_str(), Self::of(book, parts)?)))
    }

    pub(super) fn n_members(&self) -> usize {
        self.shape.properties.len()
    }

    /// What stands at a place of a value of this schema.
    pub(super) fn at(&self, book: &Book, path: &ValuePath) -> Option<Self> {
        path.iter().try_fold(self.clone(), |open, step| {
            match (&**step, open.is_array()) {
                ("0", true) => open.element(book),
                (name, _) => open.member(book, name),
            }
        })
    }
}

/// Letters and digits of a name, in lower case: `page[size]`, `pageSize` and `page_size` are one.
pub(super) fn plain(name: &str) -> String {
    let told = name.chars().filter(|one| one.is_alphanumeric());
    told.flat_map(char::to_lowercase).collect()
}

/// A path of one step.
pub(super) fn one(name: &str) -> ValuePath {
    vec![Arc::from(name)]
}

/// A path and one step more.
pub(super) fn then(path: &ValuePath, name: &str) -> ValuePath {
    let mut path = path.clone();
    path.push(Arc::from(name));
    path
}
