//! Names in the files of a folder mean the components of the entry document.
//!
//! Source: OpenAPI 3.1.1, "Resolving Implicit Connections".
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, EditOp, Pointer, ScalarValue, Syntax};
use oas_model::{
    Api, Direction, DocumentId, Origin, SchemaBody, SchemaId, SourceSet, refresh, resolve,
};
use serde_json::{Value, json};

const ENTRY: &str = "openapi: 3.1.1
info: { title: Names, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: Found.
          links: { next: { operationId: addToy } }
  /toys: { $ref: paths/toys.yaml }
components:
  securitySchemes: { key: { $ref: key.yaml } }
  schemas:
    Pet: { $ref: schemas/pet.yaml }
    Cat: { $ref: schemas/feline.yaml, description: Purrs. }
    Hound: { $ref: '#/components/schemas/Dog' }
    Dog: { $ref: schemas/dog.yaml }
    Toy: { $ref: schemas/toy.yaml }
    Ball: { $ref: schemas/round.yaml }
    Both: { type: object, required: [ofTheEntry] }
";

const FILES: [(&str, &str); 8] = [
    (
        "paths/toys.yaml",
        "post:
  operationId: addToy
  security: [{ key: [] }]
  responses: { '204': { description: Added., links: { back: { operationId: listPets } } } }
",
    ),
    ("key.yaml", "{ type: apiKey, in: header, name: X-Key }"),
    (
        "schemas/pet.yaml",
        "oneOf:
  - { $ref: feline.yaml }
  - { $ref: '../api.yaml#/components/schemas/Hound' }
  - { $ref: bird.yaml }
  - { $ref: '#/components/schemas/Own' }
discriminator:
  propertyName: kind
  mapping: { purring: Cat, own: Own, both: Both }
components:
  schemas:
    Own: { type: object, required: [own] }
    Both: { type: object, required: [ofTheFile] }
",
    ),
    ("schemas/feline.yaml", "{ type: object, required: [lives] }"),
    ("schemas/dog.yaml", "{ type: object, required: [barks] }"),
    ("schemas/bird.yaml", "{ type: object, required: [wings] }"),
    (
        "schemas/toy.yaml",
        "type: object
required: [sort]
properties: { sort: { type: string } }
discriminator: { propertyName: sort }
",
    ),
    (
        "schemas/round.yaml",
        "allOf: [{ $ref: toy.yaml }, { required: [size] }]",
    ),
];

fn folder() -> SourceSet {
    let mut sources = SourceSet::default();
    for (uri, text) in [("api.yaml", ENTRY)].iter().chain(&FILES) {
        sources.add(uri, Document::parse(text, Syntax::Yaml));
    }
    sources
}

fn read(sources: SourceSet) -> Api {
    resolve(Arc::new(sources), DocumentId(0)).0
}

fn named(api: &Api, name: &str) -> SchemaId {
    let all = api.named_schemas();
    let slot = all.iter().find(|one| one.0 == name).unwrap().1;
    api.follow(slot).unwrap()
}

/// Values of a discriminator, each with the place it leads to; then the findings.
fn mapping(api: &Api, name: &str) -> Vec<String> {
    let SchemaBody::Object(schema) = &*api.schema(named(api, name)) else {
        panic!("no object");
    };
    let place = |at: Origin| format!("{}#{}", api.sources().uri(at.document), api.pointer(at));
    let found = &schema.discriminator.as_ref().unwrap().mapping;
    let mapped = found
        .iter()
        .map(|(value, id)| format!("{value} {}", place(id.0)));
    let findings = api.findings().into_iter().map(|one| one.message);
    mapped.chain(findings).collect()
}

fn is_valid(api: &Api, name: &str, value: &Value) -> bool {
    api.compile(named(api, name), Direction::Request)
        .is_valid(value)
}

#[test]
fn names_are_looked_for_in_the_entry_then_in_the_file() {
    let api = read(folder());
    assert_eq!(
        mapping(&api, "Pet"),
        [
            "purring schemas/feline.yaml#",
            "own schemas/pet.yaml#/components/schemas/Own",
            "both api.yaml#/components/schemas/Both",
            "Cat schemas/feline.yaml#",
            "Hound schemas/dog.yaml#",
            "bird schemas/bird.yaml#",
            "Own schemas/pet.yaml#/components/schemas/Own",
        ]
    );
    assert!(is_valid(
        &api,
        "Pet",
        &json!({ "kind": "purring", "lives": 9 })
    ));
    assert!(!is_valid(
        &api,
        "Pet",
        &json!({ "kind": "purring", "barks": 9 })
    ));
    assert!(is_valid(
        &api,
        "Pet",
        &json!({ "kind": "Hound", "barks": 9 })
    ));
}

#[test]
fn a_component_names_the_schema_of_another_file() {
    let api = read(folder());
    assert_eq!(mapping(&api, "Toy"), ["Ball schemas/round.yaml#"]);
    for (value, is_right) in [
        (json!({ "sort": "Ball", "size": 1 }), true),
        (json!({ "sort": "Ball" }), false),
        (json!({ "sort": "Toy" }), true),
        (json!({ "sort": "round", "size": 1 }), false),
    ] {
        assert_eq!(is_valid(&api, "Toy", &value), is_right, "{value}");
    }
}

#[test]
fn operations_and_security_schemes_are_known_in_every_file() {
    let api = read(folder());
    let linked = |idx: usize| {
        let operation = api.operation(api.operations()[idx].id);
        let link = operation.responses[0].links[0].clone();
        api.link_target(&link)
    };
    assert_eq!(linked(0), Some(api.operations()[1].id));
    assert_eq!(linked(1), Some(api.operations()[0].id));
    let adds = api.operation(api.operations()[1].id);
    assert!(adds.security[0].contains_key(&api.security_schemes()[0].name));
}

fn edits() -> Vec<(&'static str, EditOp)> {
    let at = |text: &str| -> Pointer { text.parse().unwrap() };
    let slot = |name: &str| at(&format!("/components/schemas/{name}"));
    let set = |at: Pointer, text: &str| EditOp::Set {
        at,
        value: ScalarValue::String(text.to_owned()).into(),
    };
    let rename = |at: Pointer, name: &str| EditOp::Rename {
        at,
        name: name.to_owned(),
    };
    vec![
        (
            "api.yaml",
            set(slot("Cat").push("$ref"), "schemas/bird.yaml"),
        ),
        ("api.yaml", rename(slot("Ball"), "Sphere")),
        ("api.yaml", rename(slot("Both"), "Neither")),
        ("api.yaml", rename(slot("Hound"), "Own")),
        ("api.yaml", EditOp::Remove { at: slot("Cat") }),
        (
            "schemas/pet.yaml",
            set(at("/discriminator/mapping/own"), "Toy"),
        ),
        ("api.yaml", rename(slot("Dog"), "Cat")),
        ("schemas/round.yaml", EditOp::Remove { at: at("/allOf/0") }),
    ]
}

#[test]
fn a_refreshed_model_has_the_names_of_a_new_one() {
    let told = |api: &Api| {
        let toy = json!({ "sort": "Ball" });
        (
            mapping(api, "Pet"),
            mapping(api, "Toy"),
            is_valid(api, "Toy", &toy),
        )
    };
    let mut api = read(folder());
    let mut before = told(&api);
    for (n, (uri, edit)) in edits().into_iter().enumerate() {
        let mut sources = SourceSet::clone(api.sources());
        let document = sources.document(sources.find(uri).unwrap()).clone();
        let edits = document.edit(&edit).unwrap();
        sources.add(uri, document.apply(&edits).unwrap());
        api = refresh(&api, Arc::new(sources.clone())).0;
        let now = told(&api);
        assert_eq!(now, told(&read(sources)), "after edit {n}");
        assert_ne!(now, before, "edit {n} changes nothing");
        before = now;
    }
}
