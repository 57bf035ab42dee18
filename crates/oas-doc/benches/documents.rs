//! Measures reading a document, changing one value in it, and what it costs to keep.
//!
//! In:  the documents that the arguments name: `cargo bench -p oas-doc --bench documents -- FILE…`.
//! Out: lines `<what>  <number> <unit>`. Times are the best of several runs: those of the
//!      processor, where the system tells them, so that other work does not count.
//! Never: fails on a slow machine; whoever reads the lines knows the budgets.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made says so by failing"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

use std::hint::black_box;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use oas_doc::{Document, EditOp, Node, NodeKind, Pointer, ScalarValue, Syntax, TextEdit};

const RUNS: usize = 5;
const N_EDITS: usize = 1_000;

fn main() {
    let arguments = std::env::args().skip(1);
    for path in arguments.filter(|argument| !argument.starts_with("--")) {
        measure(&path);
    }
}

fn measure(path: &str) {
    let syntax = Syntax::of_path(path).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    println!("{path}: {:.1} MB", megabytes(text.len()));

    let before = resident();
    let document = Document::parse(&text, syntax);
    line("resident, the text counted once", grown(before), "MB");
    time("read", 1, || Document::parse(&text, syntax));
    assert!(document.errors().is_empty(), "{:?}", document.errors());

    let at = somewhere_in_the_middle(&document);
    println!("  at {at}");
    let edits = change(&document, &at, "a new value");
    let changed = document.apply(&edits).unwrap();
    assert_eq!(value(&changed, &at), "a new value");
    time("edit: its text edits", 20, || {
        change(&document, &at, "a new value")
    });
    time("edit: the new document", 20, || {
        document.apply(&edits).unwrap()
    });
    keep_changing(document, &at);
}

/// One edit after the other, each on the document that the last one gave. The first ones make
/// the allocator as large as it has to be.
fn keep_changing(document: Document, at: &Pointer) {
    let document = change_often(document, at, N_EDITS / 20);
    let (before, start) = (resident(), now());
    let _last = change_often(document, at, N_EDITS);
    let took = now().saturating_sub(start).as_secs_f64() * 1e3;
    line("1,000 edits, each", took / N_EDITS as f64, "ms");
    line("resident, grown by 1,000 edits", grown(before), "MB");
}

fn change_often(mut document: Document, at: &Pointer, n_edits: usize) -> Document {
    for n in 0..n_edits {
        let edits = change(&document, at, &format!("value {n}"));
        document = document.apply(&edits).unwrap();
        assert_eq!(value(&document, at), format!("value {n}"));
    }
    document
}

fn change(document: &Document, at: &Pointer, text: &str) -> Vec<TextEdit> {
    let value = ScalarValue::String(text.to_owned()).into();
    let at = at.clone();
    document.edit(&EditOp::Set { at, value }).unwrap()
}

fn value<'d>(document: &'d Document, at: &Pointer) -> &'d str {
    document.node(at).and_then(Node::as_str).unwrap()
}

/// A text of one line around the middle of the document.
fn somewhere_in_the_middle(document: &Document) -> Pointer {
    let length = document.text().len();
    let mut places = (length / 2..length)
        .step_by(7)
        .map(|at| document.pointer_at(at));
    let fits = |place: &Pointer| {
        document.node(place).is_some_and(|node| {
            node.kind() == NodeKind::String && node.key() == Some("description")
        })
    };
    places.find(fits).unwrap()
}

/// The time of one of `n` runs that follow each other.
fn time<T>(what: &str, n: u32, mut run: impl FnMut() -> T) {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = now();
        (0..n).for_each(|_| drop(black_box(run())));
        best = best.min(now().saturating_sub(start));
    }
    line(what, best.as_secs_f64() * 1e3 / f64::from(n), "ms");
}

/// Time of the processor for this thread; the clock where the system does not tell it.
fn now() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|n| n.parse().ok());
    let elapsed = || START.get_or_init(Instant::now).elapsed();
    nanoseconds.map_or_else(elapsed, Duration::from_nanos)
}

fn line(what: &str, number: f64, unit: &str) {
    println!("  {what:<34} {number:>9.2} {unit}");
}

fn grown(before: f64) -> f64 {
    resident() - before
}

/// Memory of this process in megabytes; 0 where the system does not tell it.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes
        .and_then(|n| n.parse::<f64>().ok())
        .unwrap_or_default()
        / 1024.0
}

fn megabytes(n: usize) -> f64 {
    n as f64 / 1e6
}
