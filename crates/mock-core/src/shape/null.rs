//! Whether `null` may stand where some schemas hold.

use oas_model::{Api, SchemaBody, SchemaId, SchemaType};
use serde_json::Value;

/// References and alternatives that are looked through.
const MAX_DEPTH: usize = 8;

/// True where a schema speaks for `null` and none speaks against it.
pub(super) fn allowed(api: &Api, parts: &[SchemaId]) -> bool {
    all(api, parts, MAX_DEPTH) == Some(true)
}

/// `None` where the schemas say nothing about it.
fn all(api: &Api, parts: &[SchemaId], depth: usize) -> Option<bool> {
    let opinions: Vec<bool> = parts
        .iter()
        .filter_map(|part| one(api, *part, depth))
        .collect();
    (!opinions.is_empty()).then(|| opinions.iter().all(|yes| *yes))
}

fn any(api: &Api, ways: &[SchemaId], depth: usize) -> Option<bool> {
    let opinions: Vec<bool> = ways
        .iter()
        .filter_map(|way| one(api, *way, depth))
        .collect();
    (!opinions.is_empty()).then(|| opinions.iter().any(|yes| *yes))
}

fn one(api: &Api, id: SchemaId, depth: usize) -> Option<bool> {
    let depth = depth.checked_sub(1)?;
    let body = api.schema(id);
    let schema = match &*body {
        SchemaBody::Boolean(allowed) => return (!allowed).then_some(false),
        SchemaBody::Object(schema) => schema,
    };
    if schema.nullable {
        return Some(true);
    }
    let stated = (!schema.types.is_unstated()).then(|| schema.types.names(SchemaType::Null));
    let listed = schema
        .one_of_values
        .as_ref()
        .map(|values| values.contains(&Value::Null));
    let constant = schema.constant.as_ref().map(Value::is_null);
    let inherited = all(
        api,
        &schema
            .reference
            .iter()
            .chain(&schema.all_of)
            .copied()
            .collect::<Vec<_>>(),
        depth,
    );
    let chosen = [
        any(api, &schema.any_of, depth),
        any(api, &schema.one_of, depth),
    ];
    let opinions: Vec<bool> = [stated, listed, constant, inherited]
        .into_iter()
        .chain(chosen)
        .flatten()
        .collect();
    (!opinions.is_empty()).then(|| opinions.iter().all(|yes| *yes))
}
