//! Named texts as parameters, and as the schema of a form.

use std::collections::BTreeMap;

use oas_model::Version;
use serde_json::{Map, Value, json};

use super::example;
use super::fields::{Field, Fields, Scalar};
use super::route::Part;
use super::schema::{ENOUGH, of_texts};
use super::tree::Values;

/// The parameters of a path, in its order.
pub(crate) fn of_path(parts: &[Part]) -> Vec<Value> {
    let one = |part: &Part| match part {
        Part::Word(_) => None,
        Part::Parameter {
            name,
            suffix,
            values,
        } => Some(path_parameter(name, suffix, values)),
    };
    parts.iter().filter_map(one).collect()
}

fn path_parameter(name: &str, suffix: &str, values: &Values) -> Value {
    let schema = match values.scalar.kind() {
        Kind::Integer => scalar(&values.scalar),
        _ => match values.scalar.texts.format() {
            Some("uuid") => json!({ "type": "string", "format": "uuid" }),
            _ => json!({ "type": "string" }),
        },
    };
    let mut parameter = json!({ "name": name, "in": "path", "required": true, "schema": schema });
    let first = values.first.as_deref().unwrap_or_default();
    let first = first.strip_suffix(suffix).unwrap_or(first);
    let first = percent_encoding::percent_decode_str(first).decode_utf8_lossy();
    if !example::is_secret(&first) && !first.contains('@') {
        parameter["example"] = match schema["type"] == "integer" {
            true => serde_json::from_str(&first).unwrap_or(Value::Null),
            false => json!(first),
        };
    }
    parameter
}

/// Parameters of a query or of header fields, by name.
pub(crate) fn of_fields(fields: &Fields, place: &str) -> Vec<Value> {
    let mut groups: BTreeMap<String, Vec<(&str, &Field)>> = BTreeMap::new();
    for (name, field) in &fields.by_name {
        match bracketed(name) {
            Some((base, key)) if place == "query" => {
                groups
                    .entry(base.to_owned())
                    .or_default()
                    .push((key, field));
            }
            _ => groups.entry(name.clone()).or_default().push(("", field)),
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|(name, group)| one(&name, &group, fields.n, place))
        .collect()
}

fn one(name: &str, group: &[(&str, &Field)], n: u64, place: &str) -> Value {
    let mut parameter = json!({ "name": name, "in": place });
    let plain = group.iter().find(|(key, _)| key.is_empty());
    let (schema, always) = match plain {
        Some((_, field)) if group.len() == 1 => (of_field(field), field.n == n),
        // Both `a=1` and `a[b]=1` were sent: nothing but its name is sure.
        Some(_) => (json!({}), false),
        None => {
            parameter["style"] = json!("deepObject");
            parameter["explode"] = json!(true);
            (of_keys(group), false)
        }
    };
    if always && n >= ENOUGH {
        parameter["required"] = json!(true);
    }
    parameter["schema"] = schema;
    parameter
}

/// The keys of one object in brackets.
fn of_keys(group: &[(&str, &Field)]) -> Value {
    let mut keys = group.to_vec();
    keys.sort_by_key(|(key, _)| *key);
    let properties: Map<String, Value> = keys
        .iter()
        .map(|(key, field)| ((*key).to_owned(), of_field(field)))
        .collect();
    json!({ "type": "object", "properties": properties })
}

/// `created[gte]` -> `created` and `gte`; indices are no keys.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let (base, key) = name.strip_suffix(']')?.split_once('[')?;
    let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let is_word =
        key.starts_with(|c: char| c.is_alphabetic() || c == '_') && key.chars().all(plain);
    (is_word && !base.is_empty()).then_some((base, key))
}

fn of_field(field: &Field) -> Value {
    let one = scalar(&field.scalar);
    match field.repeats {
        true => json!({ "type": "array", "items": one }),
        false => one,
    }
}

/// What texts are when they are not taken for texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    Number,
    Bool,
    Text,
}

impl Scalar {
    pub(crate) fn kind(&self) -> Kind {
        match self.texts.n {
            0 => Kind::Text,
            n if n == self.n_integer => Kind::Integer,
            n if n == self.n_number => Kind::Number,
            n if n == self.n_bool => Kind::Bool,
            _ => Kind::Text,
        }
    }
}

/// The schema of texts that may be numbers.
pub(crate) fn scalar(scalar: &Scalar) -> Value {
    match scalar.kind() {
        Kind::Integer if scalar.is_long => json!({ "type": "integer", "format": "int64" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Text => of_texts(&scalar.texts),
    }
}

/// The schema of a form, with the encodings that its names in brackets ask for.
pub(crate) fn of_form(form: &Fields, version: Version) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut encoding = Map::new();
    for (name, field) in &form.by_name {
        let base = name.split('[').next().unwrap_or_default();
        if base.len() < name.len() && !base.is_empty() {
            properties.insert(base.to_owned(), json!({}));
            encoding.insert(
                base.to_owned(),
                json!({ "style": "deepObject", "explode": true }),
            );
            continue;
        }
        let schema = match (field.is_file, version) {
            (false, _) => of_field(field),
            (true, Version::V30) => json!({ "type": "string", "format": "binary" }),
            (true, _) => json!({}),
        };
        properties.entry(name.clone()).or_insert(schema);
        if form.n >= ENOUGH && field.n == form.n {
            required.push(name.clone());
        }
    }
    let mut schema = json!({ "type": "object" });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema["properties"] = Value::Object(properties);
    let mut media = json!({ "schema": schema });
    if !encoding.is_empty() {
        media["encoding"] = Value::Object(encoding);
    }
    media
}
