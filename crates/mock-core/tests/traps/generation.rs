//! Bodies made from schemas.

use mock_core::DataMode;
use serde_json::{Value, json};

use crate::support::{answering, v20, v30, v31};

/// Eight generated bodies, each judged by the schema itself.
#[track_caller]
fn bodies(schema: Value) -> Vec<Value> {
    let mock = answering("3.1.0", &schema, &json!({}));
    let answers = mock.get_often("/it");
    answers
        .iter()
        .map(|one| one.satisfies(schema.clone()))
        .collect()
}

/// Eight generated bodies of a 3.0 schema, judged by the same in the words of 3.1.
#[track_caller]
fn old_bodies(schema: &Value, judged: &Value) -> Vec<Value> {
    let mock = answering("3.0.3", schema, &json!({}));
    let answers = mock.get_often("/it");
    answers
        .iter()
        .map(|one| one.satisfies(judged.clone()))
        .collect()
}

/// G1, prism#570; json-schema-faker#80 and #274.
#[test]
fn members_required_by_parts_are_there() {
    for body in bodies(json!({
        "type": "object",
        "properties": { "a": { "type": "string" } },
        "allOf": [{ "required": ["a"] }, { "required": ["d"] }],
        "oneOf": [{ "required": ["b"], "properties": { "b": { "type": "integer" } } }, { "required": ["c"], "properties": { "b": false, "c": true } }]
    })) {
        assert!(body.get("a").is_some() && body.get("d").is_some(), "{body}");
    }
}

/// G2, mockoon#1409.
#[test]
fn all_members_of_all_of_are_merged() {
    let part = |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "integer" } } });
    for body in
        bodies(json!({ "allOf": [part("a"), part("b"), { "allOf": [part("c"), part("d")] }] }))
    {
        assert_eq!(
            body.as_object().map(serde_json::Map::len),
            Some(4),
            "{body}"
        );
    }
}

/// G3, json-schema-faker#567 and #772; msw-auto-mock#11; orval#362.
#[test]
fn all_of_beside_properties_is_an_intersection() {
    bodies(json!({
        "type": "array", "minItems": 2, "maxItems": 5,
        "items": {
            "properties": { "n": { "type": "integer", "minimum": 3 }, "tags": { "type": "array", "items": { "maxLength": 4 }, "minItems": 1 } },
            "required": ["n", "tags"],
            "allOf": [{ "type": "object", "properties": { "n": { "maximum": 4 }, "tags": { "items": { "type": "string", "minLength": 3 } } } }]
        }
    }));
}

/// G3: what contradicts itself is reported with the two keywords.
#[test]
fn a_contradiction_is_said() {
    let mock = answering(
        "3.1.0",
        &json!({ "allOf": [{ "type": "string" }, { "type": "integer" }] }),
        &json!({}),
    );
    assert!(mock.get("/it").says("cannot be satisfied"));
    let mock = answering(
        "3.1.0",
        &json!({ "type": "integer", "minimum": 5, "maximum": 4 }),
        &json!({}),
    );
    let answer = mock.get("/it");
    assert!(
        answer.says("minimum") && answer.says("maximum"),
        "{:?}",
        answer.trace
    );
}

fn pets(discriminator: &str) -> String {
    format!(
        "
        paths:
          /it:
            get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}}}}}
            post:
              requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}
              responses: {{'200': {{description: ok}}}}
        components:
          schemas:
            Pet:
              oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]
              discriminator: {discriminator}
            Cat: {{type: object, required: [kind, lives], properties: {{kind: {{type: string}}, lives: {{type: integer}}}}}}
            Dog: {{type: object, required: [kind, bark], properties: {{kind: {{type: string}}, bark: {{type: string}}}}}}
        "
    )
}

