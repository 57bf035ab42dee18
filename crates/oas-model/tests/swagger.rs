//! Swagger 2.0: forms and inline schemas are checked, and violations know their places.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, Operation, SchemaId, SourceSet, resolve};
use serde_json::{Value, json};

const SHOP: &str = include_str!("golden/v20/shop.yaml");

fn api(text: &str) -> Api {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(text, Syntax::Yaml));
    resolve(Arc::new(sources), entry).0
}

fn operation(api: &Api, method: &str, path: &str) -> Arc<Operation> {
    let mut heads = api.operations().iter();
    let head = heads.find(|one| *one.method == *method && *one.path == *path);
    api.operation(head.unwrap().id)
}

/// Place, message and the place of the rule of each violation.
fn said(api: &Api, id: SchemaId, value: &Value) -> Vec<String> {
    let found = api.compile(id, Direction::Request).validate(value);
    let told = found.iter().map(|one| {
        let rule = api.pointer(one.schema.unwrap());
        format!("{} {} ({rule})", one.instance, one.message)
    });
    let mut told: Vec<_> = told.collect();
    told.sort();
    told
}

#[test]
fn a_form_is_checked_as_one_object_with_the_rules_at_its_parameters() {
    let api = api(SHOP);
    let put = operation(&api, "PUT", "/goods/{id}/picture");
    let form = put.request_body.as_ref().unwrap().content[0]
        .schema
        .unwrap();
    let at = "/paths/~1goods~1{id}~1picture";
    assert_eq!(
        said(&api, form, &json!({ "caption": "a", "picture": "b" })),
        [""; 0]
    );
    assert_eq!(
        said(&api, form, &json!({ "caption": "too long", "note": "one" })),
        [
            format!(" must have the member `picture` ({at}/put/parameters)"),
            format!("/caption must have at most 5 characters ({at}/parameters/1/maxLength)"),
            format!("/note must be a whole number, but is a string ({at}/put/parameters/1/type)"),
        ]
    );
}

#[test]
fn a_parameter_and_a_header_are_schemas_of_their_own() {
    let api = api(SHOP);
    let get = operation(&api, "GET", "/goods");
    let words = get.parameters.iter().find(|one| one.name == "words");
    let words = words.unwrap().schema.unwrap();
    assert_eq!(
        said(&api, words, &json!(["one"])),
        [" must have at least 2 items (/paths/~1goods/get/parameters/2/minItems)"]
    );
    let total = get.responses[0].headers[0].schema.unwrap();
    let at = "/paths/~1goods/get/responses/200/headers/X-Total/minimum";
    assert_eq!(
        said(&api, total, &json!(-1)),
        [format!(" must be at least 0 ({at})")]
    );
}

#[test]
fn null_is_a_value_where_the_vendors_word_says_so() {
    let api = api(SHOP);
    let get = operation(&api, "GET", "/goods");
    let problem = get.responses[1].content[0].schema.unwrap();
    assert_eq!(said(&api, problem, &json!({ "message": null })), [""; 0]);
    let post = operation(&api, "POST", "/goods");
    let good = post.request_body.as_ref().unwrap().content[0]
        .schema
        .unwrap();
    let value = |maker: Value| json!({ "kind": "disc", "title": "t", "maker": maker });
    assert_eq!(said(&api, good, &value(json!("m"))), [""; 0]);
    // Beside a `$ref` it is ignored, as every word there.
    assert_eq!(said(&api, good, &value(json!(null))).len(), 1);
}

#[test]
fn the_discriminator_of_2_0_and_its_vendors_values_are_checked() {
    let api = api(SHOP);
    let post = operation(&api, "POST", "/goods");
    let good = post.request_body.as_ref().unwrap().content[0]
        .schema
        .unwrap();
    assert_eq!(
        said(&api, good, &json!({ "kind": "Record", "title": "t" })),
        ["/kind must be one of `Book`, `disc`, `Good` (/definitions/Good/discriminator)"]
    );
    assert_eq!(
        said(&api, good, &json!({ "kind": "Book", "title": "t" })),
        [" must have the member `pages` (/definitions/Book/allOf/1/required)"]
    );
}

/// Nothing of a form may turn the reader in circles or stop it.
#[test]
fn odd_forms_are_read_as_far_as_they_can_be() {
    let text = "swagger: '2.0'
paths:
  /a:
    parameters: &list
      - { $ref: '#/paths/~1a/parameters/0' }
      - { $ref: '#/parameters/Form' }
      - { name: a, in: formData, type: string, required: yes please }
    post: { parameters: *list, responses: { '200': { description: ok } } }
parameters:
  Form: { name: f, in: formData, type: object, schema: { type: integer } }
";
    let api = api(text);
    let post = operation(&api, "POST", "/a");
    let body = post.request_body.as_ref().unwrap();
    let form = body.content[0].schema.unwrap();
    assert_eq!(
        said(&api, form, &json!({ "f": "x" })),
        ["/f must be a whole number, but is a string (/parameters/Form/schema/type)"]
    );
    let codes: Vec<_> = api.findings().iter().map(|one| one.code).collect();
    assert_eq!(codes, ["info-missing", "reference-cycle", "wrong-type"]);
}
