//! Judges every JSON document below the folders named on the command line twice, by our rules of
//! structure and by the official schemas, and lists where the two disagree.
//!
//! `cargo run --release -p oas-model --example verdicts -- FOLDER`; ends with 1 for a disagreement.
#![expect(clippy::print_stdout, reason = "it prints a report")]
#![expect(clippy::unwrap_used, reason = "the official schemas are there")]

#[path = "../tests/official/oracle.rs"]
mod oracle;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, structure};
use oracle::Oracle;
use serde_json::Value;

#[derive(Default)]
struct Summary {
    n_documents: usize,
    n_valid: usize,
    n_findings: usize,
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
    for file in files {
        judge(&file, &oracle, &mut summary)?;
    }
    println!(
        "{} documents, {} valid; {} findings in the others; {} disagreements",
        summary.n_documents, summary.n_valid, summary.n_findings, summary.n_disagreements
    );
    println!(
        "{:?} for all, at most {:?} ({})",
        summary.took,
        summary.slowest.0,
        summary.slowest.1.display()
    );
    Ok(ExitCode::from(u8::from(summary.n_disagreements > 0)))
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

fn judge(file: &Path, oracle: &Oracle, summary: &mut Summary) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let value: Value = serde_json::from_str(&text)?;
    let mut sources = SourceSet::default();
    let document = Document::parse(&text, Syntax::Json);
    let broken = document.errors().iter().any(|error| !error.harmless);
    let id = sources.add("api.json", document);
    let start = Instant::now();
    let findings = structure(&sources, id);
    let took = start.elapsed();
    summary.took += took;
    if took > summary.slowest.0 {
        summary.slowest = (took, file.to_path_buf());
    }
    let (wanted, found) = (oracle.accepts(&value), findings.is_empty() && !broken);
    summary.n_documents += 1;
    summary.n_valid += usize::from(found);
    summary.n_findings += findings.len();
    if wanted != found {
        summary.n_disagreements += 1;
        let first = findings.first();
        let ours = first.map(|one| format!("{} {}", sources.pointer(one.origin), one.message));
        let ours = ours.unwrap_or_else(|| "valid".to_owned());
        let theirs = oracle.first_error(&value);
        println!(
            "{}: we say `{ours}`, the official schema `{theirs}`",
            file.display()
        );
    }
    Ok(())
}
