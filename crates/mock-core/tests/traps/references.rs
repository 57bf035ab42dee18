//! References, circles and documents that are not quite right.

use serde_json::json;

use crate::support::{answering, files, v20, v30, v31, v32};

/// The schemas of a document whose `GET /it` answers with `Root`.
fn rooted(version: &str, schemas: &str) -> crate::support::Mock {
    files(&[(
        "openapi.yaml",
        &format!(
            "openapi: {version}\ninfo: {{title: t, version: '1'}}\npaths:\n  /it:\n    get:\n      responses:\n        '200':\n          description: ok\n          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}\ncomponents:\n  schemas: {schemas}\n"
        ),
    )])
}

/// D1, prism#1456 and #891.
#[test]
fn a_person_whose_spouse_is_a_person_is_finite() {
    let mock = rooted(
        "3.1.0",
        "{Root: {type: object, required: [name], properties: {name: {type: string}, spouse: {$ref: '#/components/schemas/Root'}}}}",
    );
    for answer in mock.get_often("/it") {
        answer.satisfies(json!({
            "$defs": { "p": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "spouse": { "$ref": "#/$defs/p" } } } },
            "$ref": "#/$defs/p"
        }));
        assert!(answer.body.len() < 4_000, "{}", answer.text());
    }
}

/// D2, prism#2148 and #2090.
#[test]
fn recursion_through_all_of_and_one_of_answers() {
    let mock = rooted(
        "3.0.3",
        "{Root: {oneOf: [{$ref: '#/components/schemas/File'}, {$ref: '#/components/schemas/Directory'}]},
          Entry: {type: object, required: [name], properties: {name: {type: string}}},
          File: {allOf: [{$ref: '#/components/schemas/Entry'}, {type: object, required: [kind, size], properties: {kind: {enum: [file]}, size: {type: integer}}}]},
          Directory: {allOf: [{$ref: '#/components/schemas/Entry'}, {type: object, required: [kind, entries], properties: {kind: {enum: [directory]}, entries: {type: array, items: {$ref: '#/components/schemas/Root'}}}}]}}",
    );
    let schema = json!({
        "$defs": {
            "root": { "oneOf": [{ "$ref": "#/$defs/file" }, { "$ref": "#/$defs/directory" }] },
            "file": { "type": "object", "required": ["name", "kind", "size"], "properties": { "name": { "type": "string" }, "kind": { "enum": ["file"] }, "size": { "type": "integer" } } },
            "directory": { "type": "object", "required": ["name", "kind", "entries"], "properties": { "name": { "type": "string" }, "kind": { "enum": ["directory"] }, "entries": { "type": "array", "items": { "$ref": "#/$defs/root" } } } }
        },
        "$ref": "#/$defs/root"
    });
    for answer in mock.get_often("/it") {
        answer.satisfies(schema.clone());
    }
}

/// D3, prism#2081 and #643.
#[test]
fn recursive_children_inside_all_of_are_no_500() {
    let mock = rooted(
        "3.0.3",
        "{Root: {allOf: [{type: object, required: [id], properties: {id: {type: integer}}}, {type: object, required: [children], properties: {children: {type: array, items: {$ref: '#/components/schemas/Root'}}}}]}}",
    );
    for answer in mock.get_often("/it") {
        answer.satisfies(json!({
            "$defs": { "r": { "type": "object", "required": ["id", "children"], "properties": { "id": { "type": "integer" }, "children": { "type": "array", "items": { "$ref": "#/$defs/r" } } } } },
            "$ref": "#/$defs/r"
        }));
    }
}

/// D4, prism#2291; orval PR #2895. Fault 2: a circle is cut only where the schema allows it.
#[test]
fn a_required_circle_that_may_be_null_ends_in_null() {
    let old = rooted(
        "3.0.3",
        "{Root: {type: object, nullable: true, required: [next], properties: {next: {$ref: '#/components/schemas/Root'}}}}",
    );
    let new = rooted(
        "3.1.0",
        "{Root: {type: object, required: [next], properties: {next: {anyOf: [{$ref: '#/components/schemas/Root'}, {type: 'null'}]}}}}",
    );
    let schema = json!({
        "$defs": { "r": { "type": ["object", "null"], "required": ["next"], "properties": { "next": { "$ref": "#/$defs/r" } } } },
        "$ref": "#/$defs/r"
    });
    for mock in [old, new] {
        for answer in mock.get_often("/it") {
            answer.satisfies(schema.clone());
            assert!(!answer.text().contains("$ref"), "{}", answer.text());
        }
    }
}

