//! Keywords of a schema that need no other schema.

use serde_json::{Map, Value};

use super::numbers;
use crate::{Schema, SchemaType};

/// Keywords that need no other schema.
pub(crate) fn plain(schema: &Schema, out: &mut Map<String, Value>) {
    let is_whole = numbers::range(schema).is_some();
    let types = schema.types.iter().map(|one| match one {
        SchemaType::Number if is_whole => SchemaType::Integer,
        other => other,
    });
    let mut types: Vec<_> = types.map(type_name).collect();
    types.dedup();
    match types[..] {
        [] => {}
        [one] => put(out, "type", Some(one)),
        _ => put(out, "type", Some(types)),
    }
    put(out, "format", schema.format.clone());
    put(out, "enum", schema.one_of_values.clone());
    put(out, "const", schema.constant.clone());
    put(out, "multipleOf", schema.multiple_of.map(numbers::json));
    put(
        out,
        "exclusiveMinimum",
        schema.exclusive_minimum.map(numbers::json),
    );
    put(
        out,
        "exclusiveMaximum",
        schema.exclusive_maximum.map(numbers::json),
    );
    let (low, high) = numbers::range(schema).unzip();
    put(
        out,
        "minimum",
        numbers::tighter(schema.minimum, low, f64::max),
    );
    put(
        out,
        "maximum",
        numbers::tighter(schema.maximum, high, f64::min),
    );
}

fn type_name(one: SchemaType) -> &'static str {
    use SchemaType as T;
    match one {
        T::Null => "null",
        T::Boolean => "boolean",
        T::Integer => "integer",
        T::Number => "number",
        T::String => "string",
        T::Array => "array",
        T::Object => "object",
    }
}

/// Whether keywords beside `type` could refuse `null`.
pub(crate) fn decides_about_null(out: &Map<String, Value>) -> bool {
    const DECIDING: [&str; 9] = [
        "$ref",
        "enum",
        "const",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "dependentSchemas",
    ];
    DECIDING.iter().any(|word| out.contains_key(*word))
}

/// Writes a keyword that is given.
pub(crate) fn put(out: &mut Map<String, Value>, word: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        out.insert(word.to_owned(), value.into());
    }
}
