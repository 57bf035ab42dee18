//! Splits descriptions and bundles the files again: both have to mean the same, and the text
//! should be the same.
//!
//! `cargo run --release -p oas-edit --example round_trip -- FILE…`, or file names on standard
//! input. One line for each file that does not come back byte for byte, and a summary.

#![expect(clippy::print_stdout, reason = "an example talks to whoever runs it")]

use std::io::BufRead as _;
use std::sync::Arc;
use std::time::Instant;

use oas_doc::{Document, Syntax};
use oas_edit::{bundle, split};
use oas_model::SourceSet;

#[derive(Default)]
struct Sum {
    n_same: usize,
    n_other: usize,
    n_skipped: usize,
    n_failed: usize,
}

fn main() {
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        files.extend(std::io::stdin().lock().lines().map_while(Result::ok));
    }
    let mut sum = Sum::default();
    for file in files {
        match round_trip(&file) {
            Ok(None) => sum.n_skipped += 1,
            Ok(Some(true)) => sum.n_same += 1,
            Ok(Some(false)) => {
                sum.n_other += 1;
                println!("{file}: means the same, reads differently");
            }
            Err(reason) => {
                sum.n_failed += 1;
                println!("{file}: {reason}");
            }
        }
    }
    let Sum {
        n_same,
        n_other,
        n_skipped,
        n_failed,
    } = sum;
    println!("same text {n_same}, same meaning {n_other}, skipped {n_skipped}, failed {n_failed}");
}

/// Whether the text comes back; nothing for files that are broken to begin with.
fn round_trip(file: &str) -> Result<Option<bool>, String> {
    let text = std::fs::read(file).map_err(|error| error.to_string())?;
    let syntax = Syntax::of_path(file).unwrap_or(Syntax::Yaml);
    let document = Document::parse_bytes(&text, syntax);
    if document.root().is_none() || document.errors().iter().any(|error| !error.harmless) {
        return Ok(None);
    }
    let mut sources = SourceSet::default();
    let entry = sources.add("openapi", document.clone());
    let sources = Arc::new(sources);
    let start = Instant::now();
    let made = split(&sources, entry).map_err(|error| format!("split: {error:?}"))?;
    let n_files = made.files.len();
    let after_split = start.elapsed();
    let mut set = SourceSet::default();
    for (name, text) in &made.files {
        set.add(name, Document::parse(text, syntax));
    }
    let first = set.ids().next().ok_or("no files")?;
    let start = Instant::now();
    let uri = set.uri(first).to_owned();
    let bundled = bundle(&Arc::new(set), first, &uri);
    let bundled = bundled.map_err(|error| format!("bundle: {error:?}"))?;
    if std::env::var_os("VERBOSE").is_some() {
        let after_bundle = start.elapsed();
        println!("{file}: {n_files} files, split {after_split:?}, bundle {after_bundle:?}");
    }
    Ok(Some(bundled.document.text() == document.text()))
}
