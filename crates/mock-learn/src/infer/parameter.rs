//! Named texts as parameters, and as the schema of a form.

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
        _ if values.are_choices => of_texts(&values.scalar.texts),
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
    let mut all: Vec<(&String, &Field)> = fields.by_name.iter().collect();
    all.retain(|(name, _)| !name.is_empty());
    all.sort_by_key(|(name, _)| *name);
    all.into_iter()
        .map(|(name, field)| one(name, field, fields.n, place))
        .collect()
}

fn one(name: &str, field: &Field, n: u64, place: &str) -> Value {
    let mut parameter = json!({ "name": name, "in": place });
    if field.is_nested {
        parameter["style"] = json!("deepObject");
        parameter["explode"] = json!(true);
    }
    if n >= ENOUGH && field.n == n {
        parameter["required"] = json!(true);
    }
    parameter["schema"] = of_field(field);
    parameter
}

/// The schema of what stands under one name. One text is as good as a list of one; one that may
/// be an object written as JSON, beside objects written with names, is anything.
pub(crate) fn of_field(field: &Field) -> Value {
    if field.scalar.has_braces && field.members.is_some() {
        return json!({});
    }
    let members = field.members.as_deref().map(of_members);
    let rest = match &field.items {
        Some(items) => {
            let mut item = items.as_ref().clone();
            item.scalar.absorb(field.scalar.clone());
            Some(json!({ "type": "array", "items": of_field(&item) }))
        }
        None if field.scalar.texts.n > 0 || members.is_none() => Some(scalar(&field.scalar)),
        None => None,
    };
    match (members, rest) {
        (Some(members), Some(rest)) => json!({ "anyOf": [members, rest] }),
        (members, rest) => members.or(rest).unwrap_or_default(),
    }
}

/// Named texts as one object.
fn of_members(fields: &Fields) -> Value {
    let mut schema = json!({ "type": "object" });
    let members = &fields.by_name;
    let always = |(_, field): &(&String, &Field)| fields.n >= ENOUGH && field.n == fields.n;
    let required: Vec<&String> = members
        .iter()
        .filter(always)
        .map(|(name, _)| name)
        .collect();
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let properties = members
        .iter()
        .map(|(name, field)| (name.clone(), of_field(field)));
    schema["properties"] = Value::Object(properties.collect());
    schema
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
    let mut schema = of_members(form);
    let mut encoding = Map::new();
    for (name, field) in &form.by_name {
        if field.is_file {
            schema["properties"][name] = match version {
                Version::V30 => json!({ "type": "string", "format": "binary" }),
                _ => json!({}),
            };
        } else if field.is_nested {
            let style = json!({ "style": "deepObject", "explode": true });
            encoding.insert(name.clone(), style);
        }
    }
    let mut media = json!({ "schema": schema });
    if !encoding.is_empty() {
        media["encoding"] = Value::Object(encoding);
    }
    media
}
