//! Values to prefill: documented where the document has one, generated otherwise.

use std::sync::Arc;

use oas_model::{Api, Direction, Example, MediaType, Parameter};
use serde_json::Value;

use super::phrases::plain;

/// Longer samples are cut; nobody reads them in a view.
const MAX_SAMPLE_BYTES: usize = 64 * 1024;

/// A parameter's value as it is written on the wire; empty when it is optional and nobody documented one.
pub(super) fn parameter(api: &Arc<Api>, one: &Parameter) -> String {
    if let Some((_, value)) = documented(api, &one.examples) {
        return flat(&value);
    }
    let schema = one
        .schema
        .or_else(|| one.content.as_ref().and_then(|content| content.schema));
    match schema {
        Some(schema) if one.required => flat(&mock_core::sample(
            api,
            schema,
            Direction::Request,
            0,
            &one.name,
        )),
        _ => String::new(),
    }
}

/// Scalars plain, arrays with commas, anything else as JSON.
fn flat(value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().all(|one| !one.is_object() && !one.is_array()) => {
            items.iter().map(plain).collect::<Vec<_>>().join(",")
        }
        other => plain(other),
    }
}

/// A body as text, and where it comes from.
pub(super) fn body(
    api: &Arc<Api>,
    one: &MediaType,
    direction: Direction,
) -> (Option<String>, String) {
    let (value, source) = match (documented(api, &one.examples), one.schema) {
        (Some((source, value)), _) => (value, source),
        (None, Some(schema)) => (
            mock_core::sample(api, schema, direction, 0, ""),
            "generated".to_owned(),
        ),
        (None, None) => return (None, "none".to_owned()),
    };
    let text = match &value {
        Value::String(text) if !one.name.contains("json") => text.clone(),
        other => serde_json::to_string_pretty(other).unwrap_or_default(),
    };
    (Some(cut(text)), source)
}

fn cut(mut text: String) -> String {
    if text.len() > MAX_SAMPLE_BYTES {
        text.truncate(text.floor_char_boundary(MAX_SAMPLE_BYTES));
        text.push_str("\n…");
    }
    text
}

fn documented(api: &Api, examples: &[Example]) -> Option<(String, Value)> {
    let (example, at) = examples.iter().find_map(|one| Some((one, one.value?)))?;
    let source = match &example.name {
        Some(name) => format!("example: {name}"),
        None => "example".to_owned(),
    };
    Some((source, api.value(at)))
}
