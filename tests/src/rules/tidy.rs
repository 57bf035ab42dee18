//! Words of a schema whose value is none for that word say nothing; they are taken out, so that one
//! slip does not make a whole schema unreadable.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// Where a pattern is kept that the validator cannot read.
pub const OTHER_PATTERN: &str = "x-pattern-with-look-around";

const TYPES: [&str; 7] = [
    "string", "number", "integer", "boolean", "object", "array", "null",
];

/// Takes out what no reader can make sense of; `is_30` also takes out what 3.0 does not have.
pub(super) fn schema(schema: &mut Map<String, Value>, is_30: bool) {
    if is_30 {
        for word in [
            "$schema",
            "$id",
            "$anchor",
            "$dynamicRef",
            "$dynamicAnchor",
            "$vocabulary",
        ] {
            schema.shift_remove(word);
        }
    }
    let pattern = schema.get("pattern").and_then(Value::as_str);
    if let Some(pattern) = pattern.filter(|pattern| !is_readable(pattern)) {
        let pattern = json!(pattern);
        schema.insert(OTHER_PATTERN.to_owned(), pattern);
    }
    schema.retain(|word, value| makes_sense(word, value));
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(is_type);
    }
    if let Some(Value::Array(names)) = schema.get_mut("required") {
        let mut seen = Vec::new();
        names.retain(|name| {
            let fresh = name.is_string() && !seen.contains(name);
            seen.push(name.clone());
            fresh
        });
    }
    if let Some(Value::Array(items)) = schema.get_mut("items") {
        let items = std::mem::take(items);
        schema.shift_remove("items");
        schema.insert("prefixItems".to_owned(), json!(items));
    }
}

fn makes_sense(word: &str, value: &Value) -> bool {
    match word {
        "type" => match value {
            Value::Array(kinds) => kinds.iter().any(is_type),
            other => is_type(other),
        },
        "required" | "enum" => value.is_array(),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
            value.as_array().is_some_and(|all| !all.is_empty())
        }
        "properties" | "patternProperties" | "dependentSchemas" | "dependentRequired" | "$defs" => {
            value.is_object()
        }
        "minimum" | "maximum" => value.is_number(),
        "exclusiveMinimum" | "exclusiveMaximum" => value.is_number() || value.is_boolean(),
        "multipleOf" => value.as_f64().is_some_and(|by| by > 0.0),
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties"
        | "minContains" | "maxContains" => {
            value.as_f64().is_some_and(|n| n >= 0.0 && n.fract() == 0.0)
        }
        "uniqueItems" => value.is_boolean(),
        "format" | "$id" | "$anchor" | "$schema" | "title" | "description" | "$comment" => {
            value.is_string()
        }
        "pattern" => value.as_str().is_some_and(is_readable),
        "deprecated" | "readOnly" | "writeOnly" => value.is_boolean(),
        "examples" => value.is_array(),
        "items" => {
            value.is_object()
                || value.is_boolean()
                || value.as_array().is_some_and(|all| !all.is_empty())
        }
        "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties" => value.is_object() || value.is_boolean(),
        _ => true,
    }
}

fn is_type(kind: &Value) -> bool {
    kind.as_str().is_some_and(|kind| TYPES.contains(&kind))
}

/// Whether the validator's expressions can say it: look-around they cannot.
fn is_readable(pattern: &str) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, bool>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(readable) = known.get(pattern) {
            return *readable;
        }
        let readable = compiles(pattern);
        known.insert(pattern.to_owned(), readable);
        readable
    })
}

fn compiles(pattern: &str) -> bool {
    const PLACE: &str = "http://document.example/pattern.json";
    let mut compiler = boon::Compiler::new();
    let added = compiler.add_resource(PLACE, json!({ "pattern": pattern }));
    added.is_ok() && compiler.compile(PLACE, &mut boon::Schemas::new()).is_ok()
}
