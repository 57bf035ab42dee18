//! One schema made of many: references followed, `allOf` laid over each other, one branch chosen.

use serde_json::{Map, Value, json};

use crate::node::pointer_of;

/// Deeper nesting of references and parts is a circle.
const DEPTH: usize = 48;

/// The schema without references and combinations; nothing where it admits no value.
pub(super) fn flattened(root: &Value, schema: &Value, branch: usize) -> Option<Map<String, Value>> {
    let mut out = Map::new();
    add(root, schema, branch, &mut out, 0)?;
    Some(out)
}

fn add(
    root: &Value,
    schema: &Value,
    branch: usize,
    out: &mut Map<String, Value>,
    depth: usize,
) -> Option<()> {
    let Some(schema) = schema.as_object() else {
        return (schema != &Value::Bool(false)).then_some(());
    };
    if depth > DEPTH {
        return None;
    }
    if let Some(pointer) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(pointer_of)
    {
        add(root, root.pointer(&pointer)?, branch, out, depth + 1)?;
    }
    for (word, value) in schema {
        match word.as_str() {
            "$ref" | "oneOf" | "anyOf" | "allOf" => {}
            _ => lay(out, word, value),
        }
    }
    for part in schema
        .get("allOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        add(root, part, branch, out, depth + 1)?;
    }
    for word in ["oneOf", "anyOf"] {
        if let Some(branches) = schema.get(word).and_then(Value::as_array) {
            choose(root, branches, branch, out, depth)?;
        }
    }
    Some(())
}

/// Adds one of the branches: the one of that number, or the next that has values.
fn choose(
    root: &Value,
    branches: &[Value],
    first: usize,
    out: &mut Map<String, Value>,
    depth: usize,
) -> Option<()> {
    (0..branches.len()).find_map(|step| {
        let mut with = out.clone();
        let chosen = &branches[(first + step) % branches.len()];
        add(root, chosen, first, &mut with, depth + 1)?;
        *out = with;
        Some(())
    })
}

/// Lays one word over what is there; where both must hold, both do.
fn lay(out: &mut Map<String, Value>, word: &str, value: &Value) {
    let Some(old) = out.get(word).cloned() else {
        out.insert(word.to_owned(), value.clone());
        return;
    };
    let laid = match word {
        "properties" => both_properties(old, value),
        "required" => union(&old, value),
        "enum" => common(&old, value),
        "type" => common_type(&old, value),
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            further(old, value, |a, b| a >= b)
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            further(old, value, |a, b| a <= b)
        }
        "items" | "additionalProperties" => json!({ "allOf": [old, value] }),
        _ => value.clone(),
    };
    out.insert(word.to_owned(), laid);
}

fn both_properties(old: Value, new: &Value) -> Value {
    let Value::Object(mut all) = old else {
        return new.clone();
    };
    for (name, schema) in new.as_object().into_iter().flatten() {
        let both = match all.get(name) {
            Some(first) if first != schema => json!({ "allOf": [first, schema] }),
            _ => schema.clone(),
        };
        all.insert(name.clone(), both);
    }
    Value::Object(all)
}

fn union(old: &Value, new: &Value) -> Value {
    let mut all = old.as_array().cloned().unwrap_or_default();
    for name in new.as_array().into_iter().flatten() {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    Value::Array(all)
}

fn common(old: &Value, new: &Value) -> Value {
    let new = new.as_array().cloned().unwrap_or_default();
    let old = old.as_array().into_iter().flatten();
    old.filter(|one| new.contains(one)).cloned().collect()
}

fn common_type(old: &Value, new: &Value) -> Value {
    let listed = |value: &Value| match value {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    let new = listed(new);
    let is_in =
        |kind: &Value| new.contains(kind) || (kind == "integer" && new.contains(&json!("number")));
    let mut both: Vec<_> = listed(old).into_iter().filter(is_in).collect();
    if both.is_empty() && new.contains(&json!("integer")) {
        both.push(json!("integer"));
    }
    Value::Array(both)
}

fn further(old: Value, new: &Value, is_further: impl Fn(f64, f64) -> bool) -> Value {
    match (old.as_f64(), new.as_f64()) {
        (Some(a), Some(b)) if is_further(a, b) => old,
        _ => new.clone(),
    }
}
