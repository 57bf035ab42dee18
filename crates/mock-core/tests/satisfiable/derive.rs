//! A random value, and a random schema that it satisfies.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use serde_json::{Map, Value, json};

/// Keywords that [`schema`] may use.
pub(crate) const WORDS: &[&str] = &[
    "type",
    "const",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "items",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "required",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
];

/// Any JSON value, not too large.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1_000i64..1_000).prop_map(Value::from),
        (-4_000i64..4_000).prop_map(|n| json!(n as f64 / 4.0)),
        "[a-zA-Z0-9 ._-]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,6}", inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

type Choices<'c> = &'c mut dyn Iterator<Item = u8>;

/// A schema that `value` satisfies. Without choices left it allows everything.
pub(crate) fn schema(value: &Value, choices: Choices<'_>) -> Value {
    let mut schema = match value {
        Value::Null | Value::Bool(_) => Map::new(),
        Value::Number(_) => number(value.as_f64().unwrap_or(0.0), choices),
        Value::String(text) => string(text, choices),
        Value::Array(items) => array(items, choices),
        Value::Object(members) => object(members, choices),
    };
    if one_in(choices, 5) != Some(0) {
        schema.insert("type".to_owned(), json!(kind(value)));
    }
    match one_in(choices, 12) {
        Some(0) => drop(schema.insert("const".to_owned(), value.clone())),
        Some(1) => drop(schema.insert("enum".to_owned(), json!([value, "other", { "third": 7 }]))),
        Some(2) => drop(schema.insert("not".to_owned(), json!({ "type": unlike(value) }))),
        Some(3) => drop(schema.insert("not".to_owned(), json!({ "const": other(value) }))),
        _ => {}
    }
    combined(schema, value, choices)
}

/// Wraps a schema into one of the words that combine.
fn combined(schema: Map<String, Value>, value: &Value, choices: Choices<'_>) -> Value {
    let schema = Value::Object(schema);
    match one_in(choices, 14) {
        Some(0) => {
            let more = self::schema(value, choices);
            json!({ "allOf": [schema, more] })
        }
        Some(1) => json!({ "anyOf": [{ "type": unlike(value), "enum": [] }, schema] }),
        Some(2) => {
            json!({ "oneOf": [{ "allOf": [schema, { "not": { "const": other(value) } }] }, { "type": unlike(value) }] })
        }
        Some(3) => json!({ "if": { "type": kind(value) }, "then": schema, "else": false }),
        Some(4) => {
            let beside = self::schema(value, choices);
            json!({ "if": { "const": other(value) }, "then": { "title": "never" }, "else": schema, "anyOf": [beside] })
        }
        Some(5) => {
            json!({ "oneOf": [schema, { "allOf": [{ "type": kind(value) }, { "not": schema }] }] })
        }
        _ => schema,
    }
}

fn number(number: f64, choices: Choices<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    let room = f64::from(one_in(choices, 5).unwrap_or(0)) / 2.0;
    match one_in(choices, 4) {
        Some(0) => drop(out.insert("minimum".to_owned(), json!(number - room))),
        Some(1) => drop(out.insert("exclusiveMinimum".to_owned(), json!(number - room - 0.25))),
        _ => {}
    }
    match one_in(choices, 4) {
        Some(0) => drop(out.insert("maximum".to_owned(), json!(number + room))),
        Some(1) => drop(out.insert("exclusiveMaximum".to_owned(), json!(number + room + 0.25))),
        _ => {}
    }
    let step = [0.25, 0.5, 1.0, 2.0, 3.0, 7.0][usize::from(one_in(choices, 6).unwrap_or(0))];
    if (number / step).fract() == 0.0 && one_in(choices, 2) == Some(0) {
        out.insert("multipleOf".to_owned(), json!(step));
    }
    out
}

fn string(text: &str, choices: Choices<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    let length = text.chars().count();
    if let Some(room) = one_in(choices, 6) {
        out.insert(
            "minLength".to_owned(),
            json!(length.saturating_sub(room.into())),
        );
    }
    if let Some(room) = one_in(choices, 6) {
        out.insert("maxLength".to_owned(), json!(length + usize::from(room)));
    }
    let first = text
        .chars()
        .next()
        .map(|c| c.to_string().replace('.', "\\."));
    let pattern = match (one_in(choices, 6), first) {
        (Some(0), _) => "^[a-zA-Z0-9 ._-]*$".to_owned(),
        (Some(1), Some(first)) => format!("^{first}"),
        (Some(2), Some(first)) => format!("(?:{first}|zzz)"),
        (Some(3), _) => format!("^.{{{length}}}$"),
        _ => return out,
    };
    out.insert("pattern".to_owned(), json!(pattern));
    out
}

