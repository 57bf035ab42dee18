//! The same question again: kept bodies are those of this question and of no other.

use serde_json::json;

use crate::support::World;

const ITEMS: &str = r"
openapi: 3.1.0
info: {title: Items, version: '1'}
paths:
  /items:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
    get:
      responses:
        '200': {description: Rows, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Item'}}}}}
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200':
          description: One
          content:
            application/json: {schema: {$ref: '#/components/schemas/Item'}}
            application/xml: {schema: {$ref: '#/components/schemas/Item'}}
            application/vnd.short+json: {schema: {type: object, required: [id], properties: {id: {type: string}}, additionalProperties: false}}
    patch:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
      responses:
        '200': {description: Changed, content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}
    delete: {responses: {'204': {description: Gone}}}
components:
  schemas:
    Item:
      type: object
      required: [id, name]
      properties: {id: {type: string}, name: {type: string, example: Lantern}, size: {type: integer}}
";

fn body(world: &mut World, headers: &[(&str, &str)]) -> Vec<u8> {
    world.ask("GET", "/items/one", headers, "").body.to_vec()
}

#[test]
fn types_and_preferences_have_bodies_of_their_own() {
    let questions: [&[(&str, &str)]; 4] = [
        &[],
        &[("accept", "application/xml")],
        &[("accept", "application/vnd.short+json")],
        &[("prefer", "dynamic=true")],
    ];
    let alone = questions.map(|headers| body(&mut World::of(ITEMS), headers));
    for (idx, one) in alone.iter().enumerate() {
        assert!(
            !alone[..idx].contains(one),
            "{}",
            String::from_utf8_lossy(one)
        );
    }
    let mut world = World::of(ITEMS);
    for _ in 0..2 {
        assert_eq!(questions.map(|headers| body(&mut world, headers)), alone);
    }
}

#[test]
fn what_was_written_in_between_is_seen() {
    let mut world = World::of(ITEMS);
    let before = world.get("/items/one");
    let changed = world.send(
        "PATCH",
        "/items/one",
        &json!({"id": "one", "name": "Lamp", "size": 77}),
    );
    assert_eq!(changed.status, 200);
    let after = world.get("/items/one");
    assert_eq!(after.json()["size"], 77);
    assert_ne!(after.header("etag"), before.header("etag"));
    assert_eq!(world.ask("DELETE", "/items/one", &[], "").status, 204);
    assert_eq!(world.get("/items/one").status, 404);
}

#[test]
fn another_seed_has_another_body() {
    let mut world = World::of(ITEMS);
    let dynamic: &[_] = &[("prefer", "dynamic=true")];
    let first = body(&mut world, dynamic);
    let mut other = world.seeded(8);
    assert_ne!(body(&mut other, dynamic), first);
    assert_eq!(body(&mut other.seeded(7), dynamic), first);
}
