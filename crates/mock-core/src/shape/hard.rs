//! Which schemas ask for a look at the whole value, once its parts are made.

use oas_model::{Additional, Schema};

/// Whether a value whose parts are right may still break one of these keywords.
pub(super) fn is_hard(schema: &Schema) -> bool {
    let branches = !schema.one_of.is_empty()
        || schema.not.is_some()
        || schema.if_schema.is_some()
        || schema.discriminator.is_some();
    let members = schema.property_names.is_some()
        || schema.min_properties.is_some()
        || schema.max_properties.is_some()
        || !schema.pattern_properties.is_empty()
        || !schema.dependent_required.is_empty()
        || !schema.dependent_schemas.is_empty()
        || schema.unevaluated_properties != Additional::Unstated;
    let items = schema.contains.is_some() || schema.unevaluated_items != Additional::Unstated;
    branches || members || items
}
