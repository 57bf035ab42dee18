//! Conditional requests, requests that come twice, and settings that change the world.

use mock_core::{UnknownIds, WorldMode};
use serde_json::json;

use crate::support::World;

const PETS: &str = r#"
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer}}, {name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: ok, headers: {Link: {schema: {type: string}}}, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
    put:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    patch:
      requestBody:
        required: true
        content:
          application/merge-patch+json: {schema: {type: object}}
          application/json-patch+json: {schema: {type: array, items: {type: object}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    delete: {responses: {'204': {description: gone}}}
  /pets/{petId}/toys:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Toy'}}}}}}}
  /pets/{petId}/toys/{toyId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}, {name: toyId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}}
  /pets/{petId}/diet:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {meals: {type: integer}}}}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        tag: {type: string}
        secret: {type: string, writeOnly: true}
        owners: {type: array, items: {type: object, properties: {name: {type: string}, password: {type: string, writeOnly: true}}}}
        updated_at: {type: string, format: date-time, readOnly: true}
    Toy:
      type: object
      required: [id, pet_id]
      properties: {id: {type: integer}, pet_id: {type: integer}, name: {type: string}}
"#;

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let mut world = World::of(PETS);
    let first = world.get("/pets/1");
    let tag = first.header("etag").unwrap().to_owned();
    let again = world.ask("GET", "/pets/1", &[("if-none-match", &tag)], "");
    assert_eq!((again.status, again.body.len()), (304, 0));
    world.send("PUT", "/pets/1", &json!({"name": "Rex"}));
    let changed = world.ask("GET", "/pets/1", &[("if-none-match", &tag)], "");
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), Some(&*tag));
}

