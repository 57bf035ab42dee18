//! The same seed, clock and requests give the same bytes: in another run, in another process,
//! and with another number of threads. Only `Date` and `Specwright-Trace` differ.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use specwright_tests::clone::root;
use specwright_tests::mock::Mock;

/// So many operations of a large description are asked.
const MAX_OPERATIONS: usize = 400;

/// Method and path of each operation, parameters filled in.
fn requests(spec: &Path) -> Vec<(String, String)> {
    let program = std::env::var_os("SPECWRIGHT_BIN").expect("`cargo xtask` sets SPECWRIGHT_BIN");
    let told = std::process::Command::new(program)
        .arg("outline")
        .arg(spec)
        .args(["--format", "json"])
        .output()
        .unwrap();
    let outline: Value = serde_json::from_slice(&told.stdout).unwrap();
    let operations = outline["operations"].as_array().unwrap();
    operations
        .iter()
        .filter(|one| {
            one["path"]
                .as_str()
                .is_some_and(|path| path.starts_with('/'))
        })
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            (text("method").to_uppercase(), filled(&text("path")))
        })
        // What is deleted is answered with 404 from then on.
        .filter(|(method, _)| method != "DELETE")
        .take(MAX_OPERATIONS)
        .collect()
}

/// The template with `42` in each place.
fn filled(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| {
        let rest = part.split_once('}').map_or("", |(_, rest)| rest);
        path + "42" + rest
    })
}

/// Whole answers, heads included, without what may differ. Each request is sent twice.
fn answers(mock: &Mock, requests: &[(String, String)]) -> Vec<String> {
    let twice = requests.iter().flat_map(|one| [one, one]);
    twice
        .map(|(method, path)| {
            let mut stream = TcpStream::connect(&mock.address).unwrap();
            stream
                .set_read_timeout(Some(Duration::from_secs(60)))
                .unwrap();
            let body = if matches!(method.as_str(), "POST" | "PUT" | "PATCH") {
                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            } else {
                "\r\n"
            };
            write!(
                stream,
                "{method} {path} HTTP/1.1\r\nHost: m\r\nConnection: close\r\n{body}"
            )
            .unwrap();
            let mut bytes = Vec::new();
            let _ = stream.read_to_end(&mut bytes);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            format!("{method} {path}\n{}", without_what_may_differ(&text))
        })
        .collect()
}

fn without_what_may_differ(answer: &str) -> String {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let may_differ = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        ["date", "specwright-trace"].contains(&name.to_ascii_lowercase().as_str())
    };
    let kept: Vec<_> = head.lines().filter(|line| !may_differ(line)).collect();
    format!("{}\n\n{body}", kept.join("\n"))
}

fn start(spec: &Path, threads: &str) -> Mock {
    let arguments = [
        "--record",
        "off",
        "--seed",
        "7",
        "--clock",
        "frozen",
        "--auth",
        "off",
        "--data",
        "generated",
        "--validate",
        "warn",
    ];
    Mock::start_with(spec, &arguments, &[("TOKIO_WORKER_THREADS", threads)])
}

fn assert_repeats(spec: &Path) {
    let requests = requests(spec);
    assert!(requests.len() > 5, "{}: too few operations", spec.display());
    let first = answers(&start(spec, "1"), &requests);
    let n_good = first
        .iter()
        .filter(|text| text.contains("\nHTTP/1.1 2"))
        .count();
    assert!(
        n_good * 2 > first.len(),
        "{}: mostly errors",
        spec.display()
    );
    for threads in ["1", "4"] {
        let again = answers(&start(spec, threads), &requests);
        for (one, other) in first.iter().zip(&again) {
            assert_eq!(one, other, "{}, {threads} threads", spec.display());
        }
    }
}

#[test]
fn the_sample_gives_the_same_bytes_again() {
    assert_repeats(&root().join("specs/sample/openapi.yaml"));
}

#[test]
fn a_large_description_gives_the_same_bytes_again() {
    let corpus = std::env::var_os("SPECWRIGHT_CORPUS").map(PathBuf::from);
    let corpus = corpus.expect("`cargo xtask test` sets SPECWRIGHT_CORPUS");
    assert_repeats(&corpus.join("github.com/api.github.com.json"));
}
