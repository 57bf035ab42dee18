//! Shapes as schemas.
//!
//! In:  a [`Shape`] and the version to write.
//! Out: a schema that admits every value that the shape was made of.

use oas_model::Version;
use serde_json::{Map, Value, json};

use super::alike;
use super::object::{Object, Record};
use super::shape::{Items, Shape};
use super::texts::Texts;

/// Fewer values than this do not tell what is required.
pub(crate) const ENOUGH: u64 = 3;

/// The schema of a shape.
pub(crate) fn schema(shape: &Shape, version: Version) -> Value {
    let mut branches = branches(shape, version);
    let is_null = shape.n_null > 0;
    match branches.len() {
        0 => json!({}),
        1 => {
            let mut one = branches.remove(0);
            if is_null {
                admit_null(&mut one, version);
            }
            one
        }
        _ if version == Version::V30 => {
            if is_null {
                branches.iter_mut().for_each(|one| admit_null(one, version));
            }
            json!({ "anyOf": branches })
        }
        _ => {
            let null = is_null.then(|| json!({ "type": "null" }));
            branches.extend(null);
            json!({ "anyOf": branches })
        }
    }
}

/// One schema for each type.
fn branches(shape: &Shape, version: Version) -> Vec<Value> {
    let mut all = Vec::new();
    all.extend(
        shape
            .object
            .as_deref()
            .map(|object| of_object(object, version)),
    );
    all.extend(shape.items.as_ref().map(|items| of_items(items, version)));
    all.extend(shape.texts.as_ref().map(of_texts));
    all.extend(match (shape.n_number, shape.n_integer) {
        (0, 0) => None,
        (0, _) if shape.is_long => Some(json!({ "type": "integer", "format": "int64" })),
        (0, _) => Some(json!({ "type": "integer" })),
        _ => Some(json!({ "type": "number" })),
    });
    all.extend((shape.n_bool > 0).then(|| json!({ "type": "boolean" })));
    all
}

fn admit_null(schema: &mut Value, version: Version) {
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(values)) = members.get_mut("enum") {
        values.push(Value::Null);
    }
    if version == Version::V30 {
        match members.get_mut("oneOf") {
            Some(Value::Array(kinds)) => kinds.push(json!({ "nullable": true, "enum": [null] })),
            _ => {
                members.insert("nullable".to_owned(), Value::Bool(true));
            }
        }
        return;
    }
    if let Some(Value::Array(kinds)) = members.get_mut("oneOf") {
        kinds.push(json!({ "type": "null" }));
    } else if let Some(name) = members.get("type").cloned() {
        members.insert("type".to_owned(), json!([name, "null"]));
    }
}

fn of_items(items: &Items, version: Version) -> Value {
    json!({ "type": "array", "items": schema(&items.item, version) })
}

/// Texts with their format or their choices.
pub(crate) fn of_texts(texts: &Texts) -> Value {
    let mut schema = json!({ "type": "string" });
    if let Some(format) = texts.format() {
        schema["format"] = json!(format);
    } else if let Some(choices) = texts.choices() {
        schema["enum"] = json!(choices);
    }
    schema
}

fn of_object(object: &Object, version: Version) -> Value {
    if let Some((name, kinds)) = object.kinds()
        && kinds.len() > 1
        && kinds.values().all(|record| record.n >= 2)
        && differ(kinds.values())
    {
        let one = |(kind, record): (&String, &Record)| {
            let mut schema = of_record(record, version);
            schema["properties"][name] = json!({ "type": "string", "enum": [kind] });
            let others = schema["required"].as_array().into_iter().flatten();
            let others = others.filter(|one| *one != name).cloned();
            let required: Value = std::iter::once(json!(name)).chain(others).collect();
            if let Some(members) = schema.as_object_mut() {
                members.shift_remove("required");
                members.shift_insert(1, "required".to_owned(), required);
            }
            schema
        };
        return json!({ "oneOf": kinds.iter().map(one).collect::<Vec<_>>() });
    }
    of_record(&object.merged(), version)
}

/// Whether kinds have so little in common that one schema would say little about each.
fn differ<'r>(mut kinds: impl Iterator<Item = &'r Record> + Clone) -> bool {
    let Some(first) = kinds.next() else {
        return false;
    };
    let (mut n_different, mut n) = (0, 0);
    for other in kinds {
        n += 1;
        n_different += usize::from(alike::likeness(first, other) < 0.6);
    }
    n_different * 2 > n || n == 1 && n_different == 1
}

fn of_record(record: &Record, version: Version) -> Value {
    if let Some(values) = record.dictionary() {
        return json!({ "type": "object", "additionalProperties": schema(&values, version) });
    }
    let mut all = Map::new();
    all.insert("type".to_owned(), json!("object"));
    let always = |(_, shape): &(&String, &Shape)| record.n >= ENOUGH && shape.n == record.n;
    let required: Vec<&String> = record
        .members
        .iter()
        .filter(always)
        .map(|(name, _)| name)
        .collect();
    if !required.is_empty() {
        all.insert("required".to_owned(), json!(required));
    }
    let members = record.members.iter();
    let properties: Map<String, Value> = members
        .map(|(name, shape)| (name.clone(), schema(shape, version)))
        .collect();
    if !properties.is_empty() {
        all.insert("properties".to_owned(), Value::Object(properties));
    }
    Value::Object(all)
}
