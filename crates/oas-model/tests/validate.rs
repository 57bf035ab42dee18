//! What compiled schemas accept, and what they say when they do not.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, SchemaId, SourceSet, Violation, resolve};
use serde_json::{Value, json};

fn schemas(version: &str, text: &str) -> Api {
    let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
    let text = format!(
        "openapi: {version}\ninfo: {{ title: t, version: v }}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    );
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(&text, Syntax::Yaml));
    resolve(Arc::new(sources), entry).0
}

fn named(api: &Api, name: &str) -> SchemaId {
    api.named_schemas()
        .into_iter()
        .find(|(one, _)| one == name)
        .unwrap()
        .1
}

/// By a validator for this value alone and by the one for all values, which have to agree.
fn validate(api: &Api, name: &str, value: &Value) -> Vec<Violation> {
    let id = named(api, name);
    let own = api.compile_for(id, Direction::Request, value);
    let own = own.validate(value);
    let found = api.compile(id, Direction::Request).validate(value);
    assert_eq!(own, found, "{name}: {value}");
    found
}

/// The messages of one schema, `S`, of 3.1.
fn messages(schema: &str, value: &Value) -> Vec<String> {
    let api = schemas("3.1.0", &format!("S: {schema}"));
    let found = validate(&api, "S", value);
    found
        .iter()
        .map(|one| format!("{} {}", one.instance, one.message))
        .collect()
}

#[test]
fn messages_say_what_must_be() {
    let cases = [
        ("{ minimum: 1 }", json!(0), " must be at least 1"),
        ("{ maximum: 1.5 }", json!(2), " must be at most 1.5"),
        (
            "{ exclusiveMinimum: 0 }",
            json!(0),
            " must be greater than 0",
        ),
        ("{ exclusiveMaximum: 9 }", json!(9), " must be less than 9"),
        (
            "{ multipleOf: 0.5 }",
            json!(0.7),
            " must be a multiple of 0.5",
        ),
        (
            "{ minLength: 1 }",
            json!(""),
            " must have at least 1 character",
        ),
        (
            "{ maxLength: 2 }",
            json!("äöü"),
            " must have at most 2 characters",
        ),
        (
            "{ pattern: '^a' }",
            json!("b"),
            " must match the pattern `^a`",
        ),
        ("{ format: email }", json!("b"), " must be a valid `email`"),
        (
            "{ enum: [a, 1, null] }",
            json!("b"),
            " must be one of `a`, `1`, `null`",
        ),
        ("{ const: a }", json!("b"), " must be `a`"),
        (
            "{ type: integer }",
            json!("b"),
            " must be a whole number, but is a string",
        ),
        (
            "{ type: [string, 'null'] }",
            json!(1),
            " must be null or a string, but is a number",
        ),
        ("{ required: [a] }", json!({}), " must have the member `a`"),
        (
            "{ properties: { a: false } }",
            json!({ "a": 1 }),
            "/a is not allowed",
        ),
        (
            "{ additionalProperties: false }",
            json!({ "a": 1 }),
            " must not have the member `a`",
        ),
        (
            "{ items: { type: string } }",
            json!(["a", 1]),
            "/1 must be a string, but is a number",
        ),
        ("{ minItems: 2 }", json!([]), " must have at least 2 items"),
        (
            "{ uniqueItems: true }",
            json!([1, 1.0]),
            " must not have the same item twice",
        ),
        (
            "{ type: integer, format: int32 }",
            json!(2_147_483_648_i64),
            " must be at most 2147483647",
        ),
    ];
    for (schema, value, message) in cases {
        assert_eq!(messages(schema, &value), [message], "{schema} {value}");
    }
}

#[test]
fn alternatives_tell_what_is_wrong_with_the_closest_one() {
    let schema =
        "{ oneOf: [{ type: string }, { type: object, properties: { a: { type: integer } } }] }";
    let found = messages(schema, &json!({ "a": "x" }));
    let wanted = " must match one of 2 alternatives; in the closest, `/a` must be a whole number, but is a string";
    assert_eq!(found, [wanted]);
}

