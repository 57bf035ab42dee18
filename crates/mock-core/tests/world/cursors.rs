//! Words that lead to other pages of a list, also such as nobody has given out.

use crate::support::World;

const PETS: &str = r#"
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: cursor, in: query, schema: {type: string}, example: c2VlIHRoZSBndWlkZQ}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [data, has_more], properties: {
          data: {type: array, items: {$ref: '#/components/schemas/Pet'}}, next_cursor: {type: [string, 'null']}, has_more: {type: boolean}}}}}}
        '400': {description: no}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
components:
  schemas:
    Pet: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}
"#;

/// Found with schemathesis: the example of a cursor is valid, and was refused where 400 is documented.
#[test]
fn a_cursor_that_nobody_gave_out_leads_to_the_end_of_the_list() {
    let mut world = World::of(PETS);
    for word in ["c2VlIHRoZSBndWlkZQ", "%00", "-1"] {
        let answer = world.get(&format!("/pets?cursor={word}"));
        assert_eq!(answer.status, 200, "{answer:?}");
        let body = answer.json();
        assert_eq!(body["data"], serde_json::json!([]), "{body}");
        assert_eq!(body["has_more"], false, "{body}");
    }
}

#[test]
fn cursors_that_were_given_out_lead_on() {
    let mut world = World::of(PETS);
    let all = world.get("/pets?limit=1000").json();
    let first = world.get("/pets?limit=2").json();
    assert_eq!(first["has_more"], true, "{first}");
    let word = first["next_cursor"].as_str().unwrap_or_default();
    let second = world.get(&format!("/pets?limit=2&cursor={word}")).json();
    assert_eq!(second["data"][0], all["data"][2], "{second}");
}
