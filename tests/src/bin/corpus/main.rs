//! Every description of a large public collection, read by the built product.
//!
//! In:  the folder that `SPECWRIGHT_CORPUS` names, the program that `SPECWRIGHT_BIN` names and the
//!      official meta-schemas in the folder that `SPECWRIGHT_SCHEMAS` names.
//! Out: a progress bar, a summary, every miss, and exit code 1 when there is one.
//! Never: trusts the product about itself: operations are counted by another reader, and the
//!        verdict on a document's structure is an independent validator's.

#![expect(clippy::print_stdout, reason = "the summary is what it is for")]
#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

mod ask; // every operation, once
mod documents; // which files there are
mod excuse; // contradictions of the document
mod look; // one document, looked at by both
mod miss; // whose fault it is
mod official; // the verdict of the meta-schemas
mod operations; // what another reader finds in a document
mod options; // what can be chosen
mod product; // what the product says of a document
mod summary; // the numbers at the end

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use documents::Document;
use look::Look;
use official::Official;
use options::Options;
use product::Product;

fn main() -> ExitCode {
    let ran = Options::read(std::env::args().skip(1))
        .and_then(|options| Ok((run(&options)?, options.least)));
    match ran {
        Ok((looks, least)) if summary::print(&looks, least) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<Vec<Look>, String> {
    let documents = documents::list(&folder("SPECWRIGHT_CORPUS")?, &options.only)?;
    let product = Product::new(folder("SPECWRIGHT_BIN")?);
    let schemas = folder("SPECWRIGHT_SCHEMAS")?;
    // Read once here, so that a missing file is told before the work begins.
    Official::read(&schemas)?;
    let bar = bar(documents.len());
    let next = AtomicUsize::new(0);
    let looks = thread::scope(|scope| {
        let worker = || work(&documents, &next, &product, &schemas, options, &bar);
        let workers: Vec<_> = (0..n_workers()).map(|_| scope.spawn(worker)).collect();
        let ended = workers.into_iter().map(|one| {
            let looks = one.join().map_err(|_| "a worker ended early".to_owned());
            looks.and_then(|looks| looks)
        });
        ended.collect::<Result<Vec<_>, _>>()
    });
    bar.finish_and_clear();
    let looks = looks?.concat();
    if let Some(path) = &options.details {
        summary::write_details(path, &looks)
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(looks)
}

/// Looks at one document after the other until there is none.
fn work(
    documents: &[Document],
    next: &AtomicUsize,
    product: &Product,
    schemas: &Path,
    options: &Options,
    bar: &ProgressBar,
) -> Result<Vec<Look>, String> {
    let official = Official::read(schemas)?;
    let mut looks = Vec::new();
    while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
        bar.set_message(document.name.clone());
        let look = look::at(document, product, &official, options);
        if let Some(miss) = look.miss() {
            bar.println(format!("{}: {miss}", look.name));
        }
        looks.push(look);
        bar.inc(1);
    }
    Ok(looks)
}

fn n_workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    let value = std::env::var_os(variable);
    let value = value.ok_or(format!("`cargo xtask corpus` sets {variable}"))?;
    Ok(PathBuf::from(value))
}

/// Nothing is drawn where there is no terminal.
fn bar(n_documents: usize) -> ProgressBar {
    let bar = ProgressBar::new(n_documents as u64);
    let look = "{bar:30} {pos}/{len}  {elapsed} (about {eta} left)  {wide_msg}";
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style);
    }
    bar
}
