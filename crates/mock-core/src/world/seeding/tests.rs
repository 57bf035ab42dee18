use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use serde_json::{Value, json};

use super::{resource_names, seed_ops};
use crate::{MockApi, MockConfig, StateOp, compile};

const SHOP: &str = "\
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example/v1'}]
paths:
  /shops/{shop}/pets:
    parameters: [{name: shop, in: path, required: true, schema: {type: string}}]
    get: {responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}}
    post: {responses: {'201': {description: New, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /shops/{shop}/pets/{petId}:
    parameters:
      - {name: shop, in: path, required: true, schema: {type: string}}
      - {name: petId, in: path, required: true, schema: {type: integer}}
    get: {responses: {'200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /tags:
    get: {responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Tag'}}}}}}}
  /tags/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Tag'}}}}}
components:
  schemas:
    Pet: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}
    Tag: {type: object, required: [id], properties: {id: {type: string}}}
";

fn shop() -> MockApi {
    let mut sources = SourceSet::default();
    let entry = sources.add("shop.yaml", Document::parse(SHOP, Syntax::Yaml));
    let (api, _) = resolve(Arc::new(sources), entry);
    compile(&[Arc::new(api)], MockConfig::default())
}

fn keys(wanted: &Value) -> Result<Vec<String>, Vec<String>> {
    let put = |op: &StateOp| match op {
        StateOp::Put { key, .. } => format!("{} {:?} {}", key.resource, key.parents, key.id),
        other => format!("{other:?}"),
    };
    match seed_ops(&shop(), wanted, 0) {
        Ok(ops) => Ok(ops.iter().map(put).collect()),
        Err(faults) => Err(faults
            .into_iter()
            .map(|fault| format!("{}: {}", fault.pointer, fault.message))
            .collect()),
    }
}

#[test]
fn places_are_names_and_paths_with_and_without_the_base() {
    let rex = json!({"id": 7, "name": "Rex"});
    let wanted = json!({
        "tags": [{"id": "a"}, {"id": "b"}],
        "/shops/x%20y/pets": [rex],
        "/v1/shops/z/pets/7": rex,
    });
    let names = resource_names(&shop());
    let names: Vec<_> = names.iter().map(|one| (&*one.name, &*one.path)).collect();
    let pets = names[0].0;
    assert_eq!(names[0].1, "/shops/{shop}/pets");
    assert_eq!(
        keys(&wanted),
        Ok(vec![
            "tags [] a".to_owned(),
            "tags [] b".to_owned(),
            format!("{pets} [\"x y\"] 7"),
            format!("{pets} [\"z\"] 7"),
        ])
    );
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    let pets = resource_names(&shop())[0].name.to_string();
    let wanted = json!({
        "cats": [],
        "tags": {"id": "a"},
        "/shops/x/pets": [{"id": 7, "name": "Rex"}, {"id": "seven"}],
        "/shops/x/pets/8": {"id": 7, "name": "Rex"},
        "/nowhere": [],
        pets: [],
    });
    let faults = keys(&wanted).unwrap_err();
    let has = |start: &str| faults.iter().any(|fault| fault.starts_with(start));
    assert!(has("/cats: There is no resource `cats`"), "{faults:#?}");
    assert!(has("/tags: `tags` is a collection"), "{faults:#?}");
    assert!(has("/~1shops~1x~1pets/1/id: "), "{faults:#?}");
    assert!(has("/~1shops~1x~1pets/1: "), "{faults:#?}");
    assert!(
        has("/~1shops~1x~1pets~18: The entity says that it is `7`"),
        "{faults:#?}"
    );
    assert!(has("/~1nowhere: "), "{faults:#?}");
    assert!(
        faults
            .iter()
            .any(|fault| fault.contains("one `") && fault.contains("`shop`")),
        "{faults:#?}"
    );
    assert!(keys(&json!([])).is_err());
}
