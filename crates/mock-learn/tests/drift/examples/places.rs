//! Where an example goes: behind references, beside others, in each version.

use mock_learn::example::{ExampleError, from_exchange};

use super::{documents, with};
use crate::support;

const SEEN: &str = "GET /v2/pets/7?tags=a,b&limit=5&q=x%20y&open=true&far=z
X-Trace: t-1
<<< 200
content-type: application/json
{\"id\":7}";

const API: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: /v2 }]
paths:
  /pets/{id}:
    parameters:
      # the number of the pet
      - name: id
        in: path
        required: true
        schema: { $ref: '#/components/schemas/Id' }
    get:
      parameters:
        - name: tags # no explode
          in: query
          explode: false
          schema: { type: array, items: { type: string } }
        - { name: limit, in: query, schema: { type: integer }, example: 10 } # flow
        - name: q
          in: query
          schema: { type: string }
          # one word
          example: word # as usual
        - { name: open, in: query, schema: { type: boolean } }
        - { name: unsent, in: query, schema: { type: string } }
        - $ref: 'shared.yaml#/far'
        - { name: X-Trace, in: header, schema: { type: string } }
      responses:
        '200': { $ref: 'shared.yaml#/responses/Pet' }
components:
  schemas:
    Id: { type: integer }
";

const SHARED: &str = "# shared
far:
  name: far
  in: query
  schema: { type: string }
responses:
  Pet:
    description: A pet.
    content:
      application/json:
        schema: { type: object }
        # the usual pet
        example:
          id: 1 # the first
";

#[test]
fn references_are_followed_and_parameters_have_their_types() {
    let seen = support::traffic(SEEN).remove(0);
    let before = documents(&[("openapi.yaml", API), ("shared.yaml", SHARED)]);
    let (after, left_out) = with(&before, &seen, "seven");
    assert_eq!(left_out, [""; 0]);
    let api = support::api(&after);
    let operation = api.operation(api.operations()[0].id);
    let all = operation.parameters.iter().map(|one| {
        let mut examples = one.examples.iter();
        let own = examples.find(|one| one.name.as_deref() == Some("seven"));
        let value = own.map(|one| api.value(one.value.unwrap()).to_string());
        (one.name.as_str(), value.unwrap_or_default())
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    let wanted = [
        ("X-Trace", "\"t-1\""),
        ("far", "\"z\""),
        ("id", "7"),
        ("limit", "5"),
        ("open", "true"),
        ("q", "\"x y\""),
        ("tags", r#"["a","b"]"#),
        ("unsent", ""),
    ];
    let wanted = wanted.map(|(name, value)| (name, value.to_owned()));
    assert_eq!(all, wanted);
    assert!(after[1].1.contains("id: 1 # the first"), "{}", after[1].1);
    assert!(!after[0].1.contains("id: 7"), "the answer stands elsewhere");
}

#[test]
fn a_single_example_gets_a_name() {
    let seen = support::traffic(SEEN).remove(0);
    let before = documents(&[("openapi.yaml", API), ("shared.yaml", SHARED)]);
    let (after, _) = with(&before, &seen, "seven");
    let names = names(&after);
    assert_eq!(names, ["default", "seven"]);
    let (after, _) = with(&before, &seen, "default");
    let mut names = self::names(&after);
    names.sort();
    assert_eq!(names, ["default", "other"]);
    let same = SHARED.replace("id: 1 #", "id: 7 #");
    let before = documents(&[("openapi.yaml", API), ("shared.yaml", &same)]);
    let (after, _) = with(&before, &seen, "seven");
    assert_eq!(self::names(&after), ["seven"]);
}

/// The names of the answer's examples.
fn names(after: &super::Documents) -> Vec<String> {
    let api = support::api(after);
    let operation = api.operation(api.operations()[0].id);
    let examples = &operation.responses[0].content[0].examples;
    examples.iter().filter_map(|one| one.name.clone()).collect()
}

#[test]
fn every_version_3_gets_the_same_and_2_refuses() {
    let seen = support::traffic(SEEN).remove(0);
    let texts = ["3.0.3", "3.1.0", "3.2.0"].map(|version| {
        let api = API.replace("3.0.3", version);
        let before = documents(&[("openapi.yaml", &api), ("shared.yaml", SHARED)]);
        let (after, _) = with(&before, &seen, "seven");
        after[0].1.replace(version, "") + &after[1].1
    });
    assert!(texts.windows(2).all(|two| two[0] == two[1]), "{texts:#?}");
    let swagger = "swagger: '2.0'
info: { title: Pets, version: '1' }
paths:
  /v2/pets/{id}:
    get: { responses: { '200': { description: A pet. } } }
";
    let api = support::api(&documents(&[("openapi.yaml", swagger)]));
    let refused = from_exchange(&api, &seen, "seven");
    assert_eq!(refused, Err(ExampleError::Unnamed));
}

#[test]
fn json_stays_json() {
    let api = r#"{
  "openapi": "3.1.0",
  "info": {"title": "Pets", "version": "1"},
  "paths": {
    "/v2/pets/{id}": {
      "get": {
        "responses": {
          "2XX": {"description": "A pet.", "content": {"application/*": {"example": {"id": 1}}}}
        }
      }
    }
  }
}
"#;
    let seen = support::traffic(SEEN).remove(0);
    let (after, _) = with(&documents(&[("openapi.json", api)]), &seen, "seven");
    let read: serde_json::Value = serde_json::from_str(&after[0].1).unwrap();
    let at = "/paths/~1v2~1pets~1{id}/get/responses/2XX/content/application~1*/examples";
    let wanted =
        serde_json::json!({"default": {"value": {"id": 1}}, "seven": {"value": {"id": 7}}});
    assert_eq!(read.pointer(at), Some(&wanted), "{}", after[0].1);
    assert_eq!(after[0].1.lines().next(), Some("{"));
}
