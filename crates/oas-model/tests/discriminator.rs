//! Discriminators: a value names a branch, and that branch holds.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, SchemaBody, SchemaId, SourceSet, Violation, resolve};
use serde_json::{Value, json};

fn schemas(version: &str, text: &str) -> Api {
    let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
    let head = "info: { title: t, version: v }\npaths: {}\n";
    let text = match version {
        "2.0" => format!("swagger: '2.0'\n{head}definitions:\n{indented}"),
        _ => format!("openapi: {version}\n{head}components:\n  schemas:\n{indented}"),
    };
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(&text, Syntax::Yaml));
    resolve(Arc::new(sources), entry).0
}

fn named(api: &Api, name: &str) -> SchemaId {
    let mut all = api.named_schemas().into_iter();
    all.find(|(one, _)| one == name).unwrap().1
}

fn violations(api: &Api, name: &str, value: &Value) -> Vec<Violation> {
    let compiled = api.compile(named(api, name), Direction::Request);
    let found = compiled.validate(value);
    assert_eq!(found.is_empty(), compiled.is_valid(value), "{name} {value}");
    found
}

/// Place, message and the place of the rule of each violation.
fn said(api: &Api, name: &str, value: &Value) -> Vec<String> {
    violations(api, name, value)
        .iter()
        .map(|one| {
            let rule = api.pointer(one.schema.unwrap());
            format!("{} {} ({rule})", one.instance, one.message)
        })
        .collect()
}

fn codes(api: &Api) -> Vec<&'static str> {
    api.findings().iter().map(|one| one.code).collect()
}

const PETS: &str = "Pet:
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: Dog } }
Cat: { type: object, required: [kind, lives], properties: { kind: { type: string }, lives: { type: integer } } }
Dog: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: string } } }
";

/// prism#2345, prism#1864, prism#523
#[test]
fn the_named_branch_must_hold_and_no_other_is_asked() {
    let api = schemas("3.0.3", PETS);
    assert_eq!(
        said(&api, "Pet", &json!({ "kind": "cat", "lives": 9 })),
        [""; 0]
    );
    assert_eq!(
        said(&api, "Pet", &json!({ "kind": "cat", "lives": "nine" })),
        [
            "/lives must be a whole number, but is a string (/components/schemas/Cat/properties/lives/type)"
        ]
    );
    assert_eq!(
        said(&api, "Pet", &json!({ "kind": "cow" })),
        ["/kind must be one of `cat`, `dog`, `Cat`, `Dog` (/components/schemas/Pet/discriminator)"]
    );
    // A mapping adds names; those of the schemas go on (OpenAPI 3.1.1, "Discriminator Object").
    assert_eq!(said(&api, "Pet", &json!({ "kind": "Dog" })), [""; 0]);
    // Both branches would fit; the value says which one is meant.
    assert_eq!(said(&api, "Pet", &json!({ "kind": "dog" })), [""; 0]);
    assert!(codes(&api).is_empty());
}

#[test]
fn without_the_property_the_branches_are_tried_as_ever() {
    let api = schemas("3.0.3", PETS);
    let found = violations(&api, "Pet", &json!({}));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("must have the member `kind`"));
    assert_eq!(violations(&api, "Pet", &json!({ "kind": 1 })).len(), 1);
    assert_eq!(violations(&api, "Pet", &json!("cat")).len(), 1);
}

const BASE: &str = "Pet:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: DISCRIMINATOR
Cat: { allOf: [{ $ref: '#/FOLDER/Pet' }, { required: [lives] }] }
Dog: { allOf: [{ $ref: '#/FOLDER/Pet' }, { properties: { barks: { type: boolean } } }] }
Puppy: { allOf: [{ $ref: '#/FOLDER/Dog' }, { required: [weeks] }] }
Litter: { type: array, items: { $ref: '#/FOLDER/Pet' } }
";

fn base(version: &str) -> Api {
    let (folder, written) = match version {
        "2.0" => ("definitions", "kind"),
        _ => ("components/schemas", "{ propertyName: kind }"),
    };
    let text = BASE.replace("FOLDER", folder);
    schemas(version, &text.replace("DISCRIMINATOR", written))
}

