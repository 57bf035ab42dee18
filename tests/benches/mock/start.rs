//! From the start of the program to its first whole answer, and what it holds after that.

use std::path::{Path, PathBuf};
use std::time::Instant;

use specwright_tests::clone::root;
use specwright_tests::http;
use specwright_tests::mock::Mock;
use specwright_tests::scratch::Scratch;

use crate::table::{Budget, line, middle};

const RUNS: usize = 5;
const MEGABYTE: f64 = 1_048_576.0;

struct Document {
    name: &'static str,
    file: Option<PathBuf>,
    path: &'static str,
    budget_ms: f64,
    budget_mb: f64,
}

fn documents() -> [Document; 3] {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let corpus = named("SPECWRIGHT_CORPUS");
    [
        Document {
            name: "the sample",
            file: Some(root().join("specs/sample/openapi.yaml")),
            path: "/tools/T-0107",
            budget_ms: 30.0,
            budget_mb: 150.0,
        },
        Document {
            name: "Stripe",
            file: corpus.map(|folder| folder.join("stripe.com.json")),
            path: "/v1/customers",
            budget_ms: 200.0,
            budget_mb: 150.0,
        },
        Document {
            name: "GitHub's 13 MB",
            file: named("SPECWRIGHT_BENCH_JSON"),
            path: "/repos/a/b",
            budget_ms: 400.0,
            budget_mb: 150.0,
        },
    ]
}

pub(crate) fn print() {
    for document in documents() {
        let Some(file) = &document.file else {
            println!("{} was not measured: it was not fetched", document.name);
            continue;
        };
        let runs: Vec<(f64, f64)> = (0..RUNS)
            .map(|_| first_answer(file, document.path))
            .collect();
        let of = |number: fn(&(f64, f64)) -> f64| middle(runs.iter().map(number).collect());
        let what = format!("start to first answer, {}", document.name);
        line(
            &what,
            of(|run| run.0),
            "ms",
            Budget::AtMost(document.budget_ms),
            "",
        );
        let what = format!("resident after it, {}", document.name);
        line(
            &what,
            of(|run| run.1),
            "MB",
            Budget::AtMost(document.budget_mb),
            "",
        );
    }
}

/// Milliseconds to the first answer, and resident megabytes after it. It records, as it does
/// unless told otherwise.
fn first_answer(file: &Path, path: &str) -> (f64, f64) {
    let scratch = Scratch::new("start");
    let store = scratch.path().join("traffic.sqlite");
    let begun = Instant::now();
    let record = store.display().to_string();
    let mock = Mock::start(file, &["--auth", "off", "--record", &record]);
    let reply = http::request(&mock.address, "GET", path, None).unwrap();
    let took = begun.elapsed();
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    let held = mock.resident().map_or(0.0, |bytes| bytes as f64 / MEGABYTE);
    (took.as_secs_f64() * 1_000.0, held)
}