/// G4, prism#2345, #1864 and #523; Specmatic `013-discriminator`.
#[test]
fn the_discriminator_names_the_branch() {
    for (discriminator, cat, dog) in [
        (
            "{propertyName: kind, mapping: {meow: '#/components/schemas/Cat', woof: Dog}}",
            "meow",
            "woof",
        ),
        ("{propertyName: kind}", "Cat", "Dog"),
    ] {
        let mock = v30(&pets(discriminator));
        for answer in mock.get_often("/it") {
            answer.satisfies(json!({ "oneOf": [
                { "properties": { "kind": { "const": cat } }, "required": ["kind", "lives"] },
                { "properties": { "kind": { "const": dog } }, "required": ["kind", "bark"] }
            ]}));
        }
        assert_eq!(
            mock.post_json("/it", &json!({"kind": cat, "lives": 9}))
                .status,
            200
        );
        assert_eq!(
            mock.post_json("/it", &json!({"kind": dog, "lives": 9}))
                .status,
            422
        );
    }
}

/// G5, specmatic#1417 and PR #667.
#[test]
fn a_discriminator_on_the_base_knows_its_subtypes() {
    let mock = v30(
        "
        paths:
          /it: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}}}}
        components:
          schemas:
            Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
            Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [lives], properties: {lives: {type: integer}}}]}
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object}]}
        ",
    );
    for answer in mock.get_often("/it") {
        answer.satisfies(
            json!({ "properties": { "kind": { "const": "Cat" } }, "required": ["kind", "lives"] }),
        );
    }
}

/// G6, prism#715. G7, prism#1776 and #2046.
#[test]
fn objects_have_what_is_declared_and_nothing_else() {
    for rest in [json!({ "additionalProperties": false }), json!({})] {
        let mut schema = json!({ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } } });
        for (name, value) in rest.as_object().into_iter().flatten() {
            schema[name] = value.clone();
        }
        for body in bodies(schema) {
            assert!(
                body.as_object()
                    .unwrap()
                    .keys()
                    .all(|name| name == "a" || name == "b"),
                "{body}"
            );
            assert!(!body.as_object().unwrap().is_empty());
        }
    }
}

/// G8, prism#486 and #2269: a nullable member is a value, or `null` and never its type's name.
#[test]
fn nullable_members_are_valid() {
    let schema = json!({ "type": "object", "required": ["at", "n"], "properties": { "at": { "type": "string", "format": "date-time", "nullable": true }, "n": { "type": "integer", "nullable": true } } });
    old_bodies(
        &schema,
        &json!({ "required": ["at", "n"], "properties": { "at": { "type": ["string", "null"], "format": "date-time" }, "n": { "type": ["integer", "null"] } } }),
    );
}

/// G9, prism#1294 and PR #1734.
#[test]
fn null_passes_beside_all_of() {
    let mock = v30(
        "
        paths:
          /it:
            post:
              requestBody: {content: {application/json: {schema: {type: object, properties: {owner: {nullable: true, allOf: [{$ref: '#/components/schemas/Owner'}]}}}}}}
              responses: {'200': {description: ok}}
        components: {schemas: {Owner: {type: object, required: [id]}}}
        ",
    );
    assert_eq!(mock.post_json("/it", &json!({"owner": null})).status, 200);
    assert_eq!(mock.post_json("/it", &json!({"owner": {}})).status, 422);
}

/// G10, prism#2726; specmatic#2217; orval#3269.
#[test]
fn types_with_null_are_valid_and_their_examples_are_used() {
    bodies(
        json!({ "type": "object", "required": ["a", "b", "c"], "properties": {
            "a": { "type": ["string", "null"], "minLength": 1 },
            "b": { "anyOf": [{ "type": "integer" }, { "type": "null" }] },
            "c": { "oneOf": [{ "type": "null" }, { "type": "object", "required": ["x"] }] }
        }}),
    );
    let used = bodies(
        json!({ "type": "object", "required": ["a"], "properties": { "a": { "type": ["string", "null"], "examples": ["mine"] } } }),
    );
    assert!(used.iter().all(|body| body["a"] == "mine"), "{used:?}");
}

