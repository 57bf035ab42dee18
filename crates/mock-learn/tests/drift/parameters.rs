//! Parameters in each place, behind a reference into another file: the fix lands in that file,
//! and the fixed documents admit what was sent.

use mock_learn::Observed;

use crate::support;

/// Schema, and the texts that are sent.
const RULES: [(&str, &[&str]); 12] = [
    ("{ type: integer }", &["ten", "1"]),
    ("{ type: integer, format: int32 }", &["5000000000"]),
    ("{ type: integer, maximum: 5 }", &["6", "7"]),
    ("{ type: string, minLength: 3 }", &["12", "ab"]),
    ("{ type: string, maxLength: 3 }", &["1234", "abcde"]),
    ("{ type: string, maxLength: 3, pattern: '^a' }", &["bcdef"]),
    ("{ type: string, format: uuid }", &["none"]),
    ("{ type: string, enum: [a, b] }", &["c", "1"]),
    ("{ type: integer, enum: [1, 2] }", &["3"]),
    ("{ type: boolean }", &["yes"]),
    (
        "{ type: array, maxItems: 2, items: { type: string } }",
        &["a,b,c"],
    ),
    ("{ type: array, items: { type: integer } }", &["a,1"]),
];

const PLACES: [&str; 4] = ["path", "query", "header", "cookie"];

#[test]
fn fixes_land_where_the_parameter_is_written() {
    let mut wrong = Vec::new();
    for (schema, texts) in RULES {
        for place in PLACES {
            let fault = fault(place, schema, texts);
            wrong.extend(fault.map(|fault| format!("{place} {schema}: {fault}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn fault(place: &str, schema: &str, texts: &[&str]) -> Option<String> {
    let documents = documents(place, schema);
    let traffic: Vec<Observed> = texts.iter().map(|text| sent(place, text)).collect();
    let drift = support::drift(&documents, &traffic);
    if drift.findings().is_empty() {
        return Some("nothing is found".to_owned());
    }
    let fixed = support::fixed(&drift, &documents);
    if fixed[0] != documents[0] {
        return Some(format!("the wrong file was changed: {}", fixed[0].1));
    }
    let left = support::drift(&fixed, &traffic).findings();
    let left = left.first()?;
    Some(format!(
        "{} {} is left in\n{}",
        left.rule, left.message, fixed[1].1
    ))
}

fn documents(place: &str, schema: &str) -> Vec<(String, String)> {
    let path = if place == "path" { "/it/{id}" } else { "/it" };
    let is_asked = place == "path";
    let api = format!(
        "openapi: 3.1.0
info: {{ title: It, version: '1' }}
paths:
  {path}:
    get:
      parameters: [{{ $ref: 'shared.yaml#/Id' }}]
      responses: {{ '204': {{ description: Done. }} }}
"
    );
    let explode = if place == "path" || place == "header" {
        ""
    } else {
        "explode: false\n  "
    };
    let shared = format!(
        "# Shared by all.
Id:   # the id
  name: id
  in: {place}
  required: {is_asked}
  {explode}schema: {schema}   # what it may be
"
    );
    vec![
        ("openapi.yaml".to_owned(), api),
        ("shared.yaml".to_owned(), shared),
    ]
}

fn sent(place: &str, text: &str) -> Observed {
    let script = match place {
        "path" => format!("GET /it/{text}\n<<< 204"),
        "query" => format!("GET /it?id={text}\n<<< 204"),
        "header" => format!("GET /it\nid: {text}\n<<< 204"),
        _ => format!("GET /it\ncookie: id={text}\n<<< 204"),
    };
    support::traffic(&script).remove(0)
}
