//! Events of a stream in the record.

use std::fs;

use super::{recording, traffic};
use crate::support::{ask, folder};

const FEED: &str = "\
openapi: 3.1.0
info: {title: Feed, version: '1'}
paths:
  /feed:
    get:
      responses:
        '200':
          description: What happens.
          content:
            text/event-stream:
              example: \"event: add\\ndata: {\\\"id\\\": 1, \\\"password\\\": \\\"open-sesame\\\"}\\n\\ndata: two\\ndata: lines\\n\\ndata: {\\\"password\\\": \\\"pw-1\\\"}\\n\\n\"
";

#[test]
fn events_are_recorded_one_by_one_and_without_secrets() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("pets.yaml"), FEED).unwrap();
    let mock = recording(at);
    let answer = ask(&mock.address, "GET", "/feed", &[], "");
    assert!(answer.body.contains("open-sesame"), "{}", answer.body);
    assert_eq!(traffic(at, &["expect", "count==1", "--wait", "5s"]).code, 0);
    let har = traffic(at, &["har"]).out;
    // Short ones as well, in the body and in the events.
    for secret in ["open-sesame", "pw-1"] {
        assert!(!har.contains(secret), "{har}");
    }
    let har: serde_json::Value = serde_json::from_str(&har).unwrap();
    let events = &har["log"]["entries"][0]["_eventStreamMessages"];
    assert_eq!(events.as_array().unwrap().len(), 3, "{har}");
    assert_eq!(events[0]["data"], r#"{"id": 1, "password": "***"}"#);
    assert_eq!(events[1]["data"], "two\nlines");
}