/// G11, stoplightio/studio#497 and mockoon#2113.
#[test]
fn members_of_an_enum_keep_their_types() {
    for values in [
        json!([null]),
        json!([1, 2.5]),
        json!([true]),
        json!(["1"]),
        json!([[1], {"a": null}]),
    ] {
        for body in bodies(json!({ "enum": values })) {
            assert!(values.as_array().unwrap().contains(&body), "{body}");
        }
    }
    old_bodies(
        &json!({ "type": "string", "nullable": true, "enum": [null] }),
        &json!({ "const": null }),
    );
}

/// G12, mockoon#2159.
#[test]
fn falsy_examples_are_examples() {
    for example in ["false", "0", "''", "null", "[]", "{}"] {
        let mock = v31(&format!(
            "
            paths:
              /media: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{example: {example}}}}}}}}}}}}}
              /named: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{examples: {{a: {{value: {example}}}}}}}}}}}}}}}}}
              /schema: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{examples: [{example}]}}}}}}}}}}}}}}
              /member: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{type: object, required: [m], properties: {{m: {{example: {example}}}}}}}}}}}}}}}}}}}
            "
        ));
        let expected: Value = serde_json::from_str(&example.replace('\'', "\"")).unwrap();
        for path in ["/media", "/named", "/schema"] {
            assert_eq!(mock.get(path).json(), expected, "{path} {example}");
        }
        assert_eq!(mock.get("/member").json(), json!({ "m": expected }));
    }
}

/// G13, prism#363, #2726 and PR #347.
#[test]
fn the_nearest_example_wins() {
    let answer = |media: &str, schema: &str, property: &str| {
        let mock = v31(&format!(
            "
            paths:
              /it:
                get:
                  responses:
                    '200':
                      description: ok
                      content:
                        application/json:
                          {media}
                          schema:
                            {schema}
                            type: object
                            required: [m]
                            properties: {{m: {{type: string, minLength: 40, {property}}}}}
            "
        ));
        mock.get("/it").json()["m"]
            .as_str()
            .unwrap()
            .trim_end_matches('-')
            .to_owned()
    };
    let long = |text: &str| format!("{text:-<40}");
    let media = format!("example: {{m: {}}}", long("media"));
    let schema = format!("example: {{m: {}}}", long("schema"));
    let property = format!("example: {}", long("property"));
    let default = format!("default: {}", long("default"));
    assert_eq!(answer(&media, &schema, &property), "media");
    assert_eq!(answer("x-none: 1", &schema, &property), "schema");
    assert_eq!(
        answer("x-none: 1", "x-none: 1", &format!("{property}, {default}")),
        "property"
    );
    assert_eq!(answer("x-none: 1", "x-none: 1", &default), "default");
}

/// G14, prism#1992: -9223372036854776000 for an `int64`.
#[test]
fn sixty_four_bits_are_kept_to_the_last_digit() {
    let lowest = json!({ "type": "integer", "format": "int64", "maximum": i64::MIN + 1 });
    let mock = answering("3.1.0", &lowest, &json!({}));
    for answer in mock.get_often("/it") {
        assert!(answer.text().parse::<i64>().is_ok(), "{}", answer.text());
    }
    let mock = v31(&format!(
        "
        paths:
          /it: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{example: {}}}}}}}}}}}}}
          /id/{{id}}:
            get:
              parameters: [{{name: id, in: path, required: true, schema: {{type: integer, format: int64}}}}]
              responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{type: object, required: [id], properties: {{id: {{type: integer, format: int64}}}}}}}}}}}}}}
        ",
        i64::MAX
    ));
    assert_eq!(mock.get("/it").text(), "9223372036854775807");
    let echoed = mock.get("/id/9223372036854775807");
    assert!(
        echoed.text().contains("9223372036854775807"),
        "{}",
        echoed.text()
    );
}

/// G15, specmatic#1417.
#[test]
fn patterns_and_lengths_hold_together() {
    bodies(json!({ "type": "string", "pattern": "^[a-z]+$", "minLength": 12, "maxLength": 13 }));
    bodies(
        json!({ "type": "string", "pattern": "^(AB|CD)[0-9]*$", "minLength": 7, "maxLength": 7 }),
    );
}

