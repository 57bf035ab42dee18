//! A schema that nothing satisfies is answered all the same, and both keywords are named.

use serde_json::{Value, json};

use crate::judge;

/// Schemas with the two keywords that exclude each other.
fn contradictions() -> Vec<(Value, [&'static str; 2])> {
    vec![
        (
            json!({ "type": "integer", "minimum": 5, "maximum": 4 }),
            ["minimum", "maximum"],
        ),
        (
            json!({ "type": "integer", "exclusiveMinimum": 3, "exclusiveMaximum": 4 }),
            ["exclusiveMinimum", "exclusiveMaximum"],
        ),
        (
            json!({ "type": "integer", "minimum": 8, "maximum": 13, "multipleOf": 7 }),
            ["multipleOf", "maximum"],
        ),
        (
            json!({ "type": "string", "minLength": 3, "maxLength": 2 }),
            ["minLength", "maxLength"],
        ),
        (
            json!({ "type": "string", "pattern": "^a$", "minLength": 2 }),
            ["pattern", "minLength"],
        ),
        (
            json!({ "type": "string", "format": "uuid", "maxLength": 5 }),
            ["format", "maxLength"],
        ),
        (
            json!({ "type": "array", "minItems": 2, "maxItems": 1 }),
            ["minItems", "maxItems"],
        ),
        (
            json!({ "type": "array", "minItems": 3, "uniqueItems": true, "items": { "type": "boolean" } }),
            ["minItems", "uniqueItems"],
        ),
        (
            json!({ "type": "array", "minItems": 2, "prefixItems": [{}], "items": false }),
            ["minItems", "items"],
        ),
        (
            json!({ "type": "array", "minItems": 10_000_000 }),
            ["minItems", "values"],
        ),
        (
            json!({ "type": "array", "contains": { "type": "string" }, "items": { "type": "integer" } }),
            ["contains", "items"],
        ),
        (
            json!({ "type": "object", "required": ["a"], "additionalProperties": false }),
            ["required", "additionalProperties"],
        ),
        (
            json!({ "type": "object", "required": ["a", "b"], "maxProperties": 1 }),
            ["required", "maxProperties"],
        ),
        (
            json!({ "type": "object", "minProperties": 2, "maxProperties": 1 }),
            ["minProperties", "maxProperties"],
        ),
        (
            json!({ "type": "object", "minProperties": 1, "additionalProperties": false }),
            ["minProperties", "additionalProperties"],
        ),
        (
            json!({ "type": "object", "required": ["a"], "properties": { "a": false } }),
            ["required", "false"],
        ),
        (
            json!({ "type": "object", "required": ["a"], "propertyNames": { "maxLength": 0 } }),
            ["propertyNames", "required"],
        ),
        (
            json!({ "type": "string", "enum": [1, 2] }),
            ["enum", "type"],
        ),
        (json!({ "enum": [1, 2], "minimum": 3 }), ["enum", "minimum"]),
        (
            json!({ "const": "a", "not": { "type": "string" } }),
            ["const", "not"],
        ),
        (json!({ "type": "string", "not": {} }), ["not", "type"]),
        (
            json!({ "allOf": [{ "type": "string" }, { "type": "integer" }] }),
            ["type", "type"],
        ),
        (
            json!({ "type": "object", "oneOf": [{}, { "type": "object" }] }),
            ["oneOf", "type"],
        ),
        (json!(false), ["false", "false"]),
    ]
}

#[test]
fn what_excludes_each_other_is_named() {
    for (schema, keywords) in contradictions() {
        let (_, complaints) = judge::ask(&schema, 1);
        let said = complaints.join("; ");
        let names_both = keywords.iter().all(|keyword| said.contains(keyword));
        assert!(names_both, "{schema}: {said:?} does not name {keywords:?}");
        assert!(said.contains("cannot be satisfied"), "{schema}: {said}");
    }
}

#[test]
fn a_header_names_it_too() {
    let (headers, _) = judge::answer(&json!({ "type": "integer", "minimum": 5, "maximum": 4 }), 1);
    assert_eq!(
        headers["specwright-unsatisfiable"],
        "`minimum` and `maximum`"
    );
    let (headers, _) = judge::answer(&json!({ "type": "integer" }), 1);
    assert!(!headers.contains_key("specwright-unsatisfiable"));
}

#[test]
fn what_may_be_left_out_stands_in_nobodys_way() {
    let schema = json!({ "type": "object", "properties": { "never": { "type": "integer", "minimum": 2, "maximum": 1 }, "a": { "type": "string" } } });
    let (body, complaints) = judge::ask(&schema, 1);
    assert!(
        body.get("a").is_some() && body.get("never").is_none(),
        "{body}"
    );
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn a_hundred_thousand_elements_are_made() {
    let (body, complaints) = judge::ask(
        &json!({ "type": "array", "minItems": 100_000, "items": { "type": "integer" } }),
        1,
    );
    assert_eq!(body.as_array().map(Vec::len), Some(100_000));
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// prism#1926: arrays in arrays, each of which asks for many.
#[test]
fn an_absurd_schema_costs_little() {
    let mut schema = json!({ "type": "string" });
    for _ in 0..6 {
        schema = json!({ "type": "array", "minItems": 1_000, "items": schema });
    }
    let (_, complaints) = judge::ask(&schema, 1);
    assert!(!complaints.is_empty());
}
