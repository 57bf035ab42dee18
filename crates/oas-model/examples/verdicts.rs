//! Judges every JSON document below the folders named on the command line twice, by our rules of
//! structure and by the official schemas, and lists the invalid ones and where the two disagree.
//!
//! `cargo run --release -p oas-model --example verdicts -- FOLDER`; ends with 1 for a disagreement.
//! `SPECWRIGHT_MUTANTS` asks for damaged copies of each document up to 300 kB, `SPECWRIGHT_SEED`
//! for other ones.
#![expect(clippy::print_stdout, reason = "it prints a report")]
#![expect(clippy::unwrap_used, reason = "the official schemas are there")]

#[path = "../src/structure/tests/mutate.rs"]
#[expect(dead_code, reason = "one kind of damage is enough here")]
mod mutate;
#[path = "../tests/official/oracle.rs"]
mod oracle;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mutate::Dice;
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, structure};
use oracle::Oracle;
use serde_json::Value;

/// Larger documents are not damaged: each copy is judged as a whole.
const MAX_DAMAGED_BYTES: usize = 300_000;

#[derive(Default)]
struct Summary {
    n_documents: usize,
    n_valid: usize,
    n_mutants: usize,
    n_valid_mutants: usize,
    n_disagreements: usize,
    /// How long our rules took, without reading.
    took: Duration,
    slowest: (Duration, PathBuf),
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in std::env::args_os().skip(1) {
        collect(Path::new(&folder), &mut files)?;
    }
    files.sort();
    let oracle = Oracle::new();
    let mut summary = Summary::default();
    let mut dice = Dice::new(number("SPECWRIGHT_SEED").unwrap_or(7));
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let value: Value = serde_json::from_str(&text)?;
        judge(&file, &text, &value, &oracle, &mut summary);
        if text.len() <= MAX_DAMAGED_BYTES {
            damage(&file, &value, &oracle, &mut dice, &mut summary);
        }
    }
    println!(
        "{} documents, {} valid; {} mutants, {} valid; {} disagreements",
        summary.n_documents,
        summary.n_valid,
        summary.n_mutants,
        summary.n_valid_mutants,
        summary.n_disagreements
    );
    println!(
        "{:?} for all documents, at most {:?} ({})",
        summary.took,
        summary.slowest.0,
        summary.slowest.1.display()
    );
    Ok(ExitCode::from(u8::from(summary.n_disagreements > 0)))
}

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if folder.is_file() {
        files.push(folder.to_path_buf());
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() || path.extension().is_some_and(|end| end == "json") {
            collect(&path, files)?;
        }
    }
    Ok(())
}

fn judge(file: &Path, text: &str, value: &Value, oracle: &Oracle, summary: &mut Summary) {
    let ours = first_finding(text);
    let took = ours.took;
    summary.took += took;
    if took > summary.slowest.0 {
        summary.slowest = (took, file.to_path_buf());
    }
    summary.n_documents += 1;
    summary.n_valid += usize::from(ours.says.is_none());
    if let Some(says) = &ours.says {
        println!("invalid {}: {says}", file.display());
    }
    compare(file, ours.says, value, oracle, summary);
}

fn damage(file: &Path, whole: &Value, oracle: &Oracle, dice: &mut Dice, summary: &mut Summary) {
    let words = words(whole);
    for _ in 0..number("SPECWRIGHT_MUTANTS").unwrap_or(0) {
        let (mutant, what) = mutate::damaged(whole, &words, dice);
        let ours = first_finding(&mutant.to_string());
        summary.n_mutants += 1;
        summary.n_valid_mutants += usize::from(ours.says.is_none());
        let name = PathBuf::from(format!("{} with {what}", file.display()));
        compare(&name, ours.says, &mutant, oracle, summary);
    }
}

/// The names of a document's members.
fn words(value: &Value) -> Vec<String> {
    let mut words = std::collections::BTreeSet::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                words.extend(members.keys().cloned());
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    words.into_iter().collect()
}

struct Ours {
    says: Option<String>,
    took: Duration,
}

fn first_finding(text: &str) -> Ours {
    let mut sources = SourceSet::default();
    let document = Document::parse(text, Syntax::Json);
    let broken = document.errors().iter().find(|error| !error.harmless);
    let broken = broken.map(|error| error.message.clone());
    let id = sources.add("api.json", document);
    let start = Instant::now();
    let findings = structure(&sources, id);
    let took = start.elapsed();
    let first = findings.first();
    let says = first.map(|one| format!("{} {}", sources.pointer(one.origin), one.message));
    Ours {
        says: broken.or(says),
        took,
    }
}

fn compare(
    name: &Path,
    ours: Option<String>,
    value: &Value,
    oracle: &Oracle,
    summary: &mut Summary,
) {
    if oracle.accepts(value) == ours.is_none() {
        return;
    }
    summary.n_disagreements += 1;
    let ours = ours.unwrap_or_else(|| "valid".to_owned());
    let theirs = oracle.first_error(value);
    println!(
        "{}: we say `{ours}`, the official schema `{theirs}`",
        name.display()
    );
}
