//! Faults seen in other tools, as rules for the model. Each test names where the fault was seen.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{
    Api, Direction, OperationId, SchemaBody, SchemaId, Severity, SourceSet, Violation, resolve,
};
use serde_json::{Value, json};

fn api(text: &str) -> Api {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(text, Syntax::Yaml));
    resolve(Arc::new(sources), entry).0
}

/// A document with nothing but schemas.
fn schemas(version: &str, text: &str) -> Api {
    let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
    api(&format!(
        "openapi: {version}\ninfo: {{ title: t, version: v }}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ))
}

fn named(api: &Api, name: &str) -> SchemaId {
    api.named_schemas()
        .into_iter()
        .find(|(one, _)| one == name)
        .unwrap()
        .1
}

fn violations(api: &Api, name: &str, value: &Value) -> Vec<Violation> {
    let compiled = api.compile(named(api, name), Direction::Response);
    let found = compiled.validate(value);
    assert_eq!(found.is_empty(), compiled.is_valid(value), "{name} {value}");
    found
}

fn is_valid(api: &Api, name: &str, value: &Value) -> bool {
    violations(api, name, value).is_empty()
}

fn codes(api: &Api) -> Vec<&'static str> {
    api.findings().iter().map(|one| one.code).collect()
}

/// prism#1456, prism#891
#[test]
fn a_schema_may_refer_to_itself_below_a_property() {
    let api = schemas(
        "3.0.3",
        "Person: { type: object, properties: { spouse: { $ref: '#/components/schemas/Person' } } }",
    );
    assert!(is_valid(
        &api,
        "Person",
        &json!({ "spouse": { "spouse": {} } })
    ));
    assert!(!is_valid(
        &api,
        "Person",
        &json!({ "spouse": { "spouse": 1 } })
    ));
    assert!(api.findings().is_empty());
}

/// prism#2081, prism#643
#[test]
fn children_inside_all_of_are_checked_at_every_level() {
    let api = schemas(
        "3.0.3",
        "Node:
  allOf:
    - type: object
      properties: { children: { type: array, items: { $ref: '#/components/schemas/Node' } } }
    - { required: [id] }",
    );
    assert!(is_valid(
        &api,
        "Node",
        &json!({ "id": 1, "children": [{ "id": 2 }] })
    ));
    let found = violations(
        &api,
        "Node",
        &json!({ "id": 1, "children": [{ "children": [] }] }),
    );
    assert_eq!(found[0].instance, "/children/0");
    assert_eq!(found[0].keyword, "required");
}

/// prism#2291; orval-labs/orval PR #2895
#[test]
fn a_required_recursive_member_may_be_null_where_it_is_nullable() {
    let api = schemas(
        "3.0.3",
        "Tree:
  type: object
  required: [parent, root]
  properties:
    parent: { nullable: true, allOf: [{ $ref: '#/components/schemas/Tree' }] }
    root: { nullable: true, allOf: [{ $ref: '#/components/schemas/Tree' }] }",
    );
    assert!(is_valid(
        &api,
        "Tree",
        &json!({ "parent": null, "root": null })
    ));
    assert!(!is_valid(
        &api,
        "Tree",
        &json!({ "parent": {}, "root": null })
    ));
    assert!(!is_valid(
        &api,
        "Tree",
        &json!({ "parent": 1, "root": null })
    ));
}

/// D8, prism#2291, prism#2644: what stands beside a `$ref` counts since 3.1.
#[test]
fn what_stands_beside_a_reference_counts_where_the_version_says_so() {
    let text = "Name: { type: string }
Plain: { $ref: '#/components/schemas/Name', nullable: true, maxLength: 1 }";
    let old = schemas("3.0.4", text);
    assert!(is_valid(&old, "Plain", &json!("ab")));
    assert!(!is_valid(&old, "Plain", &json!(null)));
    let new = schemas("3.1.1", text);
    assert!(!is_valid(&new, "Plain", &json!("ab")));
    assert!(!is_valid(&new, "Plain", &json!(null)));
}

/// mockoon#1994; prism PR #2538, PR #2563
#[test]
fn references_that_never_end_are_cut_and_reported() {
    let api = schemas(
        "3.1.0",
        "Self: { $ref: '#/components/schemas/Self' }
A: { $ref: '#/components/schemas/B' }
B: { $ref: '#/components/schemas/A' }
Any: { anyOf: [{ $ref: '#/components/schemas/Any' }, { type: string }], maxLength: 2 }
Ping: { allOf: [{ $ref: '#/components/schemas/Pong' }], type: object }
Pong: { allOf: [{ $ref: '#/components/schemas/Ping' }], required: [a] }",
    );
    assert_eq!(api.follow(named(&api, "Self")), None);
    assert_eq!(api.follow(named(&api, "A")), None);
    for name in ["Self", "A", "B"] {
        assert!(is_valid(&api, name, &json!(1)), "{name}");
    }
    assert!(!is_valid(&api, "Any", &json!("abc")));
    assert!(!is_valid(&api, "Ping", &json!({})));
    assert!(!is_valid(&api, "Pong", &json!({})));
    assert!(is_valid(&api, "Ping", &json!({ "a": 1 })));
    assert!(codes(&api).contains(&"reference-cycle"));
    assert!(codes(&api).contains(&"schema-cycle"));
}

/// Our rule: a base may list its subtypes in `oneOf` while they extend it by `allOf`.
#[test]
fn a_base_that_lists_its_subtypes_is_checked_without_the_list_from_below() {
    let api = schemas(
        "3.0.3",
        "Pet:
  type: object
  required: [kind]
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
Cat:
  allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { kind: { enum: [cat] } } }]
Dog:
  allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { kind: { enum: [dog] } } }]",
    );
    assert!(is_valid(&api, "Pet", &json!({ "kind": "cat" })));
    assert!(is_valid(&api, "Dog", &json!({ "kind": "dog" })));
    assert!(!is_valid(&api, "Dog", &json!({ "kind": "cat" })));
    assert!(!is_valid(&api, "Dog", &json!({})));
    assert!(!is_valid(&api, "Pet", &json!({ "kind": "cow" })));
    assert!(!codes(&api).contains(&"schema-cycle"));
}

