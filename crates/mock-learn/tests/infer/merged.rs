//! What is merged into a document adds, and changes nothing.

use mock_learn::Observed;
use oas_doc::{Document, Syntax};
use oas_model::{DocumentId, SourceSet};
use proptest::{collection::vec, prelude::*};
use serde_json::Value;

use super::{inputs, learnt, text};

/// The traffic of all cases.
fn pool() -> Vec<Observed> {
    let texts = inputs().into_iter();
    texts
        .flat_map(|input| text::read(&std::fs::read_to_string(input).unwrap()))
        .collect()
}

/// Merges, and holds that nothing but additions were made and that they are all there.
fn merged(before: &str, name: &str, traffic: &[Observed]) -> String {
    let inference = learnt(traffic);
    let edits = inference.merge_into(before, name).unwrap();
    let is_json = name.ends_with(".json");
    // Between braces an addition may be told as new braces around the old.
    let adds = edits.iter().all(|edit| edit.range.is_empty());
    assert!(is_json || adds, "{edits:?}");
    let document = Document::parse(before, Syntax::of_path(name).unwrap());
    let after = document.apply(&edits).unwrap();
    let again = inference.merge_into(after.text(), name).unwrap();
    assert_eq!(again, [], "{}", after.text());
    after.text().to_owned()
}

/// Whether all that is said is said again.
fn holds(after: &Value, before: &Value) -> bool {
    match (after, before) {
        (Value::Object(after), Value::Object(before)) => before
            .iter()
            .all(|(name, one)| after.get(name).is_some_and(|after| holds(after, one))),
        (Value::Array(after), Value::Array(before)) => {
            let mut pairs = after.iter().zip(before);
            after.len() >= before.len() && pairs.all(|(after, before)| holds(after, before))
        }
        _ => after == before,
    }
}

/// The first line that is not in the text, in its order.
fn missing_line<'a>(before: &'a str, after: &str) -> Option<&'a str> {
    let mut after = after.lines();
    before
        .lines()
        .find(|line| !after.by_ref().any(|one| one == *line))
}

