//! A schema's type and rules in a few words: `array of string`, `1 to 100 characters`.

use oas_model::{Additional, Api, Schema, SchemaBody, SchemaId, SchemaType};

/// References behind references deeper than this are only named.
const MAX_DEPTH: usize = 4;
const MAX_OPTIONS: usize = 200;

/// The type as a phrase: `integer int64`, `array of Pet`, `string or null`.
pub(crate) fn type_text(api: &Api, id: SchemaId) -> String {
    typed(api, id, 0)
}

fn typed(api: &Api, id: SchemaId, depth: usize) -> String {
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return if matches!(&*body, SchemaBody::Boolean(true)) {
            "any"
        } else {
            "nothing"
        }
        .to_owned();
    };
    if let Some(target) = schema.reference {
        return name_of(api, target);
    }
    if depth >= MAX_DEPTH {
        return "…".to_owned();
    }
    let combined = combined(api, schema, depth);
    if schema.types.is_unstated() {
        return combined.unwrap_or_else(|| guessed(api, schema, depth));
    }
    let names: Vec<_> = schema
        .types
        .iter()
        .map(|one| one_type(api, schema, one, depth))
        .collect();
    names.join(" or ")
}

fn combined(api: &Api, schema: &Schema, depth: usize) -> Option<String> {
    let join = |parts: &[SchemaId], word: &str| {
        let names: Vec<_> = parts
            .iter()
            .map(|one| typed(api, *one, depth + 1))
            .collect();
        (!names.is_empty()).then(|| names.join(word))
    };
    join(&schema.one_of, " or ")
        .or_else(|| join(&schema.any_of, " or "))
        .or_else(|| join(&schema.all_of, " and "))
}

fn guessed(api: &Api, schema: &Schema, depth: usize) -> String {
    if !schema.properties.is_empty() {
        "object".to_owned()
    } else if schema.items != Additional::Unstated {
        one_type(api, schema, SchemaType::Array, depth)
    } else if schema.one_of_values.is_some() || schema.constant.is_some() {
        "value".to_owned()
    } else {
        "any".to_owned()
    }
}

fn one_type(api: &Api, schema: &Schema, one: SchemaType, depth: usize) -> String {
    let word = match one {
        SchemaType::Null => "null",
        SchemaType::Boolean => "boolean",
        SchemaType::Integer => "integer",
        SchemaType::Number => "number",
        SchemaType::String => "string",
        SchemaType::Object => "object",
        SchemaType::Array => {
            return match schema.items {
                Additional::Schema(items) => format!("array of {}", typed(api, items, depth + 1)),
                _ => "array".to_owned(),
            };
        }
    };
    let formatted = matches!(
        one,
        SchemaType::Integer | SchemaType::Number | SchemaType::String
    );
    match &schema.format {
        Some(format) if formatted => format!("{word} {format}"),
        _ => word.to_owned(),
    }
}

/// The last word of a schema's place, which is its name for a component.
fn name_of(api: &Api, id: SchemaId) -> String {
    let pointer = api.pointer(id.0);
    let file = || {
        api.sources()
            .uri(id.0.document)
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    pointer.last().map_or_else(file, |name| name.to_string())
}

/// The rules as a phrase: `1 to 100`, `unique, at most 10`.
pub(crate) fn rules(api: &Api, id: SchemaId) -> String {
    let Some(id) = api.follow(id) else {
        return String::new();
    };
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return String::new();
    };
    let mut parts = Vec::new();
    parts.extend(range(schema.minimum, schema.maximum).map(|text| text + " "));
    parts.extend(
        schema
            .exclusive_minimum
            .map(|least| format!("more than {least}")),
    );
    parts.extend(
        schema
            .exclusive_maximum
            .map(|most| format!("less than {most}")),
    );
    parts.extend(schema.multiple_of.map(|step| format!("multiple of {step}")));
    parts.extend(range(schema.min_length, schema.max_length).map(|text| text + " characters"));
    parts.extend(
        schema
            .pattern
            .as_ref()
            .map(|pattern| format!("/{pattern}/")),
    );
    parts.extend(range(schema.min_items, schema.max_items).map(|text| text + " elements"));
    parts.extend(schema.unique_items.then(|| "unique".to_owned()));
    parts.extend(range(schema.min_properties, schema.max_properties).map(|text| text + " members"));
    parts.extend(schema.one_of_values.as_ref().map(|values| {
        let shown: Vec<_> = values.iter().take(6).map(ToString::to_string).collect();
        let more = if values.len() > shown.len() {
            ", …"
        } else {
            ""
        };
        format!("one of {}{more}", shown.join(", "))
    }));
    parts.extend(
        schema
            .constant
            .as_ref()
            .map(|value| format!("always {value}")),
    );
    parts.extend(
        schema
            .default
            .as_ref()
            .map(|value| format!("default {value}")),
    );
    parts.extend(schema.read_only.then(|| "read only".to_owned()));
    parts.extend(schema.write_only.then(|| "write only".to_owned()));
    parts
        .iter()
        .map(|part| part.trim())
        .collect::<Vec<_>>()
        .join(", ")
}

fn range<T: std::fmt::Display>(least: Option<T>, most: Option<T>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

/// Allowed values as they are written on the wire; of the elements, for an array.
pub(crate) fn options(api: &Api, id: SchemaId) -> Vec<String> {
    let Some(id) = api.follow(id) else {
        return Vec::new();
    };
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return Vec::new();
    };
    if let Some(values) = &schema.one_of_values {
        return values.iter().take(MAX_OPTIONS).map(plain).collect();
    }
    if schema.types.names(SchemaType::Boolean) {
        return vec!["true".to_owned(), "false".to_owned()];
    }
    Vec::new()
}

/// A scalar without JSON's quotes.
pub(crate) fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
