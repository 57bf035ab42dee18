//! Recorded requests are sent again.

use std::{fs, path::Path, time::Instant};

use serde_json::Value;

use super::{recording, traffic};
use crate::support::{Mock, PETS, Said, ask, folder};

/// Sends what was recorded to another mock; its answers are made of another seed or description.
fn replayed(at: &Path, words: &[&str]) -> (Said, Value) {
    let said = traffic(at, &[&["replay", "--format", "json"], words].concat());
    let json = serde_json::from_str(&said.out).unwrap_or(Value::Null);
    (said, json)
}

fn settled(at: &Path, n_requests: usize) {
    let expectation = format!("count=={n_requests}");
    let said = traffic(at, &["expect", &expectation, "--wait", "10s"]);
    assert_eq!(said.code, 0, "{}", said.out);
}

fn recorded_pets(at: &Path) {
    let mock = recording(at);
    for n in 1..4 {
        mock.ask("GET", &format!("/pets/{n}"), "");
    }
    mock.ask("POST", "/pets", r#"{"name": "Rex"}"#);
    mock.ask("POST", "/pets", r#"{"name": 7}"#);
    settled(at, 5);
}

#[test]
fn the_same_mock_gives_the_same_answers() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let again = Mock::start(at, &["--no-watch"]);
    let to = format!("http://{}", again.address);
    let (said, json) = replayed(at, &["--to", &to]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(json["same"], 5);
    assert_eq!(json["exchanges"][0]["path"], "/pets/1", "oldest first");
    let health = again.control("GET", "/health", "").json();
    assert_eq!(health["requests"], 5, "each was sent");
}

#[test]
fn other_answers_are_told_by_place() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let other = Mock::start(at, &["--no-watch", "--seed", "9"]);
    let to = format!("http://{}", other.address);
    let one = ["--to", &to, "--filter", "path:/pets/2"];
    let said = traffic(at, &[&["replay"], &one[..]].concat());
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("body /name: "), "{}", said.out);
    assert!(said.err.contains("0 the same, 1 different"), "{}", said.err);
    let (_, json) = replayed(at, &one);
    let differences = json["exchanges"][0]["differences"].as_array().unwrap();
    assert!(
        differences.iter().all(|one| one["part"] == "body"),
        "{json}"
    );
    for quiet in [
        &["--ignore", "/name", "--ignore", "/weight"][..],
        &["--compare", "status"],
        &["--ignore", ""],
    ] {
        let (said, json) = replayed(at, &[&one[..], quiet].concat());
        assert_eq!(said.code, 0, "{quiet:?}: {json}");
    }
}

#[test]
fn another_status_is_another_answer_whatever_is_compared() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    fs::write(at.join("pets.yaml"), PETS.replace("'201'", "'202'")).unwrap();
    let other = Mock::start(at, &["--no-watch"]);
    let to = format!("http://{}", other.address);
    let (said, json) = replayed(
        at,
        &[
            "--to",
            &to,
            "--filter",
            "method:POST status:201",
            "--compare",
            "status",
        ],
    );
    assert_eq!(said.code, 1);
    let told = &json["exchanges"][0]["differences"][0];
    assert_eq!(
        (&told["recorded"], &told["now"]),
        (&"201".into(), &"202".into())
    );
}

#[test]
fn masked_requests_are_sent_when_they_are_filled_again() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    let fields = [("Authorization", "Bearer geheim"), ("X-Api-Key", "k")];
    assert_eq!(
        ask(&mock.address, "GET", "/pets/1?token=t", &fields, "").status,
        200
    );
    mock.ask("GET", "/pets/2", "");
    settled(at, 2);
    let again = Mock::start(at, &["--no-watch"]);
    let to = format!("http://{}", again.address);
    let (said, json) = replayed(at, &["--to", &to]);
    assert_eq!(said.code, 1);
    assert_eq!((&json["same"], &json["unsent"]), (&1.into(), &1.into()));
    let reason = json["exchanges"][0]["reason"].as_str().unwrap();
    for part in ["authorization (Bearer)", "x-api-key", "query token"] {
        assert!(
            reason.to_lowercase().contains(&part.to_lowercase()),
            "{reason}"
        );
    }
    assert_eq!(
        again.control("GET", "/health", "").json()["requests"],
        1,
        "stars are never sent"
    );
    let words = [
        "--to",
        &to,
        "--auth",
        "bearer:geheim",
        "--header",
        "X-Api-Key: k",
        "--query",
        "token=t",
    ];
    let (said, json) = replayed(at, &words);
    assert_eq!(said.code, 0, "{json}");
    assert_eq!(json["same"], 2);
}

#[test]
fn the_recorded_pace_is_kept() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    for n in 1..4 {
        mock.ask("GET", &format!("/pets/{n}"), "");
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    settled(at, 3);
    let to = format!("http://{}", mock.address);
    let took = |words: &[&str]| {
        let begin = Instant::now();
        let (said, json) = replayed(
            at,
            &[&["--to", &to, "--filter", "since:1h -path:/x"], words].concat(),
        );
        assert_eq!(said.code, 0, "{json}");
        begin.elapsed().as_millis()
    };
    assert!(took(&["--pace", "recorded"]) >= 600);
}

#[test]
fn only_named_machines_and_this_one_are_asked() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    mock.ask("GET", "/pets/1", "");
    settled(at, 1);
    let (said, _) = replayed(at, &[]);
    assert_eq!(said.code, 0, "it went to this machine: {}", said.err);
    let named = [("Host", "api.example.com")];
    ask(&mock.address, "GET", "/pets/2", &named, "");
    settled(at, 3);
    drop(mock);
    let (said, _) = replayed(at, &["--to", "ftp://x"]);
    assert!(
        said.code == 2 && said.err.contains("is no address"),
        "{}",
        said.err
    );
    let (said, _) = replayed(at, &["--to", "http://127.0.0.1:1"]);
    assert!(
        said.code == 2 && said.err.contains("no request was answered"),
        "{}",
        said.err
    );
    let (said, _) = replayed(at, &["0000000000000001"]);
    assert!(
        said.code == 2 && said.err.contains("there is no exchange"),
        "{}",
        said.err
    );
}