/// D5, mockoon#1994; prism PR #2538 and #2563.
#[test]
fn a_circle_that_branches_stays_small() {
    let mock = rooted(
        "3.1.0",
        "{Root: {type: object, required: [a, b, c, d], properties: {
            a: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Mid'}}, b: {$ref: '#/components/schemas/Mid'},
            c: {$ref: '#/components/schemas/Mid'}, d: {$ref: '#/components/schemas/Mid'}}},
          Mid: {type: object, properties: {x: {$ref: '#/components/schemas/Root'}, y: {$ref: '#/components/schemas/Root'}, z: {type: array, items: {$ref: '#/components/schemas/Root'}}}}}",
    );
    for answer in mock.get_often("/it") {
        assert_eq!(answer.status, 200);
        assert!(answer.body.len() < 300_000, "{} bytes", answer.body.len());
    }
}

/// D5: a circle that nothing may cut is answered, said, and costs only its own operation.
#[test]
fn a_circle_without_an_end_is_said() {
    let mock = rooted(
        "3.1.0",
        "{Root: {type: object, required: [self], properties: {self: {$ref: '#/components/schemas/Root'}}}}",
    );
    let answer = mock.get("/it");
    assert!(answer.body.len() < 100_000);
    assert!(
        answer.says("cannot be satisfied") || answer.says("breaks its schema"),
        "{:?}",
        answer.trace
    );
}

/// D6, mockoon#322 and #1229.
#[test]
fn a_reference_to_nothing_costs_only_its_own_place() {
    let mock = v30(
        "
        paths:
          /good: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: integer}}}}}}}
          /bad: {get: {responses: {'200': {$ref: '#/components/responses/Gone'}}}}
          /half: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: integer}, b: {$ref: './gone.yaml'}}}}}}}}}
        ",
    );
    mock.get("/good").satisfies(json!({"type": "integer"}));
    assert_eq!(mock.get("/bad").status, 200);
    mock.get("/half")
        .satisfies(json!({"type": "object", "required": ["a"]}));
    let dangling = mock
        .findings
        .iter()
        .filter(|one| one.code.starts_with("reference"))
        .count();
    assert!(dangling >= 2, "{:?}", mock.findings);
}

/// D7, MockServer #1474 and prism#1083.
#[test]
fn a_reference_inside_an_example_is_data() {
    let mock = files(&[
        (
            "openapi.yaml",
            "
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /literal: {get: {responses: {'200': {description: ok, content: {application/json: {example: {$ref: '#/nowhere'}}}}}}}
              /named: {get: {responses: {'200': {description: ok, content: {application/json: {examples: {a: {$ref: 'examples.yaml#/one'}}}}}}}}
            ",
        ),
        ("examples.yaml", "one: {value: {from: file}}"),
    ]);
    assert_eq!(mock.get("/literal").json(), json!({"$ref": "#/nowhere"}));
    assert_eq!(mock.get("/named").json(), json!({"from": "file"}));
}

/// D8, prism#2291 and #2644; swagger-ui#8687.
#[test]
fn siblings_of_a_reference_hold_from_3_1_on() {
    let body = "{type: object, required: [n], properties: {n: {$ref: '#/components/schemas/N', minimum: 10}}}";
    let parts = format!(
        "
        paths:
          /it:
            post:
              requestBody: {{content: {{application/json: {{schema: {body}}}}}}}
              responses: {{'200': {{description: ok}}}}
        components: {{schemas: {{N: {{type: integer, maximum: 20}}}}}}
        "
    );
    for (mock, small) in [(v30(&parts), 200), (v31(&parts), 422), (v32(&parts), 422)] {
        assert_eq!(mock.post_json("/it", &json!({"n": 5})).status, small);
        assert_eq!(mock.post_json("/it", &json!({"n": 15})).status, 200);
        assert_eq!(mock.post_json("/it", &json!({"n": 25})).status, 422);
    }
}

/// D9, prism#2644: merging before references are followed says yes to anything.
#[test]
fn all_of_is_judged_after_its_references_are_followed() {
    let mock = v31(
        "
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}}
              responses: {'200': {description: ok}}
        components:
          schemas:
            A: {type: object, required: [a], properties: {a: {type: integer}}}
            B: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/C'}}}
            C: {type: string, minLength: 2}
        ",
    );
    assert_eq!(
        mock.post_json("/it", &json!({"a": 1, "b": "ok"})).status,
        200
    );
    let answer = mock.post_json("/it", &json!({"a": "x", "b": "y"}));
    let mut faults = answer.faults();
    faults.sort();
    assert_eq!(faults, ["body /a type", "body /b minLength"]);
    assert_eq!(mock.post_json("/it", &json!({})).status, 422);
}

