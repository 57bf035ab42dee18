//! `unevaluatedProperties: false` knows the properties of its own schema and of all that it applies.

use oas_model::{Additional, Api, Schema, SchemaBody, SchemaId};

use super::Member;

/// Schemas looked through for one keyword.
const MAX_SCHEMAS: usize = 100;

/// What the keyword makes of its schema; `None` where it is absent or forbids nothing.
pub(super) fn member(api: &Api, id: SchemaId, schema: &Schema) -> Option<Member> {
    let says_nothing = [Additional::Unstated, Additional::Allowed];
    if says_nothing.contains(&schema.unevaluated_properties) {
        return None;
    }
    let mut member = Member {
        additional: schema.unevaluated_properties,
        keyword: "unevaluatedProperties",
        ..Member::default()
    };
    let mut seen = vec![id];
    let mut next = 0;
    while let Some(id) = seen.get(next).copied() {
        next += 1;
        let body = api.schema(id);
        let SchemaBody::Object(schema) = &*body else {
            continue;
        };
        let is_outermost = next == 1;
        let takes_all =
            |rest: Additional| !matches!(rest, Additional::Unstated | Additional::Forbidden);
        if takes_all(schema.additional_properties)
            || !is_outermost && takes_all(schema.unevaluated_properties)
            || seen.len() > MAX_SCHEMAS
        {
            return None;
        }
        member.names.extend(schema.properties.keys().cloned());
        let patterns = schema.pattern_properties.keys();
        member.patterns.extend(patterns.cloned());
        for inner in applied(schema) {
            if !seen.contains(&inner) {
                seen.push(inner);
            }
        }
    }
    Some(member)
}

/// The schemas that speak about the same value.
fn applied(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    let lists = [&schema.all_of, &schema.any_of, &schema.one_of];
    let single = [
        schema.reference,
        schema.if_schema,
        schema.then_schema,
        schema.else_schema,
    ];
    let dependent = schema.dependent_schemas.values();
    lists
        .into_iter()
        .flatten()
        .chain(dependent)
        .copied()
        .chain(single.into_iter().flatten())
}
