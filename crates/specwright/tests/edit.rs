//! `specwright edit` and `to-json` as a script meets them: files, output and exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Output};

use tempfile::TempDir;

const SPEC: &str = "\
openapi: 3.1.0  # the version
info:
  title: Pets
paths:
  # The list.
  /pets:
    get: {summary: 'All pets'}
";

fn specwright(folder: &TempDir, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(words).current_dir(folder.path());
    command.env("NO_COLOR", "1").output().unwrap()
}

fn folder(name: &str, text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    folder
}

/// The file after an edit that has to succeed without a word.
fn edited(words: &[&str]) -> String {
    let folder = folder("api.yaml", SPEC);
    let output = specwright(&folder, &[&["edit", "api.yaml"], words].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.as_str()),
        (Some(0), ""),
        "{words:?}"
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    std::fs::read_to_string(folder.path().join("api.yaml")).unwrap()
}

#[test]
fn every_operation_changes_its_lines_and_no_others() {
    let title = "  title: Pets\n";
    let list = "  # The list.\n  /pets:\n    get: {summary: 'All pets'}\n";
    for (words, old, new) in [
        (
            &["set", "/info/title", r#""Cats""#][..],
            title,
            "  title: Cats\n",
        ),
        (
            &["set", "/info/x-n", "-1.50"],
            title,
            "  title: Pets\n  x-n: -1.50\n",
        ),
        (
            &["insert", "/info/x", "[1]", "--position", "0"],
            title,
            "  x:\n    - 1\n  title: Pets\n",
        ),
        (
            &["replace", "/info", "{}"],
            "info:\n  title: Pets\n",
            "info: {}\n",
        ),
        (
            &["remove", "/openapi"],
            "openapi: 3.1.0  # the version\n",
            "",
        ),
        (&["rename", "/paths/~1pets", "/cats"], "/pets:", "/cats:"),
        (&["rename", "/info/title", "-x"], "title:", "-x:"),
        (&["move", "/info/title", "/info/name"], "title:", "name:"),
        (
            &["reorder", "/info", "0"],
            "openapi: 3.1.0  # the version\ninfo:\n  title: Pets\n",
            "info:\n  title: Pets\nopenapi: 3.1.0  # the version\n",
        ),
        (
            &["move", "/paths/~1pets", "/paths/~1cats"],
            list,
            "  # The list.\n  /cats:\n    get: {summary: 'All pets'}\n",
        ),
    ] {
        assert_eq!(edited(words), SPEC.replace(old, new), "{words:?}");
    }
    let text = edited(&["set", "/tags", r#"["a"]"#]);
    assert_eq!(text, format!("{SPEC}tags:\n  - a\n"));
}

#[test]
fn a_list_grows_at_its_end() {
    let folder = folder("api.json", "{\n\t\"tags\": [\n\t\t\"a\"\n\t]\n}");
    let output = specwright(
        &folder,
        &["edit", "api.json", "append", "/tags", r#"{"b": 1.0}"#],
    );
    assert_eq!(output.status.code(), Some(0));
    let text = std::fs::read_to_string(folder.path().join("api.json")).unwrap();
    assert_eq!(
        text,
        "{\n\t\"tags\": [\n\t\t\"a\",\n\t\t{\n\t\t\t\"b\": 1.0\n\t\t}\n\t]\n}"
    );
}

#[test]
fn a_dry_run_shows_the_change_and_keeps_the_file() {
    let folder = folder("api.yaml", SPEC);
    let words = [
        "edit",
        "api.yaml",
        "set",
        "/info/title",
        r#""Cats""#,
        "--dry-run",
        "--diff",
    ];
    let output = specwright(&folder, &words);
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.contains("-  title: Pets\n+  title: Cats\n"),
        "{shown}"
    );
    assert_eq!(
        std::fs::read_to_string(folder.path().join("api.yaml")).unwrap(),
        SPEC
    );
}

#[test]
fn what_cannot_be_done_says_so_and_changes_nothing() {
    let folder = folder("api.yaml", SPEC);
    std::fs::write(folder.path().join("broken.yaml"), "a: [\n").unwrap();
    for (words, code, text) in [
        (
            &["edit", "api.yaml", "set", "/info/contact/name", "1"][..],
            2,
            "ends at `/info`",
        ),
        (
            &["edit", "api.yaml", "set", "/info/title", "Cats"],
            2,
            "not JSON",
        ),
        (
            &["edit", "api.yaml", "set", "info", "1"],
            2,
            "not a JSON pointer",
        ),
        (
            &["edit", "api.yaml", "remove", "/servers"],
            2,
            "nothing at `/servers`",
        ),
        (
            &["edit", "api.yaml", "rename", "/info", "paths"],
            2,
            "already",
        ),
        (
            &["edit", "missing.yaml", "remove", "/a"],
            2,
            "missing.yaml is not there",
        ),
        (
            &["edit", "broken.yaml", "set", "/a", "1"],
            1,
            "broken.yaml:1:4",
        ),
        (&["to-json", "broken.yaml"], 1, "broken.yaml:1:4"),
    ] {
        let output = specwright(&folder, words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        assert!(
            said.contains(text),
            "{words:?} does not say `{text}`: {said}"
        );
        assert_eq!(output.stdout, b"");
    }
    assert_eq!(
        std::fs::read_to_string(folder.path().join("api.yaml")).unwrap(),
        SPEC
    );
}

#[test]
fn a_document_is_printed_as_json_with_its_numbers() {
    let text = "a: &a [1.50, 0x1F, .5, 012, 1e400]\nb: *a\nno: {<<: {x: ~}, y: yes}\n";
    let folder = folder("api.yaml", text);
    let output = specwright(&folder, &["to-json", "api.yaml"]);
    assert_eq!(output.status.code(), Some(0));
    let json: String = String::from_utf8(output.stdout)
        .unwrap()
        .split_whitespace()
        .collect();
    let list = "[1.50,31,0.5,12,1e400]";
    assert_eq!(
        json,
        format!(r#"{{"a":{list},"b":{list},"no":{{"y":"yes","x":null}}}}"#)
    );
    std::fs::write(folder.path().join("api.yaml"), "a: 1\nb: -.inf\n").unwrap();
    let output = specwright(&folder, &["to-json", "api.yaml"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("api.yaml:2:4"), "{said}");
}

#[test]
fn a_shared_value_is_changed_everywhere_or_here() {
    const SHARED: &str = "base: &b  # one\n  limit: 1\ncopy: *b\nmore:\n  <<: *b\n";
    for (shared, new) in [
        (
            "all",
            "base: &b  # one\n  limit: 2\ncopy: *b\nmore:\n  <<: *b\n",
        ),
        (
            "here",
            "base: &b  # one\n  limit: 1\ncopy:\n  limit: 2\nmore:\n  <<: *b\n",
        ),
    ] {
        let folder = folder("api.yaml", SHARED);
        let words = ["edit", "api.yaml", "set", "/copy/limit", "2"];
        let refused = specwright(&folder, &words);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2));
        for named in [
            "`/base`",
            "`/copy`",
            "`/more/<<`",
            "--shared all",
            "--shared here",
        ] {
            assert!(said.contains(named), "{named} is missing in {said}");
        }
        let done = specwright(&folder, &[&words[..], &["--shared", shared]].concat());
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        assert_eq!(
            std::fs::read_to_string(folder.path().join("api.yaml")).unwrap(),
            new
        );
    }
}