/// G16, json-schema-faker#699, #700 and #368; Specmatic `008-constraints`.
#[test]
fn bounds_of_every_kind_are_honoured() {
    bodies(
        json!({ "type": "array", "minItems": 4, "maxItems": 5, "uniqueItems": true, "items": { "type": "integer", "minimum": 1, "maximum": 5 } }),
    );
    bodies(
        json!({ "type": "object", "minProperties": 3, "additionalProperties": { "type": "integer" } }),
    );
    bodies(json!({ "type": "number", "multipleOf": 0.25, "minimum": 0.6, "maximum": 1.1 }));
    bodies(json!({ "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 1.5 }));
    bodies(json!({ "type": "integer", "exclusiveMinimum": 6, "exclusiveMaximum": 8 }));
    let seven = old_bodies(
        &json!({ "type": "integer", "minimum": 6, "exclusiveMinimum": true, "maximum": 8, "exclusiveMaximum": true }),
        &json!({ "const": 7 }),
    );
    assert_eq!(seven.len(), 8);
}

/// G17, prism#1830; MockServer #1788; Specmatic `007-formats`. Fault 1: Mockoon's `Sun Nov 22 2026 …`.
#[test]
fn formats_are_kept_and_unknown_ones_do_no_harm() {
    for format in [
        "date-time",
        "date",
        "time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uuid",
        "uri-template",
        "json-pointer",
        "relative-json-pointer",
        "regex",
    ] {
        bodies(json!({ "type": "string", "format": format }));
    }
    bodies(json!({ "type": "string", "format": "email", "maxLength": 40 }));
    for format in ["byte", "binary", "password", "currency", "no-such-format"] {
        bodies(json!({ "type": "string", "format": format, "minLength": 1 }));
    }
    bodies(
        json!({ "type": "string", "format": "byte", "contentEncoding": "base64", "pattern": "^[A-Za-z0-9+/]*=*$" }),
    );
    for (format, least, most) in [
        ("int32", json!(i32::MIN), json!(i32::MAX)),
        ("uint64", json!(0), json!(u64::MAX)),
        ("uint8", json!(0), json!(255)),
    ] {
        let mock = answering(
            "3.1.0",
            &json!({ "type": "integer", "format": format }),
            &json!({}),
        );
        for answer in mock.get_often("/it") {
            answer.satisfies(json!({ "type": "integer", "minimum": least, "maximum": most }));
        }
    }
}

/// G18, json-schema-faker#810 (from prism#2519).
#[test]
fn tuples_have_the_right_length_and_types() {
    bodies(
        json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false, "minItems": 2 }),
    );
    bodies(
        json!({ "type": "array", "prefixItems": [{ "type": "string" }], "items": { "type": "boolean" }, "minItems": 3 }),
    );
}

/// G19, prism#1142 and PR #1853; Specmatic `008` and `017`.
#[test]
fn answers_show_what_is_read_only_and_hide_what_is_write_only() {
    let mock = v30(
        "
        paths:
          /it: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}}}}
        components:
          schemas:
            User:
              type: object
              required: [id, password]
              properties: {id: {type: integer, readOnly: true}, password: {type: string, writeOnly: true}}
        ",
    );
    for answer in mock.get_often("/it") {
        let body = answer.satisfies(json!({"required": ["id"]}));
        assert!(body.get("password").is_none(), "{body}");
    }
}

/// G20, prism#1926: a minute, then out of memory.
#[test]
fn arrays_in_arrays_in_arrays_stay_small() {
    let list = |items: Value| json!({ "type": "array", "items": items });
    let schema = list(list(list(
        json!({ "type": "object", "required": ["a", "b"], "properties": { "a": list(list(json!({ "type": "string" }))), "b": list(json!({ "type": "integer" })) } }),
    )));
    let mock = answering("3.1.0", &schema, &json!({}));
    for answer in mock.get_often("/it") {
        answer.satisfies(schema.clone());
        assert!(answer.body.len() < 300_000, "{} bytes", answer.body.len());
    }
}