fn array(items: &[Value], choices: Choices<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    let room = usize::from(one_in(choices, 3).unwrap_or(0));
    if one_in(choices, 2) == Some(0) {
        out.insert(
            "minItems".to_owned(),
            json!(items.len().saturating_sub(room)),
        );
    }
    if one_in(choices, 2) == Some(0) {
        out.insert("maxItems".to_owned(), json!(items.len() + room));
    }
    if (1..items.len()).all(|idx| !items[..idx].contains(&items[idx]))
        && one_in(choices, 3) == Some(0)
    {
        out.insert("uniqueItems".to_owned(), json!(true));
    }
    match one_in(choices, 5) {
        Some(0) if !items.is_empty() => {
            let prefix: Vec<Value> = items.iter().map(|item| schema(item, choices)).collect();
            let rest = ["items", "unevaluatedItems"][usize::from(one_in(choices, 2).unwrap_or(0))];
            out.insert("prefixItems".to_owned(), json!(prefix));
            out.insert(rest.to_owned(), json!(false));
        }
        Some(1) => {
            let ways: Vec<Value> = items.iter().map(|item| schema(item, choices)).collect();
            if !ways.is_empty() {
                out.insert("items".to_owned(), json!({ "anyOf": ways }));
            }
        }
        Some(2) if !items.is_empty() => {
            let kinds: Vec<&str> = items.iter().map(kind).collect();
            let n_alike = kinds.iter().filter(|one| **one == kinds[0]).count();
            out.insert("contains".to_owned(), json!({ "type": kinds[0] }));
            out.insert(
                "minContains".to_owned(),
                json!(n_alike.saturating_sub(room)),
            );
            out.insert("maxContains".to_owned(), json!(n_alike + room));
        }
        Some(3) if !items.is_empty() => {
            let which = &items[usize::from(one_in(choices, 5).unwrap_or(0)) % items.len()];
            out.insert("contains".to_owned(), schema(which, choices));
        }
        _ => {}
    }
    out
}

fn object(members: &Map<String, Value>, choices: Choices<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    let names: Vec<&String> = members.keys().collect();
    let room = usize::from(one_in(choices, 3).unwrap_or(0));
    let required: Vec<&String> = names
        .iter()
        .copied()
        .filter(|_| one_in(choices, 2) == Some(0))
        .collect();
    out.insert("required".to_owned(), json!(required));
    let mut properties = Map::new();
    for (name, value) in members {
        if one_in(choices, 4) != Some(0) {
            properties.insert(name.clone(), schema(value, choices));
        }
    }
    let is_whole = properties.len() == members.len();
    out.insert("properties".to_owned(), Value::Object(properties));
    match one_in(choices, 8) {
        Some(0) if is_whole => drop(out.insert("additionalProperties".to_owned(), json!(false))),
        Some(1) if is_whole => drop(out.insert("unevaluatedProperties".to_owned(), json!(false))),
        Some(2) => drop(out.insert(
            "patternProperties".to_owned(),
            json!({ "^[a-m]": {}, "_": { "not": { "const": "never" } } }),
        )),
        Some(3) => {
            let kinds: std::collections::BTreeSet<&str> = members.values().map(kind).collect();
            if !kinds.is_empty() {
                out.insert("additionalProperties".to_owned(), json!({ "type": kinds }));
            }
        }
        _ => {}
    }
    match one_in(choices, 10) {
        Some(0) => drop(out.insert(
            "minProperties".to_owned(),
            json!(members.len().saturating_sub(room)),
        )),
        Some(1) => drop(out.insert("maxProperties".to_owned(), json!(members.len() + room))),
        Some(2) => drop(out.insert(
            "propertyNames".to_owned(),
            json!({ "pattern": "^[a-z_]{1,6}$" }),
        )),
        Some(3) if names.len() > 1 => {
            out.insert(
                "dependentRequired".to_owned(),
                json!({ names[0].as_str(): [names[1]], "absent": ["nowhere"] }),
            );
        }
        Some(4) if !names.is_empty() => {
            let value = Value::Object(members.clone());
            out.insert(
                "dependentSchemas".to_owned(),
                json!({ names[0].as_str(): schema(&value, choices), "absent": false }),
            );
        }
        Some(5) => {
            out.insert("minProperties".to_owned(), json!(members.len()));
            out.insert("maxProperties".to_owned(), json!(members.len()));
        }
        _ => {}
    }
    out
}

/// A number below `n`; nothing once the choices are used up.
fn one_in(choices: Choices<'_>, n: u8) -> Option<u8> {
    choices.next().map(|choice| choice % n)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A type that the value does not have.
fn unlike(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "string",
        Value::String(_) => "array",
        _ => "object",
    }
}

/// A value of the same type that is another one.
fn other(value: &Value) -> Value {
    match value {
        Value::Null => json!("not null"),
        Value::Bool(yes) => json!(!yes),
        Value::Number(_) => json!(123_456),
        Value::String(_) => json!("another text altogether"),
        Value::Array(_) => json!([[[]]]),
        Value::Object(_) => json!({ "another": "object" }),
    }
}
