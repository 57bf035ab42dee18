//! `specwright validate` as a stranger meets it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const GOOD: &str = "openapi: 3.1.0\ninfo: { title: Good, version: '1' }\npaths: {}\n";
const BAD: &str =
    "openapi: 3.0.0\ninfo: { title: Bad, version: 1 }\npaths:\n  /a:\n    get: { summery: x }\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn validate(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.arg("validate").args(words).current_dir(folder);
    command.output().unwrap()
}

/// What it prints, and that it ends with `code`.
fn printed(files: &[(&str, &str)], words: &[&str], code: i32) -> String {
    let folder = folder(files);
    let output = validate(folder.path(), words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_valid_document_is_called_valid() {
    assert_eq!(
        printed(&[("a.yaml", GOOD)], &["a.yaml"], 0),
        "a.yaml: valid\n"
    );
}

#[test]
fn findings_show_the_line_the_place_and_what_to_do() {
    let printed = printed(&[("b.yaml", BAD)], &["b.yaml"], 1);
    let wanted = "\
error[structure-type]: `version` should be text, but here is a number.
 --> b.yaml:2:30
  |
2 | info: { title: Bad, version: 1 }
";
    assert!(printed.starts_with(wanted), "{printed}");
    assert!(printed.contains("= help: Put it in quotes."), "{printed}");
    assert!(
        printed.contains("`responses` is missing; an Operation must have it."),
        "{printed}"
    );
    assert!(printed.contains("did you mean `summary`?"), "{printed}");
    assert!(printed.ends_with("b.yaml: 3 errors\n"), "{printed}");
}

#[test]
fn json_has_each_document_with_its_findings() {
    let files = [("a.yaml", GOOD), ("b.yaml", BAD)];
    let printed = printed(&files, &["a.yaml", "b.yaml", "--format", "json"], 1);
    let json: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(json[0]["file"], "a.yaml");
    assert_eq!(json[0]["valid"], true);
    assert_eq!(json[1]["valid"], false);
    let first = &json[1]["findings"][0];
    assert_eq!(first["pointer"], "/info/version");
    assert_eq!((&first["line"], &first["column"]), (&2.into(), &30.into()));
    assert_eq!(first["severity"], "error");
}

#[test]
fn what_is_no_document_is_a_finding() {
    let part = [("part.yaml", "type: object\n")];
    assert!(printed(&part, &["part.yaml"], 1).contains("only a part of one"));
    assert!(printed(&[("empty.yaml", "")], &["empty.yaml"], 1).contains("is empty"));
    assert!(
        printed(&[("list.json", "[1]")], &["list.json"], 1).contains("an object with `openapi`")
    );
    let later = [("later.yaml", "openapi: 4.0.0\n")];
    assert!(printed(&later, &["later.yaml"], 1).contains("`4.0.0` is not a version"));
}

/// What seems to be missing behind a syntax error may be there.
#[test]
fn a_broken_text_has_only_its_syntax_errors() {
    let printed = printed(
        &[("a.json", "{ \"openapi\": \"3.1.0\", \"info\": ")],
        &["a.json"],
        1,
    );
    assert!(printed.contains("error[syntax]"), "{printed}");
    assert!(!printed.contains("structure-"), "{printed}");
}

#[test]
fn a_repeated_key_is_only_a_warning() {
    let text = "openapi: 3.1.0\ninfo: { title: a, title: b, version: '1' }\npaths: {}\n";
    let printed = printed(&[("a.yaml", text)], &["a.yaml"], 0);
    assert!(printed.contains("warning[syntax]"), "{printed}");
    assert!(printed.ends_with("a.yaml: valid\n"), "{printed}");
}

#[test]
fn a_missing_file_cannot_be_judged() {
    let folder = folder(&[("a.yaml", GOOD)]);
    let output = validate(folder.path(), &["a.yaml", "none.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("none.yaml is not there"));
}