/// G21, prism#2626 and #1940.
#[test]
fn path_parameters_come_back_in_the_body() {
    let mock = v31(
        "
        paths:
          /books/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}}
          /users/{userId}/books/{bookId}:
            get:
              parameters:
                - {name: userId, in: path, required: true, schema: {type: string}}
                - {name: bookId, in: path, required: true, schema: {type: string}}
              responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [id, user_id], properties: {id: {type: string}, user_id: {type: string}}}}}}}
        ",
    );
    assert_eq!(mock.get("/books/42").json()["id"], json!(42));
    assert_eq!(
        mock.get("/users/u7/books/b9").json()["user_id"],
        json!("u7")
    );
}

/// G22, faker-js/faker PR #1491.
#[test]
fn one_more_member_changes_no_other() {
    let made = |more: Value| {
        let mut properties = json!({ "name": { "type": "string" }, "age": { "type": "integer" }, "email": { "type": "string", "format": "email" } });
        for (name, schema) in more.as_object().into_iter().flatten() {
            properties[name] = schema.clone();
        }
        let required: Vec<&String> = properties.as_object().unwrap().keys().collect();
        let schema = json!({ "type": "object", "required": required, "properties": properties });
        answering("3.1.0", &schema, &json!({})).get("/it").json()
    };
    let (before, after) = (
        made(json!({})),
        made(json!({ "colour": { "type": "string" } })),
    );
    for name in ["name", "age", "email"] {
        assert_eq!(before[name], after[name]);
    }
}

/// G23, Prism `docs/guides/11` and prism#1965.
#[test]
fn an_unknown_faker_is_said_and_replaced() {
    let schema = json!({ "type": "object", "required": ["mail", "odd"], "properties": {
        "mail": { "type": "string", "x-faker": "internet.email" }, "odd": { "type": "integer", "x-faker": "no.such" }
    }});
    let answer = answering("3.1.0", &schema, &json!({})).get("/it");
    let body = answer.satisfies(schema);
    assert!(body["mail"].as_str().unwrap().contains('@'), "{body}");
    assert!(answer.says("no.such"), "{:?}", answer.trace);
}

/// G24, Prism `test-harness/specs/serialization` and `content-negotiation/*Xml*`.
#[test]
fn objects_are_written_in_every_type() {
    let mock = v31(
        "
        paths:
          /it:
            get:
              responses:
                '200':
                  description: ok
                  content:
                    text/plain: {schema: {$ref: '#/components/schemas/Book'}}
                    text/html: {schema: {$ref: '#/components/schemas/Book'}}
                    application/xml: {schema: {$ref: '#/components/schemas/Book'}}
        components:
          schemas:
            Book:
              type: object
              xml: {name: book}
              required: [id, tags]
              properties:
                id: {const: 7, xml: {attribute: true}}
                tags: {type: array, minItems: 2, maxItems: 2, items: {const: t, xml: {name: tag}}, xml: {wrapped: true}}
        ",
    );
    let ask = |accept: &str| mock.ask("GET", "/it").header("accept", accept).answer();
    assert_eq!(
        ask("application/xml")
            .text()
            .split_once("?>")
            .unwrap()
            .1
            .trim(),
        "<book id=\"7\"><tags><tag>t</tag><tag>t</tag></tags></book>"
    );
    for accept in ["text/plain", "text/html"] {
        let answer = ask(accept);
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").unwrap().starts_with(accept));
        assert!(!answer.body.is_empty());
    }
}

/// Swagger 2.0 and the generated mode: what the schema asks for, whatever the examples say.
#[test]
fn generated_data_obeys_swagger_schemas() {
    let mock = v20(
        "
        produces: [application/json]
        paths:
          /it: {get: {responses: {'200': {description: ok, schema: {$ref: '#/definitions/Pet'}, examples: {application/json: {wrong: 1}}}}}}
        definitions: {Pet: {type: object, required: [name], properties: {name: {type: string, minLength: 3}}}}
        ",
    )
    .with(|config| config.data = DataMode::Generated);
    for answer in mock.get_often("/it") {
        answer.satisfies(json!({"required": ["name"], "properties": {"name": {"type": "string", "minLength": 3}}}));
    }
}

