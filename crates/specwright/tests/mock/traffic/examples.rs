//! A secret that came into the record without a mask does not reach a description.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::traffic;
use crate::support::folder;

const SPEC: &str = "\
openapi: 3.1.0
info: {title: Cards, version: '1'}
paths:
  /cards:
    post:
      parameters:
        - {name: code, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: X-Tenant, in: header, schema: {type: string}}
        - {name: sid, in: header, schema: {type: string}}
      requestBody:
        content:
          application/json: {schema: {type: object}} # sent
      responses:
        '201':
          description: Made.
          content:
            application/json: {schema: {type: object}} # given
";

const SETTINGS: &str = "\
traffic:
  masks:
    headers: [X-Tenant]
    cookies: [sid]
    query: [code]
    pointers: [/owner/*/mail]
    patterns: ['\\b\\d{16}\\b']
";

const SECRETS: [&str; 6] = [
    "acme-inc",
    "abc-def",
    "4111111111111111",
    "ann@example.com",
    "cookie-9",
    "open-sesame",
];

/// Another tool's recording; the record does not know the masks of the workspace while it is read.
fn imported(at: &Path) -> String {
    let sent = json!({
        "name": "Ann", "number": "4111111111111111", "password_again": "open-sesame",
        "owner": [{"mail": "ann@example.com"}],
    });
    let content = json!({"mimeType": "application/json", "size": 0,
        "text": json!({"id": 2, "tenant": "acme-inc"}).to_string()});
    let field = |name: &str, value: &str| json!({"name": name, "value": value});
    let entry = json!({
        "startedDateTime": "2026-11-23T06:00:00Z", "time": 1, "cache": {},
        "timings": {"send": 0, "wait": 1, "receive": 0},
        "request": {
            "method": "POST", "url": "http://cards.test/cards?code=abc-def&page=7",
            "httpVersion": "HTTP/1.1", "cookies": [], "queryString": [],
            "headers": [field("X-Tenant", "acme-inc"), field("sid", "cookie-9"),
                field("Content-Type", "application/json")],
            "headersSize": -1, "bodySize": -1,
            "postData": {"mimeType": "application/json", "text": sent.to_string()},
        },
        "response": {
            "status": 201, "statusText": "Created", "httpVersion": "HTTP/1.1", "cookies": [],
            "headers": [field("Content-Type", "application/json")],
            "content": content, "redirectURL": "", "headersSize": -1, "bodySize": -1,
        },
    });
    let har = json!({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"},
        "entries": [entry]}});
    fs::write(at.join("cards.har"), har.to_string()).unwrap();
    let import = traffic(at, &["import", "cards.har"]);
    assert_eq!(import.code, 0, "{}", import.err);
    let rows: Value =
        serde_json::from_str(&traffic(at, &["list", "--format", "json"]).out).unwrap();
    rows[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn masks_hold_for_what_was_imported_without_them() {
    let folder = folder();
    let at = folder.path();
    let id = imported(at);
    let all = traffic(at, &["har"]).out;
    let unmasked = ["acme-inc", "4111111111111111", "ann@example.com"];
    assert!(unmasked.iter().all(|one| all.contains(one)), "{all}");
    fs::write(at.join("cards.yaml"), SPEC).unwrap();
    fs::write(at.join("specwright.yaml"), SETTINGS).unwrap();
    let made = traffic(
        at,
        &["example", &id, "--name", "ann", "--spec", "cards.yaml"],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let text = fs::read_to_string(at.join("cards.yaml")).unwrap();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}: {text}");
        let said = format!("{}{}", made.out, made.err);
        assert!(!said.contains(secret), "{secret}: {said}");
    }
    let kept = ["name: Ann", "value: 7", "# sent", "# given", "id: 2"];
    assert!(kept.iter().all(|one| text.contains(one)), "{text}");
    let left_out = [
        "query parameter code",
        "header parameter X-Tenant",
        "header parameter sid",
        "request /number",
        "request /password_again",
        "request /owner/0/mail",
        "answer /tenant",
    ];
    for place in left_out {
        assert!(made.err.contains(place), "{place}: {}", made.err);
    }
}

#[test]
fn where_masks_cannot_be_read_nothing_is_written() {
    let folder = folder();
    let at = folder.path();
    let id = imported(at);
    fs::write(at.join("cards.yaml"), SPEC).unwrap();
    let broken = ("traffic: {masks: [\n", 1, "error[syntax]");
    let unusable = (
        "traffic: {masks: {patterns: ['(']}}\n",
        2,
        "nothing is written",
    );
    for (wrong, code, told) in [broken, unusable] {
        fs::write(at.join("specwright.yaml"), wrong).unwrap();
        let made = traffic(
            at,
            &["example", &id, "--name", "ann", "--spec", "cards.yaml"],
        );
        assert!(made.code == code && made.err.contains(told), "{}", made.err);
        assert_eq!(fs::read_to_string(at.join("cards.yaml")).unwrap(), SPEC);
    }
}
