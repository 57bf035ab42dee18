//! How long a large description takes to become a model, and to become one again after an edit.
//!
//! In:  the JSON file that `SPECWRIGHT_BENCH_JSON` names, the YAML file of `SPECWRIGHT_BENCH_YAML`,
//!      and the script that `SPECWRIGHT_BENCH_RIVALS` names, which runs other tools.
//! Out: one line for each number, beside its budget; the middle of several runs.
//! Never: fails on a slow machine; a budget that is missed is printed as missed.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made fails"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use oas_doc::{Document, EditOp, ScalarValue, Syntax};
use oas_model::{Api, DocumentId, SourceSet, refresh, resolve, structure};

const RUNS: usize = 5;

fn main() {
    let Some(json) = file("SPECWRIGHT_BENCH_JSON") else {
        println!("SPECWRIGHT_BENCH_JSON names no file: nothing is measured");
        return;
    };
    // First of all, so that nothing else is in memory.
    memory(&json);
    let skeleton = middle(|| model(&json, Syntax::Json));
    report("JSON to a routable skeleton", skeleton, 250);
    let complete = middle(|| model(&json, Syntax::Json).complete());
    report("JSON to a complete model", complete, 600);
    let followed = middle(|| model(&json, Syntax::Json).check_references());
    report("JSON to a model, every reference followed", followed, 250);
    rival("parser-dereference", "SPECWRIGHT_BENCH_JSON", followed);
    let judged = middle(|| judged(&json));
    report("JSON to all that `validate` tells", judged, 500);
    rival("parser-validate", "SPECWRIGHT_BENCH_JSON", judged);
    let Some(yaml) = file("SPECWRIGHT_BENCH_YAML") else {
        return;
    };
    let read = middle(|| Document::parse(&yaml, Syntax::Yaml));
    report("YAML to a document", read, 450);
    rival("yaml-read", "SPECWRIGHT_BENCH_YAML", read);
    let followed = middle(|| model(&yaml, Syntax::Yaml).check_references());
    report("YAML to a model, every reference followed", followed, 500);
    rival("parser-dereference", "SPECWRIGHT_BENCH_YAML", followed);
    let complete = middle(|| model(&yaml, Syntax::Yaml).complete());
    report("YAML to a complete model", complete, 900);
    edits(&yaml);
}

fn judged(json: &str) -> usize {
    let api = model(json, Syntax::Json);
    api.check_references();
    structure(api.sources(), api.entry()).len()
}

/// What another tool needs for the same file, in a process of its own that is already warm.
fn rival(work: &str, file: &str, ours: Duration) {
    let script = std::env::var_os("SPECWRIGHT_BENCH_RIVALS");
    let Some((script, file)) = script.zip(std::env::var_os(file)) else {
        return;
    };
    let told = Command::new("node")
        .arg(script)
        .arg(work)
        .arg(file)
        .output();
    let told = String::from_utf8(told.unwrap().stdout).unwrap();
    let theirs: f64 = told.trim().parse().unwrap();
    let ratio = theirs / (ours.as_secs_f64() * 1000.0);
    println!(
        "{:<44} {theirs:>7.1} ms   {ratio:.1} times as long",
        format!("  {work} in Node")
    );
}

fn file(variable: &str) -> Option<String> {
    let path = PathBuf::from(std::env::var_os(variable)?);
    Some(std::fs::read_to_string(path).unwrap())
}

fn model(text: &str, syntax: Syntax) -> Api {
    of(Document::parse(text, syntax))
}

fn of(document: Document) -> Api {
    resolve(sources(document), DocumentId(0)).0
}

fn sources(document: Document) -> Arc<SourceSet> {
    let mut sources = SourceSet::default();
    sources.add("api", document);
    Arc::new(sources)
}

fn memory(json: &str) {
    let before = resident();
    let api = model(json, Syntax::Json);
    let size = api.complete();
    let Some((before, now)) = before.zip(resident()) else {
        return;
    };
    println!(
        "{:<44} {:>7} operations, {} schemas",
        "the model of the JSON file", size.n_operations, size.n_schemas
    );
    println!(
        "{:<44} {now:>7} MB   budget   250 MB   ({before} MB before it was read)",
        "resident with the complete model"
    );
}

/// Single values are changed, one after the other, in descriptions of schemas and operations.
fn edits(yaml: &str) {
    let mut api = model(yaml, Syntax::Yaml);
    api.complete();
    let places = places(&api);
    let before = resident();
    let (mut texts, mut documents, mut models) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..1000 {
        let document = api.sources().document(DocumentId(0)).clone();
        let at = places[n * 7919 % places.len()].clone();
        let value = ScalarValue::String(format!("Changed {n} times")).into();
        let start = Instant::now();
        let edits = document.edit(&EditOp::Set { at, value }).unwrap();
        texts.push(start.elapsed());
        let changed = document.apply(&edits).unwrap();
        documents.push(start.elapsed());
        let sources = sources(changed);
        api = refresh(&api, sources).0;
        models.push(start.elapsed());
        // What was lowered before has to be lowered again, so that each edit finds all of it.
        black_box(api.complete());
    }
    report("one value in the YAML: its edit", middle_of(texts), 5);
    report(
        "one value in the YAML: new document",
        middle_of(documents),
        15,
    );
    report("one value in the YAML: new model", middle_of(models), 20);
    if let Some((before, now)) = before.zip(resident()) {
        println!(
            "{:<44} {before:>7} MB, then {now} MB",
            "resident before and after 1,000 edits"
        );
    }
}

/// Pointers of descriptions, all over the document.
fn places(api: &Api) -> Vec<oas_doc::Pointer> {
    let operations = api.operations().iter().map(|one| one.origin);
    let schemas = api.named_schemas().into_iter().map(|one| one.1.0);
    let found = operations.chain(schemas).filter_map(|origin| {
        let description = api.sources().node(origin).get("description")?;
        Some(description.pointer())
    });
    found.collect()
}

fn middle<T>(work: impl Fn() -> T) -> Duration {
    let run = || {
        let start = Instant::now();
        let made = black_box(work());
        let took = start.elapsed();
        drop(made);
        took
    };
    middle_of((0..RUNS).map(|_| run()).collect())
}

fn middle_of(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn report(what: &str, took: Duration, budget_ms: u32) {
    let ms = took.as_secs_f64() * 1000.0;
    let verdict = if ms <= f64::from(budget_ms) {
        "kept"
    } else {
        "MISSED"
    };
    println!("{what:<44} {ms:>7.1} ms   budget {budget_ms:>5} ms   {verdict}");
}

/// Megabytes of this process in memory, where the system tells.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kb: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kb / 1024)
}
