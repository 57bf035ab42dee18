//! What stands against a keyword that no value satisfies.

use oas_model::SchemaType;

use crate::shape::Shape;

/// The other keyword that narrows a shape most.
pub(super) fn of(shape: &Shape, keyword: &str) -> &'static str {
    let schema = &shape.schema;
    let is_array = schema.types.names(SchemaType::Array);
    let candidates = [
        ("enum", schema.one_of_values.is_some()),
        ("additionalProperties", shape.additional.is_none()),
        ("required", !schema.required.is_empty()),
        ("maxProperties", schema.max_properties.is_some()),
        ("minProperties", schema.min_properties.is_some()),
        ("propertyNames", !shape.names.is_empty()),
        ("maxItems", schema.max_items.is_some()),
        (
            "items",
            is_array && shape.items.as_ref().is_none_or(|items| !items.is_empty()),
        ),
        ("pattern", !shape.patterns.is_empty()),
        ("properties", !shape.properties.is_empty()),
        ("not", !shape.nots.is_empty()),
        ("oneOf", !shape.choices.is_empty()),
        ("type", true),
    ];
    let other = candidates
        .iter()
        .find(|(name, says)| *says && *name != keyword);
    other.map_or("type", |(name, _)| name)
}
