//! `traffic infer --into` with a description in several files, and with Ctrl+C.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::support::{folder, specwright};

const ENTRY: &str = "\
openapi: 3.1.0 # by hand
info: {title: Cards, version: '1'}
paths:
  /cards:
    get:
      responses:
        '200':
          description: All
          content:
            application/json:
              schema:
                $ref: parts/card.yaml
";

const CARD: &str = "\
# what a card is
type: object
properties:
  id:
    type: integer
";

/// A recording of another tool with so many requests.
fn har(n: usize) -> String {
    let entry = |n: usize| {
        let content = json!({"mimeType": "application/json", "size": 0,
            "text": json!({"id": n, "owner": "Ann"}).to_string()});
        json!({
            "startedDateTime": "2026-11-23T06:00:00Z", "time": 1, "cache": {},
            "timings": {"send": 0, "wait": 1, "receive": 0},
            "request": {"method": "GET", "url": "http://cards.test/cards", "cookies": [],
                "httpVersion": "HTTP/1.1", "queryString": [], "headersSize": -1, "bodySize": -1,
                "headers": [{"name": "X-Api-Key", "value": "k"}]},
            "response": {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1",
                "headers": [{"name": "X-Page", "value": "1"}], "cookies": [], "content": content,
                "redirectURL": "", "headersSize": -1, "bodySize": -1},
        })
    };
    let entries: Vec<Value> = (0..n).map(entry).collect();
    json!({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": entries}})
        .to_string()
}

fn written(at: &Path, n: usize) {
    fs::create_dir(at.join("parts")).unwrap();
    fs::write(at.join("cards.yaml"), ENTRY).unwrap();
    fs::write(at.join("parts/card.yaml"), CARD).unwrap();
    fs::write(at.join("cards.har"), har(n)).unwrap();
}

fn texts(at: &Path) -> [String; 2] {
    ["cards.yaml", "parts/card.yaml"].map(|name| fs::read_to_string(at.join(name)).unwrap())
}

const INTO: [&str; 6] = [
    "traffic",
    "infer",
    "--har",
    "cards.har",
    "--into",
    "cards.yaml",
];

#[test]
fn each_file_gets_what_it_lacks() {
    let folder = folder();
    let at = folder.path();
    written(at, 4);
    let shown = specwright(at, &[&INTO[..], &["--dry-run"]].concat());
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.contains("parts/card.yaml"), "{}", shown.out);
    assert_eq!(texts(at), [ENTRY, CARD]);
    let said = specwright(at, &INTO);
    assert_eq!(said.code, 0, "{}", said.err);
    let [entry, card] = texts(at);
    assert!(
        card.starts_with(CARD) && card.contains("  owner:"),
        "{card}"
    );
    assert!(
        entry
            .lines()
            .zip(ENTRY.lines())
            .all(|(after, before)| after == before),
        "{entry}"
    );
    for added in ["X-Page:", "security:", "xApiKeyHeader:"] {
        assert!(entry.contains(added), "{added}: {entry}");
    }
    let again = specwright(at, &INTO);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
    let elsewhere = [&INTO[..], &["-o", "other.yaml"]].concat();
    fs::write(at.join("cards.yaml"), ENTRY).unwrap();
    let said = specwright(at, &elsewhere);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(texts(at), [ENTRY.to_owned(), card]);
    let other = fs::read_to_string(at.join("other.yaml")).unwrap();
    assert!(other.contains("X-Page:"), "{other}");
    let gone = [
        "traffic",
        "infer",
        "--har",
        "cards.har",
        "--into",
        "gone.yaml",
    ];
    let gone = specwright(at, &gone);
    assert!(
        gone.code == 2 && gone.err.contains("gone.yaml"),
        "{}",
        gone.err
    );
}

/// Interrupted while it reads, or done before: never in between.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_inference_changes_nothing() {
    use std::{
        process::{Command, Stdio},
        time::{Duration, Instant},
    };

    let folder = folder();
    let at = folder.path();
    written(at, 20_000);
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(INTO).current_dir(at);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let open = format!("/proc/{}/fd", child.id());
    let reads = || {
        let files = fs::read_dir(&open).into_iter().flatten().flatten();
        let mut targets = files.filter_map(|file| fs::read_link(file.path()).ok());
        targets.any(|target| target.ends_with("cards.har"))
    };
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() && !reads() {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing is read");
        std::thread::yield_now();
    }
    let mut kill = Command::new("kill");
    // It may have ended by itself.
    let _ = kill
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    match child.wait().unwrap().code() {
        Some(130) => assert_eq!(texts(at), [ENTRY, CARD]),
        done => {
            assert_eq!(done, Some(0));
            let [entry, card] = texts(at);
            assert!(entry.contains("X-Page:") && card.contains("owner:"));
        }
    }
    let mut left = fs::read_dir(at)
        .unwrap()
        .map(|one| one.unwrap().file_name());
    let is_ours = |name: &str| ["cards.yaml", "cards.har", "parts", "pets.yaml"].contains(&name);
    assert!(left.all(|name| name.to_str().is_some_and(is_ours)));
}
