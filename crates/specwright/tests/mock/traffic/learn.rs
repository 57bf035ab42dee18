//! Traffic becomes a description, and a description is held against traffic.

use std::{fs, path::Path};

use serde_json::Value;

use super::{STORE, recording, traffic};
use crate::support::{Mock, PETS, folder, specwright};

fn recorded_pets(at: &Path) {
    let mock = recording(at);
    for n in 1..8 {
        mock.ask("GET", &format!("/pets/{n}"), "");
    }
    mock.ask("GET", "/pets", "");
    mock.ask("POST", "/pets", r#"{"name": "Rex", "weight": 2.5}"#);
    mock.ask("DELETE", "/pets/3", "");
    assert_eq!(
        traffic(at, &["expect", "count==10", "--wait", "5s"]).code,
        0
    );
}

#[test]
fn an_inferred_description_admits_what_it_was_made_from() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let said = traffic(at, &["infer", "-o", "inferred.yaml", "--title", "Zoo"]);
    assert_eq!((said.code, said.err.trim()), (0, "learnt from 10 requests"));
    let text = fs::read_to_string(at.join("inferred.yaml")).unwrap();
    assert!(
        text.contains("title: Zoo") && text.contains("/pets/{"),
        "{text}"
    );
    let printed = traffic(at, &["infer", "--title", "Zoo"]).out;
    assert_eq!(
        printed.trim_end(),
        text.trim_end(),
        "the same traffic, the same text"
    );
    assert_eq!(traffic(at, &["har", "-o", "all.har"]).code, 0);
    let words = ["traffic", "infer", "--har", "all.har", "--title", "Zoo"];
    let of_har = specwright(at, &words);
    assert_eq!(of_har.out.trim_end(), text.trim_end(), "{}", of_har.err);
    let drift = traffic(
        at,
        &["drift", "--spec", "inferred.yaml", "--format", "json"],
    );
    let report: Value = serde_json::from_str(&drift.out).unwrap();
    let mut findings = report["findings"].as_array().unwrap().iter();
    assert!(findings.all(|one| one["undeclared"] == true), "{report}");
    assert_eq!(specwright(at, &["validate", "inferred.yaml"]).code, 0);
}

#[test]
fn a_written_document_gets_what_it_lacks_and_keeps_the_rest() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let lacking = PETS.split("  /pets/{petId}:").next().unwrap();
    let written = format!("# By hand.\n{lacking}");
    fs::write(at.join("own.yaml"), &written).unwrap();
    let shown = traffic(at, &["infer", "--into", "own.yaml", "--dry-run"]);
    assert!(
        shown.code == 0 && shown.out.contains("+  /pets/{"),
        "{}{}",
        shown.out,
        shown.err
    );
    assert_eq!(fs::read_to_string(at.join("own.yaml")).unwrap(), written);
    assert_eq!(traffic(at, &["infer", "--into", "own.yaml"]).code, 0);
    let merged = fs::read_to_string(at.join("own.yaml")).unwrap();
    for line in written.lines() {
        // What an answer in braces lacks is added before the brace that closes it.
        let kept = line.trim_end_matches('}');
        assert!(merged.contains(kept), "{line}: {merged}");
    }
    let again = traffic(at, &["infer", "--into", "own.yaml"]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (0, ""),
        "nothing is lacking any more"
    );
    fs::write(at.join("other.yaml"), "swagger: '2.0'\n").unwrap();
    let other = traffic(at, &["infer", "--into", "other.yaml"]);
    assert!(
        other.code == 2 && other.err.contains("other.yaml: "),
        "{}",
        other.err
    );
}

#[test]
fn nothing_is_inferred_of_nothing() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let said = traffic(
        at,
        &["infer", "--filter", "path:/nowhere", "-o", "none.yaml"],
    );
    assert!(
        said.code == 2 && said.err.contains("no exchange"),
        "{}",
        said.err
    );
    assert!(!at.join("none.yaml").exists());
}

