//! Whatever satisfiable schema a document has, the answer satisfies it.
//!
//! The judge is `boon`, which reads the schema's own text; the mock validates with another engine.

use std::sync::Arc;

use http::{HeaderMap, Method};
use mock_core::{Action, Env, MockApi, MockConfig, Request, State, compile, decide};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use serde_json::{Map, Value, json};

fn mock(schema: &Value, components: &Value) -> MockApi {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Property", "version": "1" },
        "paths": { "/it": { "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": schema } } } } } } },
        "components": { "schemas": components },
    });
    let mut sources = SourceSet::default();
    let entry = sources.add(
        "openapi.json",
        Document::parse(&document.to_string(), Syntax::Json),
    );
    compile(
        &[Arc::new(resolve(Arc::new(sources), entry).0)],
        MockConfig::default(),
    )
}

fn body(mock: &MockApi, seed: u64) -> Value {
    let request = Request {
        method: Method::GET,
        path: "/it".to_owned(),
        query: None,
        headers: HeaderMap::new(),
        body: bytes::Bytes::new(),
    };
    let decision = decide(
        mock,
        &Env {
            seed,
            ..Env::default()
        },
        &State::default(),
        &request,
    );
    let Action::Respond(response) = decision.action else {
        panic!("{decision:?}")
    };
    assert_eq!(response.status, 200, "{:?}", decision.trace);
    serde_json::from_slice(&response.body)
        .unwrap_or_else(|error| panic!("{error}: {:?}", response.body))
}

fn judge(schema: &Value, components: &Value, body: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.enable_format_assertions();
    let mut schemas = boon::Schemas::new();
    let text = json!({ "allOf": [schema], "components": { "schemas": components } });
    compiler
        .add_resource("http://judge.example/s.json", text)
        .map_err(|error| error.to_string())?;
    let id = compiler
        .compile("http://judge.example/s.json", &mut schemas)
        .map_err(|error| format!("{error:#}"))?;
    schemas
        .validate(body, id)
        .map_err(|error| format!("{error}"))
}

#[track_caller]
fn holds_with(schema: Value, components: Value) -> Value {
    let mock = mock(&schema, &components);
    let bodies: Vec<Value> = (0..8).map(|seed| body(&mock, seed)).collect();
    for body in &bodies {
        if let Err(error) = judge(&schema, &components, body) {
            panic!("{body} breaks {schema}: {error}");
        }
    }
    bodies.into_iter().next().unwrap_or(Value::Null)
}

#[track_caller]
fn holds(schema: Value) -> Value {
    holds_with(schema, json!({}))
}

