//! One exchange becomes an example under the same name in request and answer.

mod places; // behind references, beside a single example, by version
mod secrets; // what is left out

use mock_learn::{
    Observed,
    example::{ExampleError, from_exchange},
};

use crate::support;

type Documents = Vec<(String, String)>;

/// Documents by name.
fn documents(all: &[(&str, &str)]) -> Documents {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    all.iter().map(own).collect()
}

/// The documents with the example, and what was left out. The same again must change nothing, and
/// every comment must have stayed.
fn with(before: &Documents, seen: &Observed, name: &str) -> (Documents, Vec<String>) {
    let (after, left_out) = once(before, seen, name);
    assert_eq!(once(&after, seen, name).0, after, "the same again");
    for ((name, before), (_, after)) in before.iter().zip(&after) {
        let comments = before.lines().filter_map(|line| line.split_once('#'));
        for (_, comment) in comments {
            assert!(after.contains(comment), "{name}: {comment}: {after}");
        }
    }
    (after, left_out)
}

fn once(before: &Documents, seen: &Observed, name: &str) -> (Documents, Vec<String>) {
    let api = support::api(before);
    let example = from_exchange(&api, seen, name).unwrap();
    let mut after = before.clone();
    for (id, op) in example.edits {
        let syntax = oas_doc::Syntax::of_path(api.sources().uri(id)).unwrap();
        let mut all = after.iter_mut();
        let (_, text) = all.find(|(name, _)| name == api.sources().uri(id)).unwrap();
        let document = oas_doc::Document::parse(text, syntax);
        let edits = document.edit(&op).unwrap();
        *text = document.apply(&edits).unwrap().text().to_owned();
    }
    (after, example.left_out)
}

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
    assert_eq!(from_exchange(&again, &seen, "tom").unwrap().edits, []);
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
