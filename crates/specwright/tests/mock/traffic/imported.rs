//! What `specwright.yaml` says holds for `traffic import` and `prune` as well.

use std::{fmt::Write as _, fs, path::Path};

use super::traffic;
use crate::support::{Said, folder, specwright};

const MASKS: &str = "\
traffic:
  masks:
    headers: [X-Tenant]
    query: [code]
    pointers: [/owner/*/mail, /sum]
    patterns: ['\\b\\d{16}\\b']
";

/// A HAR file of one exchange whose answer is an event stream.
const TOLD: &str = r#"{"log": {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": [{
  "startedDateTime": "2026-01-01T00:00:00Z", "time": 1, "timings": {"send": 0, "wait": 1, "receive": 0},
  "request": {"method": "POST", "url": "http://h/pets?code=abc-def&page=7",
    "headers": [{"name": "X-Tenant", "value": "acme-inc"}, {"name": "Authorization", "value": "Bearer geheim"}],
    "postData": {"mimeType": "application/json",
      "text": "{\"name\": \"card 4111111111111111\", \"owner\": [{\"mail\": \"ann@example.com\"}]}"}},
  "response": {"status": 200, "content": {"size": 0, "mimeType": "text/event-stream"}},
  "_eventStreamMessages": [{"type": "receive", "time": 1767225600, "opcode": 1, "data": "{\"sum\": \"fifty\"}"}]
}]}}"#;

fn import(at: &Path, store: &str, file: &str) -> Said {
    specwright(at, &["traffic", "import", file, "--store", store])
}

fn har(at: &Path, store: &str) -> String {
    specwright(at, &["traffic", "har", "--store", store]).out
}

#[test]
fn masks_hold_wherever_the_record_lies() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("told.har"), TOLD).unwrap();
    fs::create_dir_all(at.join("other/.specwright")).unwrap();
    fs::write(at.join("other/specwright.yaml"), MASKS).unwrap();
    // Without the file the names that are known hold, and no others.
    assert_eq!(import(at, "bare.sqlite", "told.har").code, 0);
    let bare = har(at, "bare.sqlite");
    assert!(
        bare.contains("acme-inc") && !bare.contains("geheim"),
        "{bare}"
    );
    let beside = ["other/record.sqlite", "other/.specwright/traffic.sqlite"];
    for store in beside {
        assert_eq!(import(at, store, "told.har").code, 0);
    }
    fs::write(at.join("specwright.yaml"), MASKS).unwrap();
    assert_eq!(import(at, "new.sqlite", "told.har").code, 0);
    let secrets = [
        "acme-inc",
        "abc-def",
        "4111111111111111",
        "ann@example.com",
        "fifty",
    ];
    for store in beside.into_iter().chain(["new.sqlite"]) {
        let all = har(at, store);
        let shown: Vec<_> = secrets.iter().filter(|one| all.contains(**one)).collect();
        assert!(shown.is_empty(), "{store}: {shown:?} in {all}");
        assert!(all.contains("page=7") && all.contains("card ***"), "{all}");
    }
}

#[test]
fn nothing_is_imported_while_masks_are_not_known() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("told.har"), TOLD).unwrap();
    fs::write(
        at.join("specwright.yaml"),
        "traffic:\n  masks: {headers: [X-Tenant\n",
    )
    .unwrap();
    let said = import(at, "new.sqlite", "told.har");
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("specwright.yaml:"), "{}", said.err);
    assert!(!at.join("new.sqlite").exists());
    let wrong = "traffic:\n  masks: {patterns: ['(']}\n";
    fs::write(at.join("specwright.yaml"), wrong).unwrap();
    let said = import(at, "new.sqlite", "told.har");
    assert!(
        said.code == 0 && said.err.contains("specwright.yaml:2:"),
        "{}",
        said.err
    );
}

#[test]
fn what_is_kept_holds_for_imports_and_for_prune() {
    let folder = folder();
    let at = folder.path();
    let mut commands = String::new();
    for n in 0..5 {
        let _ = writeln!(commands, "curl http://h/{n}");
    }
    fs::write(at.join("all.sh"), commands).unwrap();
    assert_eq!(traffic(at, &["import", "all.sh"]).code, 0);
    fs::write(at.join("specwright.yaml"), "traffic: {keep: {count: 3}}\n").unwrap();
    let said = traffic(at, &["prune"]);
    assert_eq!(
        (said.code, said.err.trim()),
        (0, "2 requests removed, 3 left")
    );
    let said = traffic(at, &["import", "all.sh"]);
    assert!(said.err.contains("oldest 5 exchanges"), "{}", said.err);
    let left = traffic(at, &["list"]).out;
    assert!(left.lines().count() == 3 && left.contains("/4"), "{left}");
    // What is typed goes before what is written.
    let said = traffic(at, &["prune", "--keep", "4"]);
    assert_eq!(said.err.trim(), "0 requests removed, 3 left");
}