/// mockoon#322, mockoon#1229
#[test]
fn a_dangling_reference_leaves_the_rest_working() {
    let api = api("openapi: 3.0.0
info: { title: t, version: v }
paths:
  /broken: { $ref: '#/nowhere' }
  /fine: { get: { responses: { '200': { description: ok } } } }
components:
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: integer }, pet: { $ref: '#/components/schemas/Pet' } } }
");
    assert_eq!(api.operations().len(), 1);
    assert!(is_valid(
        &api,
        "Order",
        &json!({ "id": 1, "pet": "anything" })
    ));
    assert!(!is_valid(&api, "Order", &json!({ "pet": {} })));
    let lines: Vec<_> = api
        .findings()
        .iter()
        .map(|one| api.sources().position(one.origin).line)
        .collect();
    assert_eq!(lines, [4, 8]);
}

/// prism#2291, prism#2644; swagger-ui#8687
#[test]
fn siblings_of_a_reference_are_ignored_in_3_0_and_combined_in_3_1() {
    let text = "Name: { type: string }\nShort: { $ref: '#/components/schemas/Name', maxLength: 2 }";
    let long = json!("long");
    assert!(is_valid(&schemas("3.0.3", text), "Short", &long));
    assert!(!is_valid(&schemas("3.1.0", text), "Short", &long));
    assert!(!is_valid(&schemas("3.1.0", text), "Short", &json!(1)));
}

