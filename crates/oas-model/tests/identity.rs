//! Schemas that have addresses and names of their own: `$id`, `$anchor`, `$dynamicRef`.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, SourceSet, resolve, wanted, wanted_remote};
use serde_json::{Value, json};

/// An API of these schemas, with more files beside it.
fn api(schemas: &str, files: &[(&str, &str)]) -> Api {
    let text = format!(
        "openapi: 3.1.1\ninfo: {{ title: t, version: v }}\ncomponents:\n  schemas:\n{schemas}"
    );
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(&text, Syntax::Yaml));
    for (name, text) in files {
        sources.add(name, Document::parse(text, Syntax::Yaml));
    }
    resolve(Arc::new(sources), entry).0
}

fn is_valid(api: &Api, name: &str, value: &Value) -> bool {
    let named = api.named_schemas();
    let id = named.iter().find(|one| one.0 == name).unwrap().1;
    api.compile(id, Direction::Request).is_valid(value)
}

fn codes(api: &Api) -> Vec<&'static str> {
    api.check_references();
    api.findings().iter().map(|one| one.code).collect()
}

const PAGES: &str = "
    Page:
      $id: https://shop.example/page
      type: object
      properties: { items: { type: array, items: { $dynamicRef: '#item' } }, next: { $dynamicRef: '#page' } }
      $defs: { any: { $dynamicAnchor: item } }
      $dynamicAnchor: page
    Pets:
      $id: https://shop.example/pets
      $ref: page
      $defs: { pet: { $dynamicAnchor: item, type: object, required: [name] } }
    Years:
      $id: https://shop.example/years
      $ref: page
      $defs: { year: { $dynamicAnchor: item, type: integer } }
    Both: { properties: { pets: { $ref: '#/components/schemas/Pets' }, years: { $ref: '#/components/schemas/Years' } } }
";

#[test]
fn a_dynamic_reference_means_what_the_schema_says_that_was_entered_first() {
    let api = api(PAGES, &[]);
    assert!(is_valid(&api, "Page", &json!({ "items": [1, "a"] })));
    assert!(is_valid(&api, "Years", &json!({ "items": [2026] })));
    assert!(!is_valid(&api, "Years", &json!({ "items": ["a"] })));
    assert!(!is_valid(
        &api,
        "Years",
        &json!({ "next": { "items": ["a"] } })
    ));
    assert!(is_valid(
        &api,
        "Pets",
        &json!({ "items": [{ "name": "Rex" }] })
    ));
    assert!(!is_valid(&api, "Pets", &json!({ "items": [2026] })));
    let both = |pets: Value, years: Value| {
        is_valid(
            &api,
            "Both",
            &json!({ "pets": { "items": [pets] }, "years": { "items": [years] } }),
        )
    };
    assert!(both(json!({ "name": "Rex" }), json!(1)));
    assert!(!both(json!(1), json!(1)) && !both(json!({ "name": "Rex" }), json!("a")));
    assert_eq!(codes(&api), [""; 0]);
}