#[test]
fn requires_every_key_of_every_part_g1_g2() {
    let body = holds(json!({
        "allOf": [{ "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } }, { "required": ["b"], "properties": { "b": { "type": "string" } } }],
        "oneOf": [{ "required": ["c"], "properties": { "c": { "const": 1 } } }, { "required": ["d"], "properties": { "d": { "const": 2 } }, "not": { "required": ["c"] } }],
    }));
    assert!(body.get("a").is_some() && body.get("b").is_some(), "{body}");
}

#[test]
fn merges_conflicting_items_and_siblings_of_all_of_g3() {
    holds(json!({
        "type": "array", "minItems": 2,
        "items": { "allOf": [{ "type": "object", "properties": { "n": { "minimum": 5 } } }], "properties": { "n": { "type": "integer", "maximum": 6 } }, "required": ["n"] },
    }));
}

#[test]
fn fills_closed_objects_and_adds_nothing_unasked_g6_g7() {
    let closed = holds(
        json!({ "type": "object", "additionalProperties": false, "properties": { "a": { "type": "string" } } }),
    );
    assert_eq!(closed.as_object().map(Map::len), Some(1));
    let open = holds(json!({ "type": "object", "properties": { "a": { "type": "string" } } }));
    assert_eq!(open.as_object().map(Map::len), Some(1));
}

#[test]
fn takes_the_value_rather_than_null_g8_g10() {
    assert!(holds(json!({ "type": ["string", "null"] })).is_string());
    assert!(holds(json!({ "anyOf": [{ "type": "null" }, { "type": "integer" }] })).is_number());
}

#[test]
fn picks_exact_enum_members_g11() {
    holds(json!({ "enum": [null, 1.5, true, "x"] }));
    assert_eq!(holds(json!({ "enum": [null] })), Value::Null);
}

#[test]
fn keeps_integers_exact_g14() {
    let body = holds(
        json!({ "type": "integer", "format": "int64", "minimum": 9_000_000_000_000_000_001_i64, "maximum": 9_000_000_000_000_002_049_i64 }),
    );
    assert!(body.is_i64(), "{body}");
}

#[test]
fn honours_pattern_and_length_together_g15() {
    holds(
        json!({ "type": "string", "pattern": "^[A-Z][a-z]*$", "minLength": 12, "maxLength": 14 }),
    );
    holds(json!({ "type": "string", "pattern": "^a$|^bb$", "minLength": 2 }));
    holds(json!({ "type": "string", "pattern": "^(\\d{3}-)?[\\w.-]+@[a-z]{2,}$" }));
}

#[test]
fn honours_bounds_g16() {
    holds(
        json!({ "type": "array", "minItems": 4, "uniqueItems": true, "items": { "enum": [1, 2, 3, 4] } }),
    );
    holds(
        json!({ "type": "object", "minProperties": 4, "additionalProperties": { "type": "integer" } }),
    );
    holds(
        json!({ "type": "object", "minProperties": 2, "propertyNames": { "pattern": "^k[0-9]{3}$" }, "additionalProperties": true }),
    );
    holds(json!({ "type": "integer", "multipleOf": 7, "exclusiveMinimum": 7, "maximum": 14 }));
    holds(json!({ "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 1.001 }));
    holds(json!({ "type": "integer", "minimum": 1_000_000, "multipleOf": 1000 }));
}

/// Not judged by `boon`, for which 0.3 is no multiple of 0.1.
#[test]
fn decimal_multiples_carry_no_binary_noise_g16() {
    let mock = mock(
        &json!({ "type": "number", "multipleOf": 0.1, "minimum": 0.25, "maximum": 0.35 }),
        &json!({}),
    );
    assert_eq!(body(&mock, 0).to_string(), "0.3");
}

#[test]
fn builds_tuples_g18() {
    let body = holds(
        json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false }),
    );
    assert_eq!(body.as_array().map(Vec::len), Some(2));
    holds(
        json!({ "type": "array", "minItems": 3, "contains": { "const": "x" }, "minContains": 2 }),
    );
}

#[test]
fn stays_small_where_arrays_nest_g20() {
    let mut schema = json!({ "type": "string" });
    for _ in 0..12 {
        schema = json!({ "type": "array", "items": schema });
    }
    assert!(holds(schema).to_string().len() < 5_000);
}

#[test]
fn ends_circles_where_the_schema_allows_it_d1_to_d5() {
    let components = json!({
        "Node": { "type": "object", "required": ["children", "parent", "value"], "properties": {
            "children": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } },
            "parent": { "anyOf": [{ "$ref": "#/components/schemas/Node" }, { "type": "null" }] },
            "value": { "type": "string" },
            "more": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Node" } },
        } },
    });
    let body = holds_with(json!({ "$ref": "#/components/schemas/Node" }), components);
    assert!(body.to_string().len() < 100_000);
}

#[test]
fn a_circle_that_cannot_end_still_answers() {
    let components = json!({ "Endless": { "type": "object", "required": ["next"], "properties": { "next": { "$ref": "#/components/schemas/Endless" } } } });
    let mock = mock(
        &json!({ "$ref": "#/components/schemas/Endless" }),
        &components,
    );
    assert_eq!(body(&mock, 0), json!({}));
}

#[test]
fn conditions_and_dependencies_hold() {
    holds(json!({
        "type": "object", "required": ["kind"], "properties": { "kind": { "enum": ["a", "b"] } },
        "if": { "properties": { "kind": { "const": "a" } } }, "then": { "required": ["for_a"], "properties": { "for_a": { "type": "integer" } } }, "else": { "required": ["for_b"] },
    }));
    holds(
        json!({ "type": "object", "required": ["card"], "properties": { "card": { "type": "string" } }, "dependentRequired": { "card": ["address"] } }),
    );
    holds(json!({ "type": "string", "not": { "enum": ["amber"] } }));
    holds(
        json!({ "type": "object", "minProperties": 2, "patternProperties": { "^x-[a-z]{4}$": { "type": "integer" } }, "additionalProperties": false }),
    );
}

#[test]
fn a_new_property_changes_no_other_g22() {
    let before = holds(
        json!({ "type": "object", "properties": { "name": { "type": "string" }, "count": { "type": "integer" } } }),
    );
    let after = holds(
        json!({ "type": "object", "properties": { "first": { "type": "string" }, "name": { "type": "string" }, "count": { "type": "integer" } } }),
    );
    assert_eq!(
        (&before["name"], &before["count"]),
        (&after["name"], &after["count"])
    );
}

#[test]
fn another_seed_is_another_answer() {
    let mock = mock(
        &json!({ "type": "object", "properties": { "email": { "type": "string" }, "name": { "type": "string" } } }),
        &json!({}),
    );
    assert_ne!(body(&mock, 1), body(&mock, 2));
    assert_eq!(body(&mock, 1), body(&mock, 1));
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-1000i64..1000, 0i64..50).prop_map(|(low, width)| json!({ "type": "integer", "minimum": low, "maximum": low + width })),
        (-100i64..100, 1u32..100).prop_map(|(low, step)| json!({ "type": "number", "minimum": low, "multipleOf": f64::from(step) / 8.0 })),
        (0u64..20, 0u64..20).prop_map(|(least, more)| json!({ "type": "string", "minLength": least, "maxLength": least + more })),
        "[a-z]{1,4}".prop_map(|word| json!({ "type": "string", "pattern": format!("^{word}[0-9]{{1,3}}$") })),
        Just(json!({ "type": "boolean" })),
        Just(json!({ "type": ["integer", "null"] })),
        prop::collection::vec("[a-z]{1,5}", 1..4).prop_map(|words| json!({ "enum": words })),
        prop_oneof![Just("date-time"), Just("email"), Just("uuid"), Just("uri"), Just("date")].prop_map(|format| json!({ "type": "string", "format": format })),
    ]
}

