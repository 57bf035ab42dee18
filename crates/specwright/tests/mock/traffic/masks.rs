//! What the workspace file says about recording.

use std::{fs, path::Path};

use super::{STORE, recording, traffic};
use crate::support::{Mock, ask, folder, specwright};

const SETTINGS: &str = "\
traffic:
  masks:
    headers: [X-Tenant]
    query: [code]
    pointers: [/owner/*/mail]
    patterns: ['\\b\\d{16}\\b']
  keep: {count: 1000}
";

fn everything(at: &Path) -> String {
    let har = traffic(at, &["har"]);
    assert_eq!(har.code, 0, "{}", har.err);
    har.out
}

fn tell_secrets(mock: &Mock) {
    let fields = [
        ("X-Tenant", "acme-inc"),
        ("Content-Type", "application/json"),
    ];
    let body = r#"{"name": "card 4111111111111111", "owner": [{"mail": "ann@example.com"}]}"#;
    ask(
        &mock.address,
        "POST",
        "/pets?code=abc-def&page=7",
        &fields,
        body,
    );
}

#[test]
fn masks_of_the_workspace_file_hold() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("specwright.yaml"), SETTINGS).unwrap();
    let mock = recording(at);
    tell_secrets(&mock);
    assert_eq!(traffic(at, &["expect", "count==1", "--wait", "5s"]).code, 0);
    let all = everything(at);
    for secret in ["acme-inc", "abc-def", "4111111111111111", "ann@example.com"] {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
    assert!(all.contains("page=7") && all.contains("card ***"), "{all}");
    let replayed = traffic(at, &["replay"]);
    assert!(
        replayed.code == 1 && replayed.out.contains("not sent"),
        "{}",
        replayed.out
    );
}

#[test]
fn masks_follow_the_file() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("specwright.yaml"), "traffic: {}\n").unwrap();
    let mock = Mock::start(at, &["--record", STORE]);
    tell_secrets(&mock);
    fs::write(at.join("specwright.yaml"), SETTINGS).unwrap();
    mock.wait_for(|said| said.contains("reloaded").then_some(()));
    // A file that is half written takes no mask away.
    fs::write(at.join("specwright.yaml"), "traffic: {masks: [\n").unwrap();
    mock.wait_for(|said| said.contains("error[syntax]").then_some(()));
    tell_secrets(&mock);
    assert_eq!(traffic(at, &["expect", "count==2", "--wait", "5s"]).code, 0);
    let all = everything(at);
    assert_eq!(all.matches("acme-inc").count(), 1, "the first only: {all}");
}

#[test]
fn what_is_kept_follows_the_file() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("specwright.yaml"), "traffic: {}\n").unwrap();
    let mock = Mock::start(at, &["--record", STORE]);
    tell_secrets(&mock);
    assert_eq!(traffic(at, &["expect", "count==1", "--wait", "5s"]).code, 0);
    let keep = "traffic: {keep: {age: 1s}}\n";
    fs::write(at.join("specwright.yaml"), keep).unwrap();
    mock.wait_for(|said| said.contains("reloaded").then_some(()));
    // It is looked every ten seconds.
    let gone = traffic(at, &["expect", "count==0", "--wait", "60s"]);
    assert_eq!(gone.code, 0, "{}", gone.out);
}

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_line() {
    let folder = folder();
    let at = folder.path();
    let masks = "\
traffic:
  masks:
    headers: X-Tenant
    pointers: [owner]
    patterns: ['(', '\\d{4}']
    cookie: [sid]
";
    let keep = "\
traffic:
  keep: {age: 30}
  kept: {}
";
    for (text, lines) in [(masks, &[3, 4, 5, 6][..]), (keep, &[2, 3])] {
        fs::write(at.join("specwright.yaml"), text).unwrap();
        let mock = recording(at);
        for line in lines {
            let place = format!("specwright.yaml:{line}:");
            mock.wait_for(|said| said.contains(&place).then_some(()));
        }
        assert!(
            mock.said().contains("warning[traffic-settings]"),
            "{}",
            mock.said()
        );
    }
}

#[test]
fn snippets_show_no_secret_and_run() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    let secret = [("Authorization", "Bearer geheim")];
    let body = r#"{"name": "it's"}"#;
    let fields = [&secret[..], &[("Content-Type", "application/json")]].concat();
    ask(&mock.address, "POST", "/pets", &fields, body);
    assert_eq!(traffic(at, &["expect", "count==1", "--wait", "5s"]).code, 0);
    let rows = traffic(at, &["list", "--format", "json"]).out;
    let rows: serde_json::Value = serde_json::from_str(&rows).unwrap();
    let id = rows[0]["id"].as_str().unwrap();
    for form in ["curl", "fetch", "httpie", "python", "http"] {
        let said = traffic(
            at,
            &["curl", id, "--as", form, "--base", "http://127.0.0.1:9"],
        );
        assert_eq!(said.code, 0, "{form}: {}", said.err);
        assert!(
            said.out.contains("127.0.0.1:9") && !said.out.contains("geheim"),
            "{}",
            said.out
        );
    }
    let command = traffic(at, &["curl", id]).out;
    fs::write(at.join("command.sh"), &command).unwrap();
    let imported = specwright(
        at,
        &["traffic", "import", "command.sh", "--store", "new.sqlite"],
    );
    assert_eq!(imported.code, 0, "{}", imported.err);
    let listed = specwright(at, &["traffic", "list", "--store", "new.sqlite"]);
    assert!(listed.out.contains("POST  /pets"), "{}", listed.out);
    let gone = traffic(at, &["curl", "0000000000000001"]);
    assert_eq!(gone.code, 2);
}
