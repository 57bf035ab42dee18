//! Members that one direction does not ask for: `readOnly` in requests, `writeOnly` in responses.

use std::collections::HashSet;

use super::Direction;
use crate::{Api, Schema, SchemaBody, SchemaId};

/// Parts of an `allOf` that are looked into, one below the other.
const MAX_PARTS: usize = 8;
/// References behind a member that are looked into.
const MAX_REFERENCES: usize = 4;

/// The members that any part of a schema's `allOf` exempts: `required` may stand in another part.
pub(crate) fn members(api: &Api, direction: Direction, id: SchemaId) -> HashSet<String> {
    let mut names = HashSet::new();
    collect(api, direction, id, 0, &mut names);
    names
}

fn collect(
    api: &Api,
    direction: Direction,
    id: SchemaId,
    depth: usize,
    names: &mut HashSet<String>,
) {
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return;
    };
    let own = schema
        .properties
        .keys()
        .filter(|name| is_exempt(api, direction, schema, name));
    names.extend(own.cloned());
    if depth < MAX_PARTS {
        for part in schema.all_of.iter().chain(&schema.reference) {
            collect(api, direction, *part, depth + 1, names);
        }
    }
}

/// Whether a schema says itself that a member of it goes the other way.
pub(crate) fn is_exempt(api: &Api, direction: Direction, schema: &Schema, name: &str) -> bool {
    let member = schema.properties.get(name);
    member.is_some_and(|id| goes_the_other_way(api, direction, *id, 0))
}

fn goes_the_other_way(api: &Api, direction: Direction, id: SchemaId, depth: usize) -> bool {
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return false;
    };
    let own = match direction {
        Direction::Request => schema.read_only,
        Direction::Response => schema.write_only,
    };
    let mut parts = schema.all_of.iter().chain(&schema.reference);
    own || (depth < MAX_REFERENCES
        && parts.any(|part| goes_the_other_way(api, direction, *part, depth + 1)))
}
