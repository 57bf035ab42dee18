//! OpenAPI's schemas as JSON Schema 2020-12 says them.
//!
//! In:  a document of 3.0 or later, and whether its schemas are read for requests or for responses.
//! Out: the same document, at the same pointers, with other words in its schemas.
//! Never: touches examples, defaults, enumerations and extensions.

use serde_json::{Map, Value, json};

use super::tidy;
use crate::node::pointer_of;

/// Whose values the schemas describe: a `readOnly` property is not required of requests, a
/// `writeOnly` one not of responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// What clients send.
    Request,
    /// What servers answer.
    Response,
}

impl Direction {
    fn exempt(self) -> &'static str {
        match self {
            Self::Request => "readOnly",
            Self::Response => "writeOnly",
        }
    }
}

/// The document with all its schemas put into JSON Schema's words.
#[must_use]
pub fn modernised(document: &Value, direction: Direction) -> Value {
    let version = document["openapi"].as_str().unwrap_or_default();
    let reader = Reader {
        document,
        direction,
        is_30: version.starts_with("3.0"),
    };
    let mut out = document.clone();
    reader.outside(&mut out);
    out
}

/// Whether the two directions differ at all.
#[must_use]
pub fn has_directions(document: &Value) -> bool {
    match document {
        Value::Object(members) => members.iter().any(|(key, value)| {
            (matches!(key.as_str(), "readOnly" | "writeOnly") && value == true)
                || has_directions(value)
        }),
        Value::Array(items) => items.iter().any(has_directions),
        _ => false,
    }
}

struct Reader<'d> {
    document: &'d Value,
    direction: Direction,
    is_30: bool,
}

impl Reader<'_> {
    /// Looks for schemas in everything that is none.
    fn outside(&self, node: &mut Value) {
        match node {
            Value::Array(items) => items.iter_mut().for_each(|one| self.outside(one)),
            Value::Object(members) => {
                for (key, value) in members.iter_mut() {
                    match key.as_str() {
                        "schema" => self.schema(value),
                        "components" => self.components(value),
                        "example" | "examples" | "default" | "enum" => {}
                        key if key.starts_with("x-") => {}
                        _ => self.outside(value),
                    }
                }
            }
            _ => {}
        }
    }

    /// Below `components` names are the author's, whatever they look like.
    fn components(&self, node: &mut Value) {
        for (kind, named) in node.as_object_mut().into_iter().flatten() {
            for (_, value) in named.as_object_mut().into_iter().flatten() {
                match kind.as_str() {
                    "schemas" => self.schema(value),
                    "examples" => {}
                    _ => self.outside(value),
                }
            }
        }
    }

    fn schema(&self, node: &mut Value) {
        let Value::Object(schema) = node else {
            if !node.is_boolean() {
                *node = json!({});
            }
            return;
        };
        let nullable = schema.remove("nullable") == Some(Value::Bool(true)) && self.is_30;
        self.reference(schema);
        tidy::schema(schema, self.is_30);
        bounds(schema);
        self.required(schema);
        self.inside(schema);
        if nullable {
            with_null(node);
        }
    }

    /// In 3.0 nothing beside a reference counts; a reference to elsewhere says nothing.
    fn reference(&self, schema: &mut Map<String, Value>) {
        let Some(reference) = schema.get("$ref") else {
            return;
        };
        let pointer = reference.as_str().and_then(pointer_of);
        let leads = pointer.is_some_and(|pointer| {
            !pointer.starts_with('/') || self.document.pointer(&pointer).is_some()
        });
        if self.is_30 {
            schema.retain(|key, _| key == "$ref");
        }
        if !leads {
            schema.shift_remove("$ref");
        }
    }

    fn inside(&self, schema: &mut Map<String, Value>) {
        for (key, value) in schema.iter_mut() {
            match key.as_str() {
                "properties" | "patternProperties" | "dependentSchemas" | "$defs"
                | "definitions" => {
                    let named = value.as_object_mut().into_iter().flatten();
                    named.for_each(|(_, one)| self.schema(one));
                }
                "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                    let listed = value.as_array_mut().into_iter().flatten();
                    listed.for_each(|one| self.schema(one));
                }
                "items"
                | "additionalProperties"
                | "not"
                | "if"
                | "then"
                | "else"
                | "contains"
                | "propertyNames"
                | "unevaluatedItems"
                | "unevaluatedProperties" => self.schema(value),
                _ => {}
            }
        }
    }

    /// Takes the names that this direction does not ask for out of `required`.
    fn required(&self, schema: &mut Map<String, Value>) {
        let whole = Value::Object(schema.clone());
        if let Some(Value::Array(names)) = schema.get_mut("required") {
            names.retain(|name| !self.is_exempt(&whole, name.as_str().unwrap_or_default(), 0));
        }
    }

    fn is_exempt(&self, schema: &Value, name: &str, depth: usize) -> bool {
        let schema = self.followed(schema);
        if self.followed(&schema["properties"][name])[self.direction.exempt()] == true
            || schema["properties"][name][self.direction.exempt()] == true
        {
            return true;
        }
        let parts = schema["allOf"].as_array().into_iter().flatten();
        depth < 4
            && parts
                .into_iter()
                .any(|part| self.is_exempt(part, name, depth + 1))
    }

    fn followed<'v>(&'v self, schema: &'v Value) -> &'v Value {
        let reference = schema["$ref"].as_str().and_then(pointer_of);
        reference
            .and_then(|pointer| self.document.pointer(&pointer))
            .unwrap_or(schema)
    }
}

/// `exclusiveMinimum: true` beside `minimum: 3` is `exclusiveMinimum: 3`.
fn bounds(schema: &mut Map<String, Value>) {
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        match schema.get(exclusive) {
            Some(Value::Bool(true)) => match schema.shift_remove(bound) {
                Some(value) => drop(schema.insert(exclusive.to_owned(), value)),
                None => drop(schema.shift_remove(exclusive)),
            },
            Some(Value::Bool(false)) => drop(schema.shift_remove(exclusive)),
            _ => {}
        }
    }
}

/// The schema, or null. Words about objects, lists, texts and numbers say nothing about null and
/// stay where they are, so that references to what is inside still lead there.
fn with_null(node: &mut Value) {
    const COMBINED: [&str; 6] = ["$ref", "allOf", "anyOf", "oneOf", "not", "enum"];
    let Some(schema) = node.as_object_mut() else {
        return;
    };
    if let Some(kind) = schema.get("type").and_then(Value::as_str) {
        let kinds = json!([kind, "null"]);
        schema.insert("type".to_owned(), kinds);
    }
    let taken = COMBINED
        .iter()
        .filter_map(|word| Some(((*word).to_owned(), schema.shift_remove(*word)?)));
    let taken: Map<String, Value> = taken.collect();
    if !taken.is_empty() {
        schema.insert("anyOf".to_owned(), json!([taken, { "type": "null" }]));
    }
}