/// specmatic#1417
#[test]
fn a_subtype_is_recognised_behind_its_base() {
    for version in ["2.0", "3.0.3", "3.1.0"] {
        let api = base(version);
        let is_valid = |name, value: Value| violations(&api, name, &value).is_empty();
        assert!(is_valid(
            "Litter",
            json!([{ "kind": "Cat", "lives": 9 }, { "kind": "Dog" }])
        ));
        assert!(!is_valid("Litter", json!([{ "kind": "Cat" }])), "{version}");
        assert!(!is_valid("Pet", json!({ "kind": "Dog", "barks": 1 })));
        assert!(!is_valid("Pet", json!({ "kind": "Puppy" })));
        assert!(!is_valid(
            "Pet",
            json!({ "kind": "Puppy", "weeks": 3, "barks": 1 })
        ));
        assert!(is_valid("Pet", json!({ "kind": "Puppy", "weeks": 3 })));
        assert!(!is_valid("Pet", json!({ "kind": "Cow" })));
        // The base may be meant itself.
        assert!(is_valid("Pet", json!({ "kind": "Pet" })));
        assert!(codes(&api).is_empty(), "{version} {:?}", codes(&api));
    }
}

#[test]
fn where_a_subtype_is_asked_for_the_value_names_it_or_one_that_extends_it() {
    let api = base("3.0.3");
    assert!(violations(&api, "Dog", &json!({ "kind": "Dog" })).is_empty());
    assert!(violations(&api, "Dog", &json!({ "kind": "Puppy" })).is_empty());
    let found = violations(&api, "Dog", &json!({ "kind": "Cat" }));
    assert_eq!(found[0].instance, "/kind");
    assert_eq!(found[0].message, "must be one of `Dog`, `Puppy`");
}

/// Names of schemas are the values only where the branches do not say otherwise.
#[test]
fn branches_go_by_the_values_that_they_allow() {
    let api = schemas(
        "3.1.0",
        "Part:
  oneOf: [{ $ref: '#/components/schemas/TextPart' }, { $ref: '#/components/schemas/Media' }]
  discriminator: { propertyName: type }
TextPart: { required: [type, text], properties: { type: { const: text } } }
Media:
  oneOf: [{ $ref: '#/components/schemas/Image' }, { $ref: '#/components/schemas/Sound' }]
Image: { required: [url], properties: { type: { enum: [png, jpeg] } } }
Sound: { allOf: [{ properties: { type: { $ref: '#/components/schemas/SoundType' } } }] }
SoundType: { type: string, enum: [wav] }
",
    );
    let is_valid = |value: Value| violations(&api, "Part", &value).is_empty();
    assert!(is_valid(json!({ "type": "text", "text": 1 })));
    assert!(!is_valid(json!({ "type": "text" })));
    assert!(is_valid(json!({ "type": "jpeg", "url": "u" })));
    assert!(!is_valid(json!({ "type": "jpeg" })));
    assert!(is_valid(json!({ "type": "wav" })));
    assert!(!is_valid(json!({ "type": "TextPart", "text": 1 })));
    // A choice among choices leads to the branch that the value means.
    let SchemaBody::Object(part) = &*api.schema(named(&api, "Part")) else {
        panic!("no object");
    };
    let mapping = &part.discriminator.as_ref().unwrap().mapping;
    assert_eq!(mapping["jpeg"], named(&api, "Image"));
    assert_eq!(mapping["wav"], named(&api, "Sound"));
}

