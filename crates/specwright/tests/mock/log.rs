//! One line a request, which says why the answer is no success.

use std::{fs, path::Path};

use serde_json::Value;

use crate::support::{Mock, ask};

const PETS: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
components:
  securitySchemes: {key: {type: apiKey, in: query, name: api_key}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: {id: {type: integer, readOnly: true}, name: {type: string}}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: New, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getPet
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {description: None}
    delete: {operationId: dropPet, responses: {'204': {description: Gone}}}
  /secret: {get: {operationId: tell, security: [{key: []}], responses: {'200': {description: ok}}}}
  /never:
    get:
      operationId: never
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: integer, minimum: 2, maximum: 1}}}}
";

fn start(folder: &Path, more: &[&str]) -> Mock {
    fs::write(folder.join("pets.yaml"), PETS).unwrap();
    Mock::spawn(
        folder,
        &[&["--no-watch", "--clock", "frozen"], more].concat(),
    )
}

/// Sends a request, and waits until the log speaks of it.
fn logged(mock: &Mock, method: &str, target: &str, fields: Fields, body: &str) -> String {
    let n_before = mock.said().len();
    ask(&mock.address, method, target, fields, body);
    let path = target.split('?').next().unwrap();
    let of_it = |line: &&str| line.contains(&format!("{method} {path}")) || line.starts_with('{');
    mock.wait_for(|said| said[n_before..].lines().find(of_it).map(str::to_owned))
}

type Fields<'f> = &'f [(&'f str, &'f str)];

const NONE: Fields = &[];
const JSON: Fields = &[("Content-Type", "application/json")];

#[test]
fn each_line_names_the_operation_and_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mock = start(folder.path(), &[]);
    #[rustfmt::skip]
    let cases = [
        ("GET", "/pets?limit=2", NONE, "", "200 GET /pets?limit=2 ", " ms listPets"),
        ("GET", "/pest", NONE, "", "404 GET /pest ", "  no path matches `/pest`; nearest: GET /pets, POST /pets, "),
        ("GET", "/pets/", NONE, "", "404 GET /pets/ ", "but `/pets` is: the trailing slash matters"),
        ("PUT", "/pets", NONE, "", "405 PUT /pets ", "  `/pets` knows GET, POST, HEAD, OPTIONS, not PUT"),
        ("GET", "/secret", NONE, "", "401 GET /secret ", " tell  security `key`: "),
        ("GET", "/secret?api_key=s3cret", NONE, "", "200 GET /secret?api_key=*** ", " ms tell"),
        ("GET", "/pets?limit=10", NONE, "", "422 GET /pets?limit=10 ", " listPets  query `limit`: must be at most 9 [pets.yaml#/paths/~1pets/get/parameters/0/schema/maximum]"),
        ("GET", "/pets/x", NONE, "", "422 GET /pets/x ", " getPet  path `petId`: must be a whole number, but is a string [pets.yaml#/paths/~1pets~1{petId}/parameters/0/schema/type]"),
        ("POST", "/pets", JSON, "{\"name\": 1}", "422 POST /pets ", " addPet  body `/name`: must be a string, but is a number [pets.yaml#/components/schemas/Pet/properties/name/type]"),
        ("POST", "/pets", JSON, "{", "400 POST /pets ", " addPet  body: is not JSON: "),
        ("POST", "/pets", &[("Content-Type", "text/plain")], "x", "415 POST /pets ", " addPet  body: must be one of: application/json ["),
        ("GET", "/pets", &[("Accept", "image/png")], "", "406 GET /pets ", " listPets  "),
        ("GET", "/pets/5", &[("Prefer", "code=404")], "", "404 GET /pets/5 ", " getPet  404: "),
        ("GET", "/pets/5", &[("Prefer", "code=418")], "", "400 GET /pets/5 ", " getPet  418 is not documented"),
        ("DELETE", "/pets/5", &[("If-Match", "\"no\"")], "", "412 DELETE /pets/5 ", " dropPet  the world (delete): `If-Match` does not name "),
        ("DELETE", "/pets/5", NONE, "", "204 DELETE /pets/5 ", " ms dropPet"),
        ("GET", "/pets/5", NONE, "", "404 GET /pets/5 ", " getPet  "),
        ("GET", "/never", NONE, "", "200 GET /never ", " never  warning: "),
    ];
    for (method, target, fields, body, start, says) in cases {
        let line = logged(&mock, method, target, fields, body);
        assert!(line.starts_with(start), "{line}");
        assert!(line.contains(says), "{line}\n  lacks {says}");
    }
}

#[test]
fn what_is_let_through_is_a_warning_and_who_asks_too_often_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--validate", "warn", "--rate-limit", "1/1h"];
    let mock = start(folder.path(), &more);
    let line = logged(&mock, "GET", "/pets?limit=10", NONE, "");
    let warning = " listPets  warning: query `limit`: must be at most 9";
    assert!(line.starts_with("200 ") && line.contains(warning), "{line}");
    let line = logged(&mock, "GET", "/pets", NONE, "");
    assert!(line.starts_with("429 GET /pets "), "{line}");
    assert!(line.contains(" listPets  route: "), "{line}");
}

#[test]
fn programs_get_the_same_facts() {
    let folder = tempfile::tempdir().unwrap();
    let mock = start(folder.path(), &["--log", "json"]);
    let line = logged(&mock, "GET", "/secret?api_key=s3cret&a=%0A", NONE, "");
    assert!(!line.contains("s3cret"), "{line}");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["target"], "/secret?api_key=***&a=%0A");
    assert_eq!(line["reason"], Value::Null);
    let line = logged(&mock, "GET", "/pets?limit=10", NONE, "");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["status"], 422);
    assert_eq!(line["operationId"], "listPets");
    assert_eq!(line["violations"][0]["rule"], "maximum");
    let said = "query `limit`: must be at most 9 ";
    assert!(line["reason"].as_str().unwrap().starts_with(said), "{line}");
    let line = logged(&mock, "GET", "/never", NONE, "");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["warnings"].as_array().unwrap().len(), 1, "{line}");
}