#[test]
fn both_references_of_a_schema_hold() {
    let text = "
    A: { $id: https://a.example/a, $ref: '#/$defs/long', $dynamicRef: '#short', $defs: { long: { minLength: 3 }, short: { $dynamicAnchor: short, maxLength: 4 } } }
";
    let api = api(text, &[]);
    assert!(is_valid(&api, "A", &json!("abc")));
    assert!(!is_valid(&api, "A", &json!("ab")) && !is_valid(&api, "A", &json!("abcde")));
}

#[test]
fn addresses_are_relative_to_the_nearest_id_and_else_to_the_file() {
    let text = "
    A:
      $id: https://a.example/schemas/a
      $defs: { b: { $id: b, type: string }, c: { $id: deeper/c, $ref: ../b, $defs: { d: { $anchor: d, type: integer } } } }
      properties: { b: { $ref: b }, c: { $ref: deeper/c }, d: { $ref: 'deeper/c#d' }, e: { $ref: 'kept.yaml#/E' } }
";
    let api = api(text, &[("kept.yaml", "E: { type: boolean }")]);
    assert!(is_valid(
        &api,
        "A",
        &json!({ "b": "x", "c": "x", "d": 1, "e": true })
    ));
    for wrong in [
        json!({ "b": 1 }),
        json!({ "c": 1 }),
        json!({ "d": "x" }),
        json!({ "e": 1 }),
    ] {
        assert!(!is_valid(&api, "A", &wrong), "{wrong}");
    }
    assert_eq!(codes(&api), [""; 0]);
}

#[test]
fn names_belong_to_their_resource() {
    let text = "
    A: { $anchor: name, type: string }
    B: { $id: https://b.example/b, $ref: '#name', $defs: { n: { $anchor: name, type: integer } } }
    C: { $ref: '#name' }
    D: { $ref: 'https://b.example/b#name' }
    E: { $ref: 'other.yaml#name' }
    F: { $ref: '#nobody' }
";
    let api = api(
        text,
        &[("other.yaml", "x: { $anchor: name, type: boolean }")],
    );
    assert!(is_valid(&api, "B", &json!(1)) && !is_valid(&api, "B", &json!("a")));
    assert!(is_valid(&api, "C", &json!("a")) && !is_valid(&api, "C", &json!(1)));
    assert!(is_valid(&api, "D", &json!(1)) && !is_valid(&api, "D", &json!("a")));
    assert!(is_valid(&api, "E", &json!(true)) && !is_valid(&api, "E", &json!("a")));
    assert_eq!(codes(&api), ["reference-dangling"]);
}

#[test]
fn a_schema_that_was_copied_is_understood_with_a_warning() {
    let text = "
    Copied: { type: object, properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: string } } }
    Named: { $id: https://n.example/n, properties: { a: { $ref: '#/components/schemas/A' } } }
    A: { type: string }
    Lost: { $ref: '#/$defs/nothing' }
";
    let api = api(text, &[]);
    for name in ["Copied", "Named"] {
        assert!(is_valid(&api, name, &json!({ "a": "x" })));
        assert!(!is_valid(&api, name, &json!({ "a": 1 })));
    }
    assert_eq!(
        codes(&api),
        ["reference-base", "reference-base", "reference-dangling"]
    );
}

#[test]
fn ids_in_data_and_in_old_versions_are_no_ids() {
    let text = "
    A: { $ref: 'https://a.example/a', example: { $id: https://a.example/a }, examples: [{ $id: https://a.example/a }], enum: [{ $id: https://a.example/a }] }
";
    assert_eq!(codes(&api(text, &[])), ["reference-remote"]);
    let old =
        "openapi: 3.0.3\ncomponents: { schemas: { B: { $id: https://a.example/a, $anchor: b } } }";
    let api = api("\n    A: { $ref: 'old.yaml#b' }", &[("old.yaml", old)]);
    assert_eq!(codes(&api), ["reference-dangling"]);
}

/// A file is looked for here first, and on other machines only by those who may ask them.
#[test]
fn what_an_id_names_may_be_a_file_or_an_address() {
    let text = "openapi: 3.1.1
components:
  schemas:
    A: { $id: https://a.example/s/a, properties: { b: { $ref: b.yaml }, c: { $ref: c }, self: { $ref: a } }, $defs: { c: { $id: c } } }
";
    let mut sources = SourceSet::default();
    sources.add("specs/api.yaml", Document::parse(text, Syntax::Yaml));
    let uris =
        |list: Vec<oas_model::Wanted>| list.into_iter().map(|one| one.uri).collect::<Vec<_>>();
    assert_eq!(uris(wanted(&sources)), ["specs/b.yaml"]);
    assert_eq!(
        uris(wanted_remote(&sources)),
        ["https://a.example/s/b.yaml"]
    );
    sources.add("specs/b.yaml", Document::parse("{}", Syntax::Yaml));
    assert_eq!(uris(wanted_remote(&sources)), [""; 0]);
}

/// Each resource adds a name of its own on each way through all of them.
#[test]
fn more_ways_than_can_be_told_apart_end() {
    let mut text = String::new();
    for n in 0..24 {
        let (a, b) = ((n * 7 + 1) % 24, (n * 5 + 3) % 24);
        text.push_str(&format!(
            "\n    S{n}: {{ $id: 'https://s.example/{n}', properties: {{ a: {{ $ref: '{a}' }}, b: {{ $ref: '{b}' }}, c: {{ $dynamicRef: '#n{n}' }} }}, $defs: {{ x: {{ $dynamicAnchor: n{n}, type: string }}, y: {{ $dynamicAnchor: n{a} }} }} }}"
        ));
    }
    let api = api(&text, &[]);
    assert!(is_valid(&api, "S0", &json!({ "a": { "b": {} } })));
    assert!(!is_valid(&api, "S0", &json!({ "c": 1 })));
}
