//! The oldest requests are removed.

use super::{STORE, recording, traffic};
use crate::support::folder;

#[test]
fn every_limit_that_is_given_holds() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    for n in 0..30 {
        mock.ask("GET", &format!("/pets/{n}"), "");
    }
    assert_eq!(
        traffic(at, &["expect", "count==30", "--wait", "5s"]).code,
        0
    );
    drop(mock);
    let said = traffic(at, &["prune", "--older-than", "1h"]);
    assert_eq!(
        (said.code, said.err.trim()),
        (0, "0 requests removed, 30 left")
    );
    let said = traffic(at, &["prune", "--keep", "10", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&json["removed"], &json["left"]), (&20.into(), &10.into()));
    let left = traffic(at, &["list"]).out;
    assert!(
        left.contains("/pets/29") && !left.contains("/pets/19 "),
        "{left}"
    );
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let said = traffic(at, &["prune", "--older-than", "1s", "--max-size", "1GB"]);
    assert_eq!(said.err.trim(), "10 requests removed, 0 left");
}

#[test]
fn without_a_limit_or_a_record_nothing_is_done() {
    let folder = folder();
    let at = folder.path();
    let none = traffic(at, &["prune", "--keep", "1"]);
    assert_eq!(none.code, 2, "{}", none.err);
    assert!(!at.join(STORE).exists(), "no record is made");
    let unlimited = traffic(at, &["prune"]);
    assert_eq!(unlimited.code, 2);
    assert!(unlimited.err.contains("--keep"), "{}", unlimited.err);
}
