//! Ctrl+C in the middle of a write, files that never end, and a full disk.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    fmt::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

const N_SCHEMAS: usize = 3_000;

fn specwright(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command.args(words).current_dir(folder).env("NO_COLOR", "1");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn large_description() -> String {
    let mut text =
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            .to_owned();
    for n in 0..N_SCHEMAS {
        let _ = writeln!(text, "    S{n}:\n      type: object\n      title: T{n}");
    }
    text
}

/// Interrupts the program as soon as something beside `api.yaml` is in the folder.
fn interrupted_while_writing(folder: &Path, words: &[&str]) -> Output {
    let child = specwright(folder, words).spawn().unwrap();
    let start = Instant::now();
    while names(folder).len() < 2 {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "nothing is written"
        );
        std::thread::yield_now();
    }
    let mut kill = Command::new("kill");
    kill.args(["-INT", &child.id().to_string()]);
    assert!(kill.status().unwrap().success());
    child.wait_with_output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

#[test]
fn an_interrupted_split_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), large_description()).unwrap();
    let output = interrupted_while_writing(folder.path(), &["split", "api.yaml", "-o", "out"]);
    let left = names(folder.path());
    if left == ["api.yaml", "out"] {
        // It was done before the signal came: then all of it is there.
        let schemas = folder.path().join("out/components/schemas");
        assert_eq!(names(&schemas).len(), N_SCHEMAS);
        return;
    }
    assert_eq!(left, ["api.yaml"]);
    assert_eq!(output.status.code(), Some(130));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn a_pipe_that_nobody_writes_into_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut make = Command::new("mkfifo");
    make.arg(folder.path().join("a.yaml"));
    assert!(make.status().unwrap().success());
    let commands = [
        ["outline", "a.yaml"],
        ["validate", "a.yaml"],
        ["fmt", "a.yaml"],
    ];
    for words in commands {
        let output = specwright(folder.path(), &words).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("it is a pipe") && said.contains("help:"),
            "{said}"
        );
    }
}

#[test]
fn a_pipe_of_the_shell_is_read() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    for words in [["outline", "/dev/stdin"], ["validate", "/dev/stdin"]] {
        let mut command = specwright(folder.path(), &words);
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let text = b"openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n";
        child.stdin.take().unwrap().write_all(text).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_does_not_fit_on_the_disk_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let text = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n";
    std::fs::write(folder.path().join("api.yaml"), text).unwrap();
    for command in ["to-json", "to-yaml", "bundle", "outline", "validate"] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let mut command = specwright(folder.path(), &[command, "api.yaml"]);
        let output = command.stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("cannot be written"), "{said}");
    }
}
