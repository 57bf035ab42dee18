//! `specwright to-yaml` as a script meets it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Output};

fn to_yaml(name: &str, text: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(["to-yaml", name]).current_dir(folder.path());
    command.env("NO_COLOR", "1").output().unwrap()
}

#[test]
fn json_becomes_block_yaml() {
    let output = to_yaml("api.json", r#"{"responses": {"200": ["no", 1.50]}}"#);
    let expected = "responses:\n  \"200\":\n    - \"no\"\n    - 1.50\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn comments_that_stay_behind_are_mentioned() {
    let output = to_yaml("api.yaml", "# why\na: 1\n");
    assert_eq!(output.stdout, b"a: 1\n");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Comments"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_broken_document_is_not_printed() {
    let output = to_yaml("api.yaml", "a: [\n");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("api.yaml:1"), "{said}");
}