/// OpenAPI Format Registry: a format of whole numbers holds no fraction, whatever the type.
#[test]
fn a_number_in_a_format_of_whole_numbers_is_whole() {
    for format in ["int8", "uint16", "int32", "int64", "uint64"] {
        let schema = json!({ "type": "number", "format": format });
        let written = json!({ "type": "object", "required": ["creationTime", "country"], "properties": { "creationTime": schema, "country": schema } });
        let whole = json!({ "type": "object", "additionalProperties": { "type": "integer" } });
        old_bodies(&written, &whole);
    }
}

/// RFC 3339, section 5.6: a second may have a fraction of any length.
#[test]
fn a_moment_is_as_long_as_it_has_to_be() {
    for length in [20, 24, 25, 27] {
        bodies(
            json!({ "type": "object", "required": ["lastUpdated"], "properties": {
            "lastUpdated": { "type": "string", "format": "date-time", "minLength": length, "maxLength": length }
        } }),
        );
    }
}

/// A validator that reads a discriminator as a remark (JSON Schema) counts the branches that hold.
#[test]
fn a_discriminated_value_satisfies_one_branch_by_any_reading() {
    let kind = |name: &str| json!({ "type": "object", "properties": { "type": { "type": "string" }, name: { "type": "string" } } });
    let schemas = json!({ "Card": kind("last_four"), "Wallet": kind("email") });
    let branches =
        json!([{ "$ref": "#/components/schemas/Card" }, { "$ref": "#/components/schemas/Wallet" }]);
    let schema = json!({ "oneOf": branches, "discriminator": { "propertyName": "type" } });
    let judged = json!({ "oneOf": [kind("last_four"), kind("email")] });
    let mock = answering("3.1.0", &schema, &schemas);
    for answer in mock.get_often("/it") {
        answer.satisfies(judged.clone());
    }
}

/// QLDB's `LedgerName`: what looks ahead stands before the `^`, and has one of its own.
#[test]
fn look_ahead_may_stand_before_the_beginning() {
    let schema = json!({
        "type": "string", "minLength": 1, "maxLength": 32,
        "pattern": "(?!^.*--)(?!^[0-9]+$)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$"
    });
    for answer in answering("3.1.0", &schema, &json!({})).get_often("/it") {
        let body = answer.json();
        let text = body.as_str().unwrap();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(!text.is_empty() && text.chars().all(is_word), "{text}");
        assert!(!text.starts_with('-') && !text.ends_with('-') && !text.contains("--"));
        assert!(text.chars().any(|c| !c.is_ascii_digit()), "{text}");
    }
}

/// An example of an object that is written as a text is read; a bare text would be no object.
#[test]
fn an_example_written_as_a_text_of_json_is_that_object() {
    for body in bodies(json!({
        "required": ["name"], "properties": { "name": { "type": "string" } },
        "example": "{\"name\": \"Gogs\"}"
    })) {
        assert_eq!(body, json!({ "name": "Gogs" }));
    }
}

/// Jira's `position`: read-only itself, of a component that is write-only.
#[test]
fn what_is_said_to_go_both_ways_goes_both_ways() {
    let schemas = json!({ "Position": { "type": "object", "writeOnly": true, "required": ["row"], "properties": { "row": { "type": "integer" } } } });
    let schema = json!({ "type": "object", "required": ["position"], "properties": {
        "position": { "readOnly": true, "allOf": [{ "$ref": "#/components/schemas/Position" }] }
    } });
    let mock = answering("3.0.3", &schema, &schemas);
    for answer in mock.get_often("/it") {
        answer.satisfies(json!({ "required": ["position"] }));
    }
}
