//! One exchange becomes an example under the same name in request and answer.

use mock_learn::example::{ExampleError, Sample, from_exchange};

use crate::support;

const API: &str = "openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    post:
      requestBody:
        content:
          application/json:   # the pet
            schema: { type: object }
      responses:
        '201':
          description: Made.
          content:
            application/json:
              schema: { type: object }
              examples:
                rex: { value: { id: 1 } }
";

const SEEN: &str = "POST /pets
content-type: application/json
{\"name\":\"Tom\",\"password\":\"***\"}
<<< 201
content-type: application/json
{\"id\":2}";

#[test]
fn an_exchange_becomes_an_example_once() {
    let seen = support::traffic(SEEN).remove(0);
    let api = support::api(&[("openapi.yaml".to_owned(), API.to_owned())]);
    let mut document = api.sources().document(api.entry()).clone();
    for (_, op) in from_exchange(&api, &seen, "tom").unwrap().edits {
        let edits = document.edit(&op).unwrap();
        document = document.apply(&edits).unwrap();
    }
    let text = document.text();
    assert_eq!(text.matches("tom:").count(), 2, "{text}");
    assert!(
        text.contains("# the pet") && text.contains("name: Tom"),
        "{text}"
    );
    assert!(
        !text.contains("***") && !text.contains("password"),
        "{text}"
    );
    let again = support::api(&[("openapi.yaml".to_owned(), text.to_owned())]);
    let nothing = Sample {
        left_out: vec!["/password".to_owned()],
        ..Sample::default()
    };
    assert_eq!(from_exchange(&again, &seen, "tom"), Ok(nothing));
    let taken = from_exchange(&again, &seen, "rex");
    assert_eq!(
        taken,
        Err(ExampleError::Taken {
            name: "rex".to_owned()
        })
    );
}

#[test]
fn what_makes_no_example_says_why() {
    let api = support::api(&[("openapi.yaml".to_owned(), API.to_owned())]);
    let mut seen = support::traffic(SEEN).remove(0);
    seen.response.completeness = mock_learn::Completeness::Beginning;
    let cut = from_exchange(&api, &seen, "tom").unwrap_err().to_string();
    assert!(cut.contains("cut off"), "{cut}");
    seen.url = "/cats".to_owned();
    let unknown = from_exchange(&api, &seen, "tom").unwrap_err().to_string();
    assert!(unknown.contains("POST /cats"), "{unknown}");
}
