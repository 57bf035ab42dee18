//! Figures, and words in what was recorded.

use serde_json::Value;

use super::{recording, traffic};
use crate::support::folder;

#[test]
fn figures_are_told_by_operation() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    for n in 0..6 {
        mock.ask("GET", &format!("/pets/{n}"), "");
    }
    mock.ask("POST", "/pets", r#"{"name": 7}"#);
    mock.ask("GET", "/nowhere", "");
    assert_eq!(traffic(at, &["expect", "count==8", "--wait", "5s"]).code, 0);
    let said = traffic(
        at,
        &["stats", "--since", "1h", "--slots", "4", "--format", "json"],
    );
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["all"]["requests"], 8, "{}", said.err);
    assert_eq!(json["all"]["byClass"], serde_json::json!([0, 6, 0, 2, 0]));
    assert_eq!(json["slots"].as_array().unwrap().len(), 4);
    let busiest = &json["operations"][0];
    assert_eq!(
        (&busiest["operation"], &busiest["requests"]),
        (&"GET /pets/{petId}".into(), &6.into())
    );
    assert!(busiest["p99"].as_f64().unwrap() >= busiest["p50"].as_f64().unwrap());
    let table = traffic(at, &["stats", "--filter", "status:4xx"]).out;
    assert!(
        table.contains("POST /pets") && table.contains("(none)"),
        "{table}"
    );
    assert!(!table.contains("GET /pets/{petId}"), "{table}");
}

#[test]
fn words_are_found_where_they_stand() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    mock.ask("POST", "/pets", r#"{"name": "Moby, the white whale"}"#);
    mock.ask("POST", "/pets", r#"{"name": "Rex"}"#);
    assert_eq!(traffic(at, &["expect", "count==2", "--wait", "5s"]).code, 0);
    let search = |words: &[&str]| {
        let all = [&["search"], words, &["--format", "json"]].concat();
        // The index is filled behind the record.
        let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
        loop {
            let said = traffic(at, &all);
            let json: Value = serde_json::from_str(&said.out).unwrap();
            if json["unindexed"] == 0 || std::time::Instant::now() > end {
                return json;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    let found = search(&["WHITE", "whal*"]);
    assert_eq!(found["hits"].as_array().unwrap().len(), 1, "{found}");
    assert_eq!(found["hits"][0]["place"], "request");
    assert!(
        found["hits"][0]["excerpt"]
            .as_str()
            .unwrap()
            .contains("white whale")
    );
    assert_eq!(
        search(&["white", "--filter", "status:4xx"])["hits"],
        Value::Array(Vec::new())
    );
    assert_eq!(
        search(&["pets"])["hits"].as_array().unwrap().len(),
        2,
        "paths count as well"
    );
    let text = traffic(at, &["search", "whale"]).out;
    assert!(
        text.contains("request: ") && text.contains("whale"),
        "{text}"
    );
}
