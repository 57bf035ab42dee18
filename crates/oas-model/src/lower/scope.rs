//! The dynamic scope in which a schema reaches others.

use super::Context;
use crate::{Additional, Schema, SchemaId};

/// Gives each id in a schema the scope that holds where it leads.
pub(super) fn apply(cx: Context<'_>, schema: &mut Schema) {
    if cx.references.is_dynamic(cx.sources) {
        each(schema, &mut |id| {
            id.1 = cx.references.enter(cx.sources, cx.scope, id.0);
        });
    }
}

fn each(schema: &mut Schema, visit: &mut dyn FnMut(&mut SchemaId)) {
    let singles = [
        &mut schema.reference,
        &mut schema.contains,
        &mut schema.content_schema,
        &mut schema.property_names,
        &mut schema.not,
        &mut schema.if_schema,
        &mut schema.then_schema,
        &mut schema.else_schema,
    ];
    singles.into_iter().flatten().for_each(&mut *visit);
    let lists = [
        &mut schema.prefix_items,
        &mut schema.all_of,
        &mut schema.any_of,
        &mut schema.one_of,
    ];
    lists.into_iter().flatten().for_each(&mut *visit);
    let maps = [
        &mut schema.properties,
        &mut schema.pattern_properties,
        &mut schema.dependent_schemas,
    ];
    maps.into_iter()
        .flat_map(indexmap::IndexMap::values_mut)
        .for_each(&mut *visit);
    for one in [
        &mut schema.items,
        &mut schema.unevaluated_items,
        &mut schema.additional_properties,
        &mut schema.unevaluated_properties,
    ] {
        if let Additional::Schema(id) = one {
            visit(id);
        }
    }
    if let Some(found) = &mut schema.discriminator {
        found.mapping.values_mut().for_each(&mut *visit);
        found.default.iter_mut().for_each(visit);
    }
}