/// Names that fakers know and names that nobody knows.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        prop_oneof![
            Just("email"),
            Just("created_at"),
            Just("id"),
            Just("amount"),
            Just("currency"),
            Just("city"),
            Just("url"),
            Just("price")
        ]
        .prop_map(str::to_owned),
    ]
}

fn schema() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(4, 40, 6, |inner| {
        let object = prop::collection::vec((name(), inner.clone(), any::<bool>()), 0..6).prop_map(|members| {
            let required: std::collections::BTreeSet<&String> = members.iter().filter(|member| member.2).map(|member| &member.0).collect();
            let properties: Map<String, Value> = members.iter().map(|(name, schema, _)| (name.clone(), schema.clone())).collect();
            json!({ "type": "object", "properties": properties, "required": required })
        });
        let object = object.boxed();
        prop_oneof![
            object.clone(),
            (inner.clone(), 0u32..4, 0u32..3).prop_map(|(items, least, more)| json!({ "type": "array", "items": items, "minItems": least, "maxItems": least + more })),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|ways| json!({ "anyOf": ways })),
            (object, inner).prop_map(|(object, extra)| json!({ "allOf": [object, { "type": "object", "properties": { "zz_extra": extra } }] })),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn generated_bodies_satisfy_their_schema(schema in schema(), seed in any::<u64>()) {
        let mock = mock(&schema, &json!({}));
        let body = body(&mock, seed);
        proptest::prop_assert!(judge(&schema, &json!({}), &body).is_ok(), "{body} breaks {schema}: {:?}", judge(&schema, &json!({}), &body));
    }

    #[test]
    fn no_request_makes_it_panic(path in "\\PC{0,40}", query in "\\PC{0,40}", text in "\\PC{0,40}") {
        let mock = mock(&json!({ "type": "object" }), &json!({}));
        let request = Request { method: Method::GET, path, query: Some(query), headers: HeaderMap::new(), body: text.into() };
        let _ = decide(&mock, &Env::default(), &State::default(), &request);
    }
}