/// Traffic of one description, judged by another.
fn drifted(at: &Path) {
    let more = PETS.replace(
        "weight: {type: number}",
        "weight: {type: number}\n        legacy: {type: string}",
    );
    fs::write(at.join("pets.yaml"), more).unwrap();
    let mock = recording(at);
    for n in 0..5 {
        let body = format!(r#"{{"name": "Rex", "legacy": "{n}"}}"#);
        assert_eq!(mock.ask("POST", "/pets", &body).status, 201);
    }
    assert_eq!(traffic(at, &["expect", "count==5", "--wait", "5s"]).code, 0);
    drop::<Mock>(mock);
    fs::write(at.join("pets.yaml"), format!("# By hand.\n{PETS}")).unwrap();
}

#[test]
fn drift_is_told_and_fixed() {
    let folder = folder();
    let at = folder.path();
    drifted(at);
    let told = traffic(at, &["drift", "--spec", "pets.yaml"]);
    assert_eq!(told.code, 1, "{}{}", told.out, told.err);
    assert!(
        told.out.contains("legacy") && told.out.contains("5 times"),
        "{}",
        told.out
    );
    assert!(
        told.out
            .contains("`/legacy` of the request body is sent but not in the schema, 5 times since"),
        "{}",
        told.out
    );
    let before = fs::read_to_string(at.join("pets.yaml")).unwrap();
    let shown = traffic(at, &["drift", "--spec", "pets.yaml", "--fix", "--dry-run"]);
    assert_eq!(shown.code, 1, "nothing was written");
    assert!(
        shown.out.contains("+++ ") && shown.out.contains("legacy"),
        "{}",
        shown.out
    );
    assert_eq!(fs::read_to_string(at.join("pets.yaml")).unwrap(), before);
    let fixed = traffic(at, &["drift", "--spec", "pets.yaml", "--fix"]);
    assert_eq!(fixed.code, 0, "{}{}", fixed.out, fixed.err);
    let after = fs::read_to_string(at.join("pets.yaml")).unwrap();
    assert!(
        after.starts_with("# By hand.\n") && after.contains("legacy"),
        "{after}"
    );
    let again = traffic(at, &["drift", "--spec", "pets.yaml"]);
    assert_eq!(
        (again.code, again.err.trim()),
        (0, "5 requests judged, no findings")
    );
}

#[test]
fn a_description_that_cannot_be_used_is_told() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let none = traffic(at, &["drift", "--spec", "none.yaml"]);
    assert!(
        none.code == 2 && none.err.contains("none.yaml is not there"),
        "{}",
        none.err
    );
    fs::write(at.join("broken.yaml"), "openapi: 3.1.0\npaths: [\n").unwrap();
    let broken = traffic(at, &["drift", "--spec", "broken.yaml"]);
    assert!(
        broken.code == 1 && broken.err.contains("broken.yaml:"),
        "{}",
        broken.err
    );
    let gone = specwright(
        at,
        &[
            "traffic",
            "drift",
            "--spec",
            "pets.yaml",
            "--store",
            "none.sqlite",
        ],
    );
    assert_eq!(gone.code, 2, "{}{STORE}", gone.err);
}

#[test]
fn an_exchange_becomes_an_example() {
    let folder = folder();
    let at = folder.path();
    recorded_pets(at);
    let rows = traffic(at, &["list", "--filter", "method:POST", "--format", "json"]).out;
    let rows: Value = serde_json::from_str(&rows).unwrap();
    let id = rows[0]["id"].as_str().unwrap();
    let words = ["example", id, "--name", "rex", "--spec", "pets.yaml"];
    let shown = traffic(at, &[&words[..], &["--dry-run"]].concat());
    assert!(
        shown.code == 0 && shown.out.contains("rex"),
        "{}{}",
        shown.out,
        shown.err
    );
    assert_eq!(fs::read_to_string(at.join("pets.yaml")).unwrap(), PETS);
    assert_eq!(traffic(at, &words).code, 0);
    let text = fs::read_to_string(at.join("pets.yaml")).unwrap();
    assert!(text.contains("examples:") && text.contains("Rex"), "{text}");
    let again = traffic(at, &words);
    assert_eq!(
        (again.code, again.err.trim()),
        (0, "the example stands there already")
    );
    let other = traffic(
        at,
        &[
            "example",
            "0000000000000001",
            "--name",
            "x",
            "--spec",
            "pets.yaml",
        ],
    );
    assert_eq!(other.code, 2, "{}", other.err);
}

#[test]
fn secrets_that_were_recorded_do_not_reach_an_example() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("pets.yaml"), PETS).unwrap();
    let body = r#"{"name":"Rex","tag":"acme-inc","key":"sk_live_4eC39HqLyjWDarjtT1zdp7dc"}"#;
    let sent = format!("curl http://h/pets -H 'Content-Type: application/json' -d '{body}'\n");
    fs::write(at.join("sent.sh"), sent).unwrap();
    assert_eq!(traffic(at, &["import", "sent.sh"]).code, 0);
    // What is secret was not known when it was recorded.
    let masks = "traffic:\n  masks: {pointers: [/tag]}\n";
    fs::write(at.join("specwright.yaml"), masks).unwrap();
    let rows = traffic(at, &["list", "--format", "json"]).out;
    assert!(!rows.is_empty(), "{rows}");
    let rows: Value = serde_json::from_str(&rows).unwrap();
    let id = rows[0]["id"].as_str().unwrap();
    let words = ["example", id, "--name", "rex", "--spec", "pets.yaml"];
    let said = traffic(at, &words);
    assert_eq!(said.code, 0, "{}", said.err);
    for place in ["secret: request /tag", "secret: request /key"] {
        assert!(said.err.contains(place), "{}", said.err);
    }
    let text = fs::read_to_string(at.join("pets.yaml")).unwrap();
    assert!(text.contains("Rex"), "{text}");
    for secret in ["acme-inc", "sk_live", "***"] {
        assert!(!text.contains(secret), "{text}");
    }
}