/// D10, prism#552: one component, used with and without `nullable`.
#[test]
fn uses_of_a_component_do_not_change_each_other() {
    let mock = v30("
        paths:
          /it:
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        strict: {$ref: '#/components/schemas/Name'}
                        loose: {nullable: true, allOf: [{$ref: '#/components/schemas/Name'}]}
                        again: {$ref: '#/components/schemas/Name'}
              responses: {'200': {description: ok}}
        components: {schemas: {Name: {type: string}}}
        ");
    assert_eq!(
        mock.post_json("/it", &json!({"loose": null, "strict": "a"}))
            .status,
        200
    );
    for member in ["strict", "again"] {
        assert_eq!(
            mock.post_json("/it", &json!({member: null})).faults(),
            [format!("body /{member} type")]
        );
    }
}

/// D11, prism#2375.
#[test]
fn a_property_without_a_schema_is_a_finding_and_no_500() {
    let mock = v31(
        "
        paths:
          /it:
            get:
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: integer}, b: }}}}
        ",
    );
    mock.get("/it")
        .satisfies(json!({"type": "object", "required": ["a"]}));
    assert!(!mock.findings.is_empty());
}

/// D12, specmatic#646.
#[test]
fn boolean_schemas_are_schemas() {
    let schema = json!({
        "type": "object", "required": ["any", "list"], "additionalProperties": false,
        "properties": { "any": true, "never": false, "list": { "type": "array", "items": true, "minItems": 1 } }
    });
    for answer in answering("3.1.0", &schema, &json!({})).get_often("/it") {
        answer.satisfies(schema.clone());
    }
    let mock = v31("
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {properties: {never: false}}}}}
              responses: {'200': {description: ok}}
        ");
    assert_eq!(mock.post_json("/it", &json!({"any": 1})).status, 200);
    assert_eq!(mock.post_json("/it", &json!({"never": 1})).status, 422);
}

/// D13, spectral PR #3033.
#[test]
fn nested_dynamic_anchors_are_followed() {
    let mock = v32(
        "
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Strict'}}}}
              responses: {'200': {description: ok}}
        components:
          schemas:
            Tree:
              $id: https://trees.example/tree
              $dynamicAnchor: node
              type: object
              properties: {data: true, children: {type: array, items: {$dynamicRef: '#node'}}}
            Strict:
              $id: https://trees.example/strict
              $dynamicAnchor: node
              $ref: tree
              unevaluatedProperties: false
        ",
    );
    assert_eq!(
        mock.post_json("/it", &json!({"children": [{"data": 1}]}))
            .status,
        200
    );
    assert_eq!(
        mock.post_json("/it", &json!({"children": [{"daat": 1}]}))
            .status,
        422
    );
}

/// D14, oasdiff#163: a circle of many members.
#[test]
fn circles_may_have_any_number_of_members() {
    let mut schemas = String::from("{Root: {$ref: '#/components/schemas/S0'}");
    for n in 0..40 {
        let next = (n + 1) % 40;
        schemas.push_str(&format!(
            ", S{n}: {{type: object, required: [n], properties: {{n: {{type: integer}}, next: {{$ref: '#/components/schemas/S{next}'}}}}}}"
        ));
    }
    let mock = rooted("3.1.0", &format!("{schemas}}}"));
    mock.get("/it")
        .satisfies(json!({"type": "object", "required": ["n"]}));
}

/// D16, swagger-ui#8687: what a reload gives is what a fresh start gives.
#[test]
fn the_same_text_gives_the_same_answer_every_time() {
    let text = "{Root: {type: object, required: [a, b], properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/A'}}}, A: {type: object, properties: {x: {type: string}}}}";
    let first = rooted("3.1.0", text).get("/it");
    let longer = rooted("3.1.0", &text.replace("}}}}", "}, y: {type: integer}}}}")).get("/it");
    assert_ne!(first.body, longer.body);
    assert_eq!(first.body, rooted("3.1.0", text).get("/it").body);
}

/// D17, prism#2391 and #1432.
#[test]
fn no_content_an_empty_schema_and_an_empty_object_differ() {
    let mock = v31(
        "
        paths:
          /none: {get: {responses: {'200': {description: ok}}}}
          /any: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {}}}}}}}
          /bare: {get: {responses: {'200': {description: ok, content: {application/json: {}}}}}}
          /closed: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {}, additionalProperties: false}}}}}}}
        ",
    );
    let none = mock.get("/none");
    assert_eq!(
        (none.status, none.body.len(), none.header("content-type")),
        (200, 0, None)
    );
    mock.get("/any").satisfies(json!(true));
    mock.get("/bare").satisfies(json!(true));
    assert_eq!(mock.get("/closed").json(), json!({}));
}

/// D17: Swagger's response without a schema.
#[test]
fn a_response_of_swagger_without_a_schema_has_no_body() {
    let mock = v20("
        produces: [application/json]
        paths: {/it: {get: {responses: {'200': {description: ok}}}}}
        ");
    let answer = mock
        .ask("GET", "/it")
        .header("accept", "application/xml")
        .answer();
    assert_eq!((answer.status, answer.body.len()), (200, 0));
}
