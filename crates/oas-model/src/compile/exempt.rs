//! Members that one direction does not ask for: `readOnly` in requests, `writeOnly` in responses.

use std::collections::HashSet;

use super::{Direction, Reader};
use crate::{Schema, SchemaBody, SchemaId};

/// Schemas behind a member that are looked into.
const MAX_LOOKS: usize = 32;

/// The members that any part of a schema's `allOf` exempts: `required` may stand in another part.
pub(crate) fn members(api: &Reader<'_>, direction: Direction, id: SchemaId) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut seen = HashSet::from([id]);
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let body = api.schema(id);
        let SchemaBody::Object(schema) = &*body else {
            continue;
        };
        let own = schema
            .properties
            .keys()
            .filter(|name| is_exempt(api, direction, schema, name));
        names.extend(own.cloned());
        let parts = schema.all_of.iter().chain(&schema.reference);
        open.extend(parts.filter(|part| seen.insert(**part)));
    }
    names
}

/// The members that any part of a schema asks for, branches included.
pub(crate) fn asked(api: &Reader<'_>, id: SchemaId) -> HashSet<String> {
    let mut names = HashSet::new();
    let mut seen = HashSet::from([id]);
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let body = api.schema(id);
        let SchemaBody::Object(schema) = &*body else {
            continue;
        };
        names.extend(schema.required.iter().cloned());
        let branches = schema.any_of.iter().chain(&schema.one_of);
        let parts = schema
            .all_of
            .iter()
            .chain(&schema.reference)
            .chain(branches);
        open.extend(parts.filter(|part| seen.insert(**part)));
    }
    names
}

/// Whether a schema says itself that a member of it goes the other way.
pub(crate) fn is_exempt(
    api: &Reader<'_>,
    direction: Direction,
    schema: &Schema,
    name: &str,
) -> bool {
    let member = schema.properties.get(name);
    member.is_some_and(|id| goes_the_other_way(api, direction, *id))
}

fn goes_the_other_way(api: &Reader<'_>, direction: Direction, id: SchemaId) -> bool {
    let mut open = vec![id];
    for _ in 0..MAX_LOOKS {
        let Some(id) = open.pop() else { return false };
        let body = api.schema(id);
        let SchemaBody::Object(schema) = &*body else {
            continue;
        };
        let own = match direction {
            Direction::Request => schema.read_only,
            Direction::Response => schema.write_only,
        };
        if own {
            return true;
        }
        open.extend(schema.all_of.iter().chain(&schema.reference));
    }
    false
}
