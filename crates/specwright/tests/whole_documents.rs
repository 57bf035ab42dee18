//! `specwright upgrade` and `fmt` as a script meets them: files, output and exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = "\
openapi: '3.0.3'  # the version
info: {title: Pets, version: \"1\"}
paths: {}
components:
  schemas:
    Pet:
      type: string
      nullable: true  # or nothing
    Other: {$ref: '#/components/schemas/Pet', minLength: 5}
";
const UPGRADED: &str = "\
openapi: '3.1.2'  # the version
info: {title: Pets, version: \"1\"}
paths: {}
components:
  schemas:
    Pet:
      type: [string, 'null']
    Other: {$ref: '#/components/schemas/Pet'}
";

fn specwright(folder: &TempDir, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(words).current_dir(folder.path());
    command.env("NO_COLOR", "1").output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn text(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn upgrade_changes_the_file_and_says_what_it_took_away() {
    let folder = folder(&[("api.yaml", SPEC)]);
    let output = specwright(&folder, &["upgrade", "api.yaml", "--to", "3.1"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(text(&folder, "api.yaml"), UPGRADED);
    assert!(
        said(&output).contains("warning[reference-siblings]"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("api.yaml:9:"), "{}", said(&output));
    let again = specwright(&folder, &["upgrade", "api.yaml", "--to", "3.1"]);
    assert_eq!(
        (again.status.code(), said(&again).as_str()),
        (Some(0), "nothing to change\n")
    );
}

#[test]
fn upgrade_writes_elsewhere_or_nowhere_when_asked_to() {
    let folder = folder(&[("api.yaml", SPEC)]);
    let words = ["upgrade", "api.yaml", "--to", "3.1", "--dry-run", "--diff"];
    let output = specwright(&folder, &words);
    let diff = String::from_utf8(output.stdout).unwrap();
    assert!(diff.contains("+openapi: '3.1.2'  # the version"), "{diff}");
    assert_eq!(text(&folder, "api.yaml"), SPEC);
    let words = ["upgrade", "api.yaml", "--to", "3.1", "-o", "new.yaml"];
    assert_eq!(specwright(&folder, &words).status.code(), Some(0));
    assert_eq!(text(&folder, "api.yaml"), SPEC);
    assert_eq!(text(&folder, "new.yaml"), UPGRADED);
}

#[test]
fn upgrade_gives_its_notes_to_programs() {
    let folder = folder(&[("api.yaml", SPEC)]);
    let words = ["upgrade", "api.yaml", "--to", "3.1", "--format", "json"];
    let output = specwright(&folder, &words);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["files"], serde_json::json!(["api.yaml"]));
    let note = &found["notes"][0];
    assert_eq!(note["kind"], "loss");
    assert_eq!(note["pointer"], "/components/schemas/Other/$ref");
    assert_eq!((&note["line"], &note["column"]), (&9.into(), &13.into()));
}

#[test]
fn upgrade_follows_references_into_files() {
    let entry = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths: {}\n\
                 components: {schemas: {Pet: {$ref: 'pet.yaml#/Pet'}}}\n";
    let folder = folder(&[
        ("api.yaml", entry),
        ("pet.yaml", "Pet: {type: string, nullable: true}\n"),
    ]);
    let to_one_file = ["upgrade", "api.yaml", "--to", "3.1", "-o", "new.yaml"];
    assert_eq!(specwright(&folder, &to_one_file).status.code(), Some(2));
    let output = specwright(&folder, &["upgrade", "api.yaml", "--to", "3.1"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(
        text(&folder, "pet.yaml"),
        "Pet: {type: [string, \"null\"]}\n"
    );
}

#[test]
fn upgrade_refuses_what_it_cannot_do() {
    let folder = folder(&[("broken.yaml", "a: [\n"), ("new.yaml", "openapi: 3.2.0\n")]);
    let broken = specwright(&folder, &["upgrade", "broken.yaml", "--to", "3.1"]);
    assert_eq!(broken.status.code(), Some(1));
    let newer = specwright(&folder, &["upgrade", "new.yaml", "--to", "3.1"]);
    assert_eq!(newer.status.code(), Some(2));
    assert!(said(&newer).contains("3.2 already"), "{}", said(&newer));
    let missing = specwright(&folder, &["upgrade", "missing.yaml", "--to", "3.1"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn fmt_lays_out_and_check_only_tells() {
    let folder = folder(&[("a.yaml", "a:\n    b: 1   \n"), ("b.yaml", "a: 1\n")]);
    let check = specwright(&folder, &["fmt", "--check", "a.yaml", "b.yaml"]);
    assert_eq!(
        (check.status.code(), check.stdout.as_slice()),
        (Some(1), &b"a.yaml\n"[..])
    );
    assert_eq!(text(&folder, "a.yaml"), "a:\n    b: 1   \n");
    let diff = specwright(&folder, &["fmt", "--check", "--diff", "a.yaml"]);
    assert!(
        String::from_utf8(diff.stdout)
            .unwrap()
            .contains("+  b: 1\n")
    );
    let done = specwright(&folder, &["fmt", "a.yaml", "b.yaml"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(text(&folder, "a.yaml"), "a:\n  b: 1\n");
    let check = specwright(&folder, &["fmt", "--check", "a.yaml", "b.yaml"]);
    assert_eq!((check.status.code(), check.stdout.len()), (Some(0), 0));
}

#[test]
fn fmt_writes_nothing_where_one_file_is_broken() {
    let folder = folder(&[("a.yaml", "a:\n    b: 1\n"), ("b.yaml", "a: [\n")]);
    let output = specwright(&folder, &["fmt", "a.yaml", "b.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&folder, "a.yaml"), "a:\n    b: 1\n");
}