#[test]
fn who_writes_over_an_older_state_is_stopped() {
    let mut world = World::of(PETS);
    let tag = world.get("/pets/1").header("etag").unwrap().to_owned();
    let fields = [("content-type", "application/json"), ("if-match", &*tag)];
    assert_eq!(
        world
            .ask("PUT", "/pets/1", &fields, r#"{"name":"Rex"}"#)
            .status,
        200
    );
    assert_eq!(
        world
            .ask("PUT", "/pets/1", &fields, r#"{"name":"Max"}"#)
            .status,
        412
    );
    assert_eq!(world.get("/pets/1").json()["name"], "Rex");
    assert_eq!(
        world
            .ask("DELETE", "/pets/1", &[("if-match", &tag)], "")
            .status,
        412
    );
}

#[test]
fn a_request_that_comes_twice_is_done_once() {
    let mut world = World::of(PETS);
    let n_before = world.get("/pets").json().as_array().unwrap().len();
    let fields = [
        ("content-type", "application/json"),
        ("idempotency-key", "k1"),
    ];
    let one = world.ask("POST", "/pets", &fields, r#"{"name":"Rex"}"#);
    let two = world.ask("POST", "/pets", &fields, r#"{"name":"Rex"}"#);
    assert_eq!((one.status, &one.body), (201, &two.body));
    assert_eq!(
        world.get("/pets").json().as_array().unwrap().len(),
        n_before + 1
    );
    let other = world.ask("POST", "/pets", &fields, r#"{"name":"Max"}"#);
    assert_eq!(other.status, 422, "{other:?}");
}

#[test]
fn what_only_the_server_says_is_not_taken_from_clients() {
    let mut world = World::of(PETS);
    let sent =
        json!({"id": 9999, "name": "Rex", "secret": "s", "updated_at": "1999-01-01T00:00:00Z"});
    let made = world.send("POST", "/pets", &sent).json();
    assert_eq!(made["name"], "Rex");
    assert_ne!(made["id"], 9999);
    assert_ne!(made["updated_at"], "1999-01-01T00:00:00Z");
    assert_eq!(made.get("secret"), None);
    assert_eq!(made.get("tag"), None, "nobody has said so");
}

#[test]
fn what_is_write_only_in_the_elements_of_a_list_is_not_shown() {
    let mut world = World::of(PETS);
    let sent = json!({"name": "Rex", "owners": [{"name": "Ann", "password": "s"}]});
    let made = world.send("POST", "/pets", &sent).json();
    assert_eq!(made["owners"], json!([{"name": "Ann"}]));
    let path = format!("/pets/{}", made["id"]);
    world.send("PUT", &path, &sent);
    assert_eq!(world.get(&path).json()["owners"], json!([{"name": "Ann"}]));
}

#[test]
fn a_put_replaces_and_a_patch_merges() {
    let mut world = World::of(PETS);
    world.send("PUT", "/pets/1", &json!({"name": "Rex", "tag": "dog"}));
    let merge = [("content-type", "application/merge-patch+json")];
    let patched = world
        .ask("PATCH", "/pets/1", &merge, r#"{"name":"Max"}"#)
        .json();
    assert_eq!(
        (&patched["name"], &patched["tag"]),
        (&json!("Max"), &json!("dog"))
    );
    let patched = world
        .ask("PATCH", "/pets/1", &merge, r#"{"tag":null}"#)
        .json();
    assert_eq!(patched.get("tag"), None);
    let operations = [("content-type", "application/json-patch+json")];
    let add =
        r#"[{"op":"test","path":"/name","value":"Max"},{"op":"add","path":"/tag","value":"cat"}]"#;
    let patched = world.ask("PATCH", "/pets/1", &operations, add);
    assert_eq!(patched.json()["tag"], "cat", "{patched:?}");
    let differs = r#"[{"op":"test","path":"/name","value":"Rex"},{"op":"remove","path":"/tag"}]"#;
    assert_eq!(
        world.ask("PATCH", "/pets/1", &operations, differs).status,
        409
    );
    assert_eq!(world.get("/pets/1").json()["tag"], "cat");
    let replaced = world.send("PUT", "/pets/1", &json!({"name": "Tom"})).json();
    assert_eq!(replaced.get("tag"), None);
    assert_eq!(replaced["id"], 1);
}

#[test]
fn the_time_of_the_last_change_moves_on() {
    let mut world = World::of(PETS);
    let made = world.send("POST", "/pets", &json!({"name": "Rex"})).json();
    let address = format!("/pets/{}", made["id"]);
    world.now_ms += 60_000;
    let merge = [("content-type", "application/merge-patch+json")];
    let changed = world.ask("PATCH", &address, &merge, r#"{"name":"Max"}"#);
    let at = |pet: &serde_json::Value| {
        pet.get("updated_at")
            .and_then(|at| at.as_str())
            .map(str::to_owned)
    };
    assert_eq!(at(&made).as_deref(), Some("2026-03-01T12:00:00Z"));
    assert_eq!(at(&changed.json()).as_deref(), Some("2026-03-01T12:01:00Z"));
    assert_eq!(
        changed.header("last-modified"),
        Some("Sun, 01 Mar 2026 12:01:00 GMT")
    );
}

#[test]
fn what_belongs_to_something_deleted_is_gone_too() {
    let mut world = World::of(PETS);
    let toys = world.get("/pets/1/toys").json();
    assert!(
        toys.as_array()
            .unwrap()
            .iter()
            .all(|toy| toy["pet_id"] == 1),
        "{toys}"
    );
    assert_eq!(world.ask("DELETE", "/pets/1", &[], "").status, 204);
    assert_eq!(world.get("/pets/1/toys").status, 404);
    assert_eq!(world.get("/pets/1/toys/1").status, 404);
    assert_eq!(world.get("/pets/2/toys").status, 200);
}

/// Found with schemathesis: what nobody writes is made for each answer, and was there all the same.
#[test]
fn what_the_world_does_not_keep_is_gone_with_what_it_belongs_to() {
    let mut world = World::of(PETS);
    assert_eq!(world.get("/pets/1/diet").status, 200);
    world.send("DELETE", "/pets/1", &json!(null));
    assert_eq!(world.get("/pets/1/diet").status, 404);
    assert_eq!(world.get("/pets/2/diet").status, 200);
}

/// Prism's end-to-end case `path-param-with-hyphen`.
#[test]
fn a_thing_without_a_schema_is_its_example_until_it_is_written() {
    let mut world = World::of(
        "openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths:\n  /pet/a/{b-id}:\n    parameters: [{name: b-id, in: path, required: true, schema: {type: number}}]\n    get: {responses: {'200': {description: ok, content: {application/json: {example: ok}}}}}\n    delete: {responses: {'204': {description: gone}}}\n",
    );
    assert_eq!(world.get("/pet/a/1").json(), json!("ok"));
    world.send("DELETE", "/pet/a/1", &json!(null));
    assert_eq!(world.get("/pet/a/1").status, 404);
    assert_eq!(world.get("/pet/a/2").json(), json!("ok"));
}

#[test]
fn links_lead_through_all_pages() {
    let mut world = World::of(PETS);
    let all = world.get("/pets?limit=100").json();
    let mut target = "/pets?limit=2".to_owned();
    let mut seen = Vec::new();
    for _ in 0..50 {
        let page = world.get(&target);
        seen.extend(page.json().as_array().unwrap().clone());
        let links = page.header("link").unwrap_or_default();
        let Some(next) = links
            .split(", ")
            .find(|link| link.ends_with("rel=\"next\""))
        else {
            break;
        };
        let address = next.trim_start_matches('<').split('>').next().unwrap();
        target = address
            .strip_prefix("http://mock.example:4010")
            .unwrap()
            .to_owned();
    }
    assert_eq!(serde_json::Value::from(seen), all);
}

#[test]
fn settings_decide_about_ids_that_nobody_has_seen() {
    let mut world = World::of(PETS);
    assert_eq!(world.get("/pets/4711").json()["id"], 4711);
    let mut strict = World::of(PETS).with(|config| config.unknown_ids = UnknownIds::NotFound);
    assert_eq!(strict.get("/pets/4711").status, 404);
    assert_eq!(strict.get("/pets/1").status, 200);
    let made = strict.send("POST", "/pets", &json!({"name": "Rex"})).json();
    assert_eq!(strict.get(&format!("/pets/{}", made["id"])).status, 200);
    let mut off = World::of(PETS).with(|config| config.world = WorldMode::Off);
    off.ask("DELETE", "/pets/1", &[], "");
    assert_eq!(off.get("/pets/1").status, 200);
}

#[test]
fn a_number_that_nothing_holds_is_not_rounded_into_an_id() {
    let mut world = World::of(PETS);
    let pet = world.get("/pets/55219364130709585920");
    assert_eq!(pet.status, 200);
    assert!(pet.json()["id"].is_i64(), "{pet:?}");
}

#[test]
fn what_no_row_can_satisfy_is_said_with_the_rows() {
    let mut world = World::of(
        r#"
openapi: 3.1.0
info: {title: Odd, version: '1'}
paths:
  /odds/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Odd'}}}}}}
components:
  schemas:
    Odd:
      type: object
      required: [id, size]
      properties: {id: {type: integer}, size: {type: integer, minimum: 5, maximum: 4}}
"#,
    );
    let answer = world.get("/odds/3");
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.headers["specwright-unsatisfiable"],
        "`minimum` and `maximum`"
    );
}

#[test]
fn a_refusal_says_that_it_made_its_client_wait() {
    let mut world = World::of(PETS);
    let answer = world.ask("GET", "/pets/none", &[("prefer", "wait=1")], "");
    assert_eq!(answer.status, 422);
    assert_eq!(answer.headers["preference-applied"], "wait=1");
}