/// Comments before some lines, as deep as those.
fn commented(text: &str, every: usize) -> String {
    let lines = text.lines().enumerate().map(|(n, line)| {
        let depth = line.len() - line.trim_start().len();
        match n % every {
            0 => format!("{}# line {n}\n{line}\n", " ".repeat(depth)),
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_line_that_was_there_stays(
        written in vec(any::<prop::sample::Index>(), 1..12),
        seen in vec(any::<prop::sample::Index>(), 1..24),
        every in 1_usize..6,
        old in any::<bool>(),
    ) {
        let pool = pool();
        let pick = |all: &[prop::sample::Index]| -> Vec<Observed> {
            all.iter().map(|one| one.get(&pool).clone()).collect()
        };
        let version = if old { oas_model::Version::V30 } else { oas_model::Version::V31 };
        let before = commented(&learnt(&pick(&written)).document(version), every);
        let after = merged(&before, "openapi.yaml", &pick(&seen));
        prop_assert_eq!(missing_line(&before, &after), None, "{}", after);
    }
}

#[test]
fn json_gets_the_same_and_stays_json() {
    let before = r##"{
  "openapi": "3.1.0",
  "info": {"title": "Cards", "version": "1"},
  "paths": {
    "/cards": {
      "get": {"responses": {"200": {"description": "All", "content": {"application/json": {}}}}}
    }
  }
}
"##;
    let traffic = "GET /cards\n> Authorization: Bearer ***\n< 200\n< X-Page: 1\n<< [1]\n\n\
        GET /other\n> X-Api-Key: ***\n< 200\n<< {}";
    let after = merged(before, "openapi.json", &text::read(traffic));
    let [read, written] =
        [after.as_str(), before].map(|text| serde_json::from_str::<Value>(text).unwrap());
    assert!(holds(&read, &written), "{after}");
    let at = |pointer: &str| read.pointer(pointer).cloned().unwrap_or_default();
    let needs = |name: &str| serde_json::json!([{ name: [] }]);
    assert_eq!(at("/paths/~1cards/get/security"), needs("bearerAuth"));
    assert_eq!(at("/paths/~1other/get/security"), needs("xApiKeyHeader"));
    let schemes = at("/components/securitySchemes");
    assert_eq!(schemes.as_object().unwrap().len(), 2, "{after}");
    let field = at("/paths/~1cards/get/responses/200/headers/X-Page/schema/type");
    assert_eq!(field, "integer", "{after}");
}

#[test]
fn what_the_document_asks_for_stays() {
    let before = "openapi: 3.1.0
info: { title: Cards, version: '1' }
security: [] # open to all
paths:
  /cards:
    get:
      responses: { '200': { description: All, content: { application/json: {} } } }
";
    let traffic = "GET /cards\n> Authorization: Bearer ***\n< 200\n<< [1]";
    let after = merged(before, "openapi.yaml", &text::read(traffic));
    assert_eq!(after, before);
}

#[test]
fn a_name_that_is_taken_is_not_taken_again() {
    let before = "openapi: 3.1.0
info: { title: Cards, version: '1' }
paths: {}
components:
  securitySchemes:
    bearerAuth: { type: http, scheme: basic } # odd
";
    let traffic = "GET /cards\n> Authorization: Bearer ***\n< 200\n<< [1]";
    let after = merged(before, "openapi.yaml", &text::read(traffic));
    assert!(after.contains("bearerAuth2:"), "{after}");
    assert_eq!(after.matches("bearerAuth2").count(), 2, "{after}");
}

const ENTRY: &str = "openapi: 3.1.0
info: { title: Cards, version: '1' }
paths:
  /cards:
    get:
      parameters:
        - $ref: 'parts/shared.yaml#/page'
      responses:
        '200': { $ref: 'parts/shared.yaml#/all' }
    post:
      parameters: [{ $ref: 'gone.yaml#/x' }] # not there
      responses:
        '200':
          description: Made
          content:
            application/json: { schema: { allOf: [{ $ref: 'gone.yaml#/y' }], type: object } }
  /one: { $ref: 'parts/shared.yaml#/one' }
";

const SHARED: &str = "# shared by all
page: { name: page, in: query, schema: { type: integer } }
all:
  description: All
  content:
    application/json:
      schema: { type: array, items: { $ref: 'card.json' } }
one:
  get: # only one
    responses:
      '200': { description: One, content: { application/json: { schema: { $ref: 'card.json' } } } }
";

const CARD: &str = r#"{
  "type": "object",
  "properties": {
    "id": {"type": "integer"}
  }
}
"#;

#[test]
fn additions_go_where_the_schema_lives() {
    let traffic = "GET /cards?page=1&size=2\n< 200\n< X-Page: 1\n<< [{\"id\": 1, \"name\": \"a\"}]\n\n\
        GET /one?deep=true\n< 200\n<< {\"id\": 1, \"kind\": \"b\"}\n\n\
        POST /cards?fast=1\n< 200\n<< {\"new\": 1}";
    let inference = learnt(&text::read(traffic));
    let names = ["openapi.yaml", "parts/shared.yaml", "parts/card.json"];
    let mut texts = [ENTRY, SHARED, CARD].map(str::to_owned);
    let before = texts.clone();
    let sources = |texts: &[String; 3]| {
        let mut sources = SourceSet::default();
        for (name, text) in names.iter().zip(texts) {
            sources.add(name, Document::parse(text, Syntax::of_path(name).unwrap()));
        }
        sources
    };
    let set = sources(&texts);
    for (id, edits) in inference.merge_into_documents(&set, DocumentId(0)).unwrap() {
        let after = set.document(id).apply(&edits).unwrap();
        texts[id.0 as usize] = after.text().to_owned();
    }
    let again = inference
        .merge_into_documents(&sources(&texts), DocumentId(0))
        .unwrap();
    assert_eq!(again, [], "{texts:#?}");
    let [entry, shared, card] = &texts;
    for (before, after) in before.iter().zip([entry, shared]) {
        assert_eq!(missing_line(before, after), None, "{after}");
    }
    assert!(
        entry.contains("name: size") && !entry.contains("name: page"),
        "{entry}"
    );
    assert!(
        !entry.contains("fast") && !entry.contains("new"),
        "unreadable parts: {entry}"
    );
    assert!(
        shared.contains("X-Page:") && shared.contains("name: deep"),
        "{shared}"
    );
    let card: Value = serde_json::from_str(card).unwrap();
    let members: Vec<_> = card["properties"].as_object().unwrap().keys().collect();
    assert_eq!(members, ["id", "name", "kind"]);
}
