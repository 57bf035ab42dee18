//! Measures what a person would notice, and prints each number beside its budget.
//!
//! In:  the program that `SPECWRIGHT_BIN` names, and the documents of `SPECWRIGHT_CORPUS`.
//! Out: one line for each number. Rates are ratios to a bare axum handler of the same run.
//! Never: fails on a slow machine; a budget that is missed is printed as missed.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made says so by failing"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use specwright_tests::clone::root;
use specwright_tests::http;
use specwright_tests::mock::Mock;
use specwright_tests::scratch::Scratch;

const RUNS: usize = 5;

/// A mock that records into a folder of its own.
fn recorded(spec: &Path, scratch: &Scratch) -> Mock {
    let store = scratch.path().join("traffic.sqlite");
    Mock::start(spec, &["--record", &store.display().to_string()])
}

/// From the start of the program to the first whole answer; the middle of several runs.
fn first_answer(spec: &Path, path: &str) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let scratch = Scratch::new("perf");
            let start = Instant::now();
            let mock = recorded(spec, &scratch);
            let reply = http::request(&mock.address, "GET", path, None).unwrap();
            let took = start.elapsed();
            assert_eq!(reply.status, 200, "{path}: {}", reply.body);
            took
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn print_time(what: &str, took: Duration, budget: Duration) {
    let (took, budget) = (took.as_millis(), budget.as_millis());
    println!(
        "{what:<52} {took:>6} ms   budget {budget:>5} ms   {}",
        verdict(took <= budget)
    );
}

fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "MISSED" }
}

/// Requests in a second, as `wrk` counts them.
fn rate(url: &str) -> f64 {
    let told = Command::new("wrk")
        .args(["-t2", "-c32", "-d5s", url])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(!told.contains("Non-2xx"), "{url}: {told}");
    let line = told
        .lines()
        .find_map(|line| line.strip_prefix("Requests/sec:"))
        .unwrap_or("0");
    line.trim().parse().unwrap()
}

/// A bare axum handler that returns these bytes, on a runtime of its own.
fn bare(body: String) -> (tokio::runtime::Runtime, String) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let handler = move || {
        let body = body.clone();
        async move { ([("content-type", "application/json")], body) }
    };
    let app = axum::Router::new().route("/tools/T-0107", axum::routing::get(handler));
    runtime.spawn(async move { axum::serve(listener, app).await });
    (runtime, address)
}

fn compare_rates(spec: &Path) {
    if Command::new("wrk").arg("-v").output().is_err() {
        println!("rates were not measured: there is no wrk");
        return;
    }
    let scratch = Scratch::new("perf");
    let mock = recorded(spec, &scratch);
    let path = "/tools/T-0107";
    let body = http::request(&mock.address, "GET", path, None)
        .unwrap()
        .body;
    let (runtime, address) = bare(body);
    let bare = rate(&format!("http://{address}{path}"));
    let ours = rate(&format!("http://{}{path}", mock.address));
    runtime.shutdown_background();
    let ratio = ours / bare;
    println!(
        "{:<52} {ratio:>6.2}      budget {:>5}      {}   ({ours:.0}/s of {bare:.0}/s)",
        "a documented example, recording, to a bare handler",
        "0.50",
        verdict(ratio >= 0.5)
    );
}

/// The large document of the corpus that `cargo xtask bench` fetched.
fn big_document() -> Option<PathBuf> {
    let corpus = PathBuf::from(std::env::var_os("SPECWRIGHT_CORPUS")?);
    Some(corpus.join("github.com/api.github.com.json"))
}

fn main() {
    let sample = root().join("specs/sample/openapi.yaml");
    let took = first_answer(&sample, "/tools/T-0107");
    print_time(
        "start to first answer, sample",
        took,
        Duration::from_millis(100),
    );
    match big_document() {
        Some(file) => {
            let took = first_answer(&file, "/repos/a/b");
            print_time(
                "start to first answer, GitHub's 5.7 MB",
                took,
                Duration::from_secs(1),
            );
        }
        None => println!("a large document was not measured: SPECWRIGHT_CORPUS names none"),
    }
    compare_rates(&sample);
}