/// prism#2644
#[test]
fn all_of_is_checked_through_its_references() {
    let api = schemas(
        "3.1.0",
        "Named: { type: object, required: [name], properties: { name: { type: string } } }
Pet: { allOf: [{ $ref: '#/components/schemas/Named' }, { required: [kind] }] }",
    );
    let mut found = violations(&api, "Pet", &json!({ "name": 1 }));
    found.sort_by(|a, b| a.keyword.cmp(&b.keyword));
    assert_eq!(
        found.iter().map(|one| &*one.keyword).collect::<Vec<_>>(),
        ["required", "type"]
    );
}

/// prism#552
#[test]
fn nullable_in_one_place_changes_no_other_use_of_a_component() {
    let api = schemas(
        "3.0.3",
        "Name: { type: string }
Pair:
  properties:
    first: { nullable: true, allOf: [{ $ref: '#/components/schemas/Name' }] }
    second: { $ref: '#/components/schemas/Name' }",
    );
    assert!(is_valid(
        &api,
        "Pair",
        &json!({ "first": null, "second": "b" })
    ));
    assert!(!is_valid(
        &api,
        "Pair",
        &json!({ "first": null, "second": null })
    ));
}

/// prism#2375
#[test]
fn an_empty_property_schema_is_reported_on_its_line() {
    let api = schemas(
        "3.0.3",
        "Pet:\n  type: object\n  properties:\n    name:\n    age: { type: integer }",
    );
    assert!(is_valid(&api, "Pet", &json!({ "name": [1], "age": 3 })));
    assert!(!is_valid(&api, "Pet", &json!({ "age": "3" })));
    let findings = api.findings();
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].code, findings[0].severity),
        ("schema-empty", Severity::Error)
    );
    assert_eq!(api.sources().position(findings[0].origin).line, 9);
}

/// specmatic#646
#[test]
fn boolean_schemas_are_schemas() {
    let api = schemas(
        "3.1.0",
        "Closed: { properties: { a: true, b: false }, additionalProperties: false }\nNever: false",
    );
    assert!(is_valid(&api, "Closed", &json!({ "a": 1 })));
    assert!(!is_valid(&api, "Closed", &json!({ "b": 1 })));
    assert!(!is_valid(&api, "Closed", &json!({ "c": 1 })));
    assert!(!is_valid(&api, "Never", &json!(null)));
    assert!(api.findings().is_empty());
}

/// oasdiff#163
#[test]
fn a_circle_of_many_schemas_has_no_limit() {
    let n_schemas = 200;
    let text: String = (0..n_schemas)
        .map(|n| {
            let next = (n + 1) % n_schemas;
            format!("S{n}: {{ type: object, properties: {{ next: {{ $ref: '#/components/schemas/S{next}' }} }} }}\n")
        })
        .collect();
    let api = schemas("3.0.3", &text);
    let deep = (0..90).fold(json!({}), |below, _| json!({ "next": below }));
    assert!(is_valid(&api, "S0", &deep));
    let wrong = (0..90).fold(json!(1), |below, _| json!({ "next": below }));
    assert!(!is_valid(&api, "S0", &wrong));
    assert!(api.findings().is_empty());
}

/// prism#2391, prism#1432
#[test]
fn no_content_an_empty_schema_and_a_closed_object_are_three_things() {
    let api = api("openapi: 3.0.0
info: { title: t, version: v }
paths:
  /a:
    get:
      responses:
        '200': { description: no body }
        '201': { description: any, content: { application/json: { schema: {} } } }
        '202': { description: no schema, content: { application/json: {} } }
        '203': { description: closed, content: { application/json: { schema: { type: object, properties: {}, additionalProperties: false } } } }
");
    let responses = &api.operation(OperationId(0)).responses;
    assert!(responses[0].content.is_empty());
    let any = responses[1].content[0].schema.unwrap();
    assert!(matches!(&*api.schema(any), SchemaBody::Object(one) if one.types.is_unstated()));
    assert!(responses[2].content[0].schema.is_none());
    let closed = api.compile(responses[3].content[0].schema.unwrap(), Direction::Response);
    assert!(closed.is_valid(&json!({})));
    assert!(!closed.is_valid(&json!({ "a": 1 })));
}