#[test]
fn violations_carry_the_place_of_the_rule() {
    let api = schemas(
        "3.0.3",
        "Pet: { properties: { owner: { $ref: '#/components/schemas/Owner' } } }
Owner:
  nullable: true
  allOf:
    - properties: { name: { type: string, minLength: 3 } }",
    );
    let found = validate(&api, "Pet", &json!({ "owner": { "name": "Al" } }));
    assert_eq!(found.len(), 1);
    let pointer = api.pointer(found[0].schema.unwrap());
    let wanted = "/components/schemas/Owner/allOf/0/properties/name/minLength";
    assert_eq!(
        (found[0].instance.as_str(), pointer.as_str()),
        ("/owner/name", wanted)
    );
}

#[test]
fn members_of_the_other_direction_are_not_required() {
    let api = schemas(
        "3.0.3",
        "Account:
  allOf:
    - { $ref: '#/components/schemas/Base' }
    - { required: [id, created, secret, name], properties: { created: { allOf: [{ $ref: '#/components/schemas/Time' }] } } }
Base:
  type: object
  properties: { id: { type: integer, readOnly: true }, secret: { type: string, writeOnly: true }, name: {} }
Time: { type: string, readOnly: true }",
    );
    let id = named(&api, "Account");
    let missing = |direction| {
        let found = api.compile(id, direction).validate(&json!({}));
        found.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    let member = |name: &str| format!("must have the member `{name}`");
    assert_eq!(
        missing(Direction::Request),
        [member("secret"), member("name")]
    );
    assert_eq!(
        missing(Direction::Response),
        [member("id"), member("created"), member("name")]
    );
}

/// prism#1830 for the offset of date-times.
#[test]
fn formats_are_asserted_and_unknown_ones_ignored() {
    let cases = [
        ("date-time", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05"),
        ("date", "2024-02-29", "2023-02-29"),
        ("time", "03:04:05Z", "25:00:00Z"),
        ("email", "a@example.com", "a"),
        ("uri", "https://example.com", "/relative"),
        ("uuid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae"),
        ("ipv4", "127.0.0.1", "256.0.0.1"),
        ("ipv6", "::1", "::g"),
        ("hostname", "example.com", "-a-.com"),
        ("byte", "aGk=", "a!"),
    ];
    for (format, good, bad) in cases {
        let schema = format!("{{ type: string, format: {format} }}");
        assert!(
            messages(&schema, &json!(good)).is_empty(),
            "{format} {good}"
        );
        assert_eq!(messages(&schema, &json!(bad)).len(), 1, "{format} {bad}");
    }
    assert!(messages("{ type: string, format: made-up }", &json!("x")).is_empty());
    assert!(messages("{ type: integer, format: int64 }", &json!(i64::MAX)).is_empty());
    assert_eq!(
        messages("{ type: integer, format: int64 }", &json!(u64::MAX)).len(),
        1
    );
    assert_eq!(
        messages("{ type: integer, format: int32, maximum: 5 }", &json!(6)).len(),
        1
    );
}

#[test]
fn a_broken_pattern_is_a_finding_and_the_rest_is_checked() {
    let api = schemas(
        "3.0.3",
        "S:\n  type: string\n  pattern: '['\n  maxLength: 2",
    );
    assert!(validate(&api, "S", &json!("ab")).is_empty());
    assert_eq!(validate(&api, "S", &json!("abc")).len(), 1);
    let findings = api.findings();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "pattern-invalid");
    assert_eq!(api.sources().position(findings[0].origin).line, 8);
}

#[test]
fn look_around_works_and_catastrophic_patterns_end() {
    assert!(messages("{ pattern: '^(?!x).*$' }", &json!("a")).is_empty());
    assert_eq!(messages("{ pattern: '^(?!x).*$' }", &json!("xa")).len(), 1);
    let slow = messages("{ pattern: '^(a|a)*(?=b)$' }", &json!("a".repeat(200)));
    assert_eq!(slow.len(), 1);
}

#[test]
fn compiled_schemas_are_shared_between_threads() {
    let api = schemas(
        "3.0.3",
        "A: { $ref: '#/components/schemas/B' }\nB: { type: string }",
    );
    let (a, b) = (named(&api, "A"), named(&api, "B"));
    std::thread::scope(|scope| {
        for id in [a, b, a, b] {
            let api = &api;
            scope.spawn(move || assert!(api.compile(id, Direction::Request).is_valid(&json!("x"))));
        }
    });
    let (of_a, of_b) = (
        api.compile(a, Direction::Request),
        api.compile(b, Direction::Request),
    );
    assert!(Arc::ptr_eq(&of_a, &of_b));
}

/// Members that one part asks for and another part declares for the other direction.
#[test]
fn parts_of_one_schema_agree_on_the_direction_of_a_member() {
    let api = schemas(
        "3.0.3",
        "Asks: { type: object, required: [id, name], properties: { id: { type: string }, name: { type: string } } }
AsksDeeper: { allOf: [{ $ref: '#/components/schemas/Asks' }] }
Declares: { properties: { id: { readOnly: true } } }
Beside: { allOf: [{ $ref: '#/components/schemas/Asks' }, { properties: { id: { readOnly: true } } }] }
Deeper: { allOf: [{ $ref: '#/components/schemas/AsksDeeper' }, { $ref: '#/components/schemas/Declares' }] }
Around: { properties: { id: { readOnly: true } }, oneOf: [{ $ref: '#/components/schemas/Asks' }] }
Within: { properties: { id: { readOnly: true }, part: { type: object, required: [id], properties: { id: { type: string } } } } }
Both: { required: [one, two], properties: { one: { $ref: '#/components/schemas/Beside' }, two: { $ref: '#/components/schemas/Asks' } } }",
    );
    let (bare, whole) = (json!({ "name": "n" }), json!({ "name": "n", "id": "i" }));
    let n_wrong = |name, direction, value: &Value| {
        let compiled = api.compile(named(&api, name), direction);
        compiled.validate(value).len()
    };
    for name in ["Beside", "Deeper", "Around"] {
        assert_eq!(n_wrong(name, Direction::Request, &bare), 0, "{name}");
        assert_eq!(n_wrong(name, Direction::Response, &bare), 1, "{name}");
        assert_eq!(n_wrong(name, Direction::Response, &whole), 0, "{name}");
        assert_eq!(n_wrong(name, Direction::Request, &json!({})), 1, "{name}");
    }
    // The part alone, or below a property, asks for it in both directions.
    assert_eq!(n_wrong("Asks", Direction::Request, &bare), 1);
    assert_eq!(
        n_wrong("Within", Direction::Request, &json!({ "part": {} })),
        1
    );
    let both = json!({ "one": bare, "two": bare });
    let compiled = api.compile(named(&api, "Both"), Direction::Request);
    let found = compiled.validate(&both);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].instance, "/two");
}

#[test]
fn a_validator_for_one_value_knows_what_the_value_reaches_and_no_more() {
    let api = schemas(
        "3.1.0",
        "\
A:
  type: object
  required: [id, far]
  properties:
    id: { type: string }
    next: { $ref: '#/components/schemas/A' }
    other: { type: integer }
  allOf: [{ properties: { id: { maxLength: 2 }, far: { const: 1 } } }]
  dependentSchemas: { other: { required: [next] } }
  unevaluatedProperties: false
B: { properties: { id: { type: integer } }, additionalProperties: false }
C: { propertyNames: { maxLength: 2 }, minProperties: 2, patternProperties: { '^i': { type: string } } }
D: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], not: { required: [far] } }",
    );
    let values = [
        json!({}),
        json!({ "id": 1 }),
        json!({ "id": "abc", "far": 2, "strange": { "id": 1 } }),
        json!({ "id": "a", "far": 1, "other": "x", "next": { "id": "abc", "next": { "id": 7 } } }),
        json!([{ "id": 1 }]),
        json!("id"),
    ];
    for name in ["A", "B", "C", "D"] {
        for value in &values {
            validate(&api, name, value);
        }
    }
}