/// A mapping that does not know all branches, or contradicts the schema, forbids no value.
#[test]
fn what_is_not_mapped_is_judged_by_the_branches_alone() {
    let api = schemas(
        "3.0.3",
        "Open:
  oneOf:
    - $ref: '#/components/schemas/A'
    - { type: object, required: [b], properties: { kind: { enum: [other] } } }
  discriminator: { propertyName: kind }
A: { type: object, required: [a], properties: { kind: { enum: [a] } } }
Torn:
  type: object
  properties: { kind: { type: string, enum: [x, y] } }
  discriminator: { propertyName: kind }
TornX: { allOf: [{ $ref: '#/components/schemas/Torn' }, { required: [x] }] }
Lost:
  anyOf: [{ $ref: '#/components/schemas/A' }]
  discriminator: { propertyName: kind, mapping: { a: '#/components/schemas/A', z: Zebra } }
",
    );
    assert!(violations(&api, "Open", &json!({ "kind": "other", "b": 1 })).is_empty());
    assert!(!violations(&api, "Open", &json!({ "kind": "a", "b": 1 })).is_empty());
    assert!(violations(&api, "Torn", &json!({ "kind": "x" })).is_empty());
    assert!(violations(&api, "TornX", &json!({ "kind": "y", "x": 1 })).is_empty());
    let found = violations(&api, "Lost", &json!({ "kind": "z", "a": 1 }));
    assert_eq!(found[0].keyword, "anyOf");
    assert_eq!(codes(&api), ["reference-dangling"]);
}

/// OpenAPI 3.2.0, "Discriminator Object", `defaultMapping`.
#[test]
fn the_default_branch_takes_what_is_missing_or_unknown() {
    let api = schemas(
        "3.2.0",
        "Pet:
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Other' }]
  discriminator: { propertyName: kind, defaultMapping: Other }
Cat: { type: object, required: [lives] }
Other: { type: object, required: [other] }
",
    );
    let is_valid = |value: Value| violations(&api, "Pet", &value).is_empty();
    assert!(is_valid(json!({ "kind": "Cat", "lives": 9 })));
    assert!(!is_valid(json!({ "kind": "Cat", "other": 9 })));
    assert!(is_valid(json!({ "kind": "Cow", "other": 9 })));
    assert!(is_valid(json!({ "other": 9 })));
    assert!(!is_valid(json!({ "lives": 9 })));
}

#[test]
fn a_base_that_lists_its_subtypes_does_not_turn_in_circles() {
    let api = schemas(
        "3.0.3",
        "Pet:
  type: object
  properties: { kind: { type: string } }
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  discriminator: { propertyName: kind }
Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { required: [lives] }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
",
    );
    assert!(violations(&api, "Pet", &json!({ "kind": "Dog" })).is_empty());
    assert_eq!(
        violations(&api, "Pet", &json!({ "kind": "Cat" }))[0].keyword,
        "required"
    );
    assert!(codes(&api).is_empty());
}

/// The half of a document may stand behind one base.
#[test]
fn many_subtypes_are_known_by_name() {
    let mut text = "Base: { type: object, discriminator: { propertyName: kind } }\n".to_owned();
    for n in 0..2_000 {
        text.push_str(&format!(
            "S{n}: {{ allOf: [{{ $ref: '#/components/schemas/Base' }}, {{ required: [a{n}] }}] }}\n"
        ));
    }
    let api = schemas("3.0.3", &text);
    assert!(violations(&api, "Base", &json!({ "kind": "S1999", "a1999": 1 })).is_empty());
    assert!(!violations(&api, "Base", &json!({ "kind": "S2000" })).is_empty());
}

/// So do the documents of Microsoft Graph have it.
#[test]
fn a_discriminator_in_a_part_of_the_base_is_the_bases() {
    let api = schemas(
        "3.0.3",
        "Base:
  allOf:
    - { required: [kind] }
    - type: object
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { '#base': '#/components/schemas/Base', '#cat': '#/components/schemas/Cat' } }
Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [lives] }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [barks] }] }
",
    );
    let is_valid = |name, value: Value| violations(&api, name, &value).is_empty();
    assert!(is_valid("Base", json!({ "kind": "#cat", "lives": 9 })));
    assert!(!is_valid("Base", json!({ "kind": "#cat" })));
    assert!(is_valid("Base", json!({ "kind": "#base" })));
    assert!(!is_valid("Base", json!({ "kind": "Dog" })));
    assert!(is_valid("Base", json!({ "kind": "Dog", "barks": true })));
    assert!(!is_valid("Base", json!({ "kind": "#dog", "barks": true })));
    assert!(!is_valid("Cat", json!({ "kind": "#base", "lives": 9 })));
    assert!(codes(&api).is_empty());
}
