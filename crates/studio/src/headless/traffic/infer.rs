//! Exchanges -> a description.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use mock_learn::{InferOptions, Inference, MergeError};
use oas_doc::{Document, Syntax};
use oas_model::Version;

use super::{Feed, TrafficFailure};
use crate::{folder::write_atomically, headless::edit::unified};

/// What is to be inferred, and where to.
#[derive(Debug, Clone)]
pub struct InferQuery {
    /// What is learnt from, one feed after the other.
    pub feeds: Vec<Feed>,
    /// `info.title`; the host without it.
    pub title: String,
    /// Only exchanges with this scheme and authority.
    pub base: Option<String>,
    /// 3.0 or 3.1.
    pub version: Version,
    /// Where it is written; given back without it.
    pub output: Option<PathBuf>,
    /// The document that gets what it lacks, in place of a new one.
    pub into: Option<PathBuf>,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// What was inferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// The document, where it was not written; of one that got more, the lines that change.
    pub text: Option<String>,
    /// Exchanges that were learnt from.
    pub learnt: u64,
    /// Exchanges that were left out: preflights, other methods, other addresses.
    pub skipped: u64,
    /// What had to be guessed while reading.
    pub notes: Vec<String>,
}

/// Infers a description from exchanges.
///
/// # Errors
/// [`TrafficFailure`]; a file is then as it was.
pub fn infer(query: &InferQuery) -> Result<Inferred, TrafficFailure> {
    let mut inference = Inference::new(InferOptions {
        title: query.title.clone(),
        base: query.base.clone(),
    });
    let mut notes = Vec::new();
    for feed in &query.feeds {
        notes.extend(feed.each(|observed| {
            inference.observe(&observed);
            Ok(())
        })?);
    }
    let counts = inference.counts();
    if counts.learnt == 0 {
        let text =
            "no exchange is there to learn from; `specwright traffic list` shows what is recorded";
        return Err(TrafficFailure::Wrong(text.to_owned()));
    }
    let text = match &query.into {
        Some(document) => Some(merged(&inference, document, query)?),
        None => fresh(&inference, query)?,
    };
    Ok(Inferred {
        text,
        learnt: counts.learnt,
        skipped: counts.skipped,
        notes,
    })
}

/// A document of its own.
fn fresh(inference: &Inference, query: &InferQuery) -> Result<Option<String>, TrafficFailure> {
    let text = inference.document(query.version);
    match &query.output {
        Some(output) if !query.dry_run => write(output, &text).map(|()| None),
        _ => Ok(Some(text)),
    }
}

/// Adds what a document lacks; gives the lines that change.
fn merged(
    inference: &Inference,
    document: &Path,
    query: &InferQuery,
) -> Result<String, TrafficFailure> {
    let name = document.display().to_string();
    let before = fs::read_to_string(document)
        .map_err(|error| TrafficFailure::file("read", document, error))?;
    let wrong = |error: &dyn fmt::Display| TrafficFailure::Wrong(format!("{name}: {error}"));
    let edits = inference.merge_into(&before, &name);
    let edits = edits.map_err(|error: MergeError| wrong(&error))?;
    let syntax = Syntax::of_path(&name).unwrap_or(Syntax::Yaml);
    let after = Document::parse(&before, syntax).apply(&edits);
    let after = after.map_err(|error| wrong(&error))?;
    let output = query.output.as_deref().unwrap_or(document);
    if !query.dry_run && (query.output.is_some() || after.text() != before) {
        write(output, after.text())?;
    }
    if after.text() == before {
        return Ok(String::new());
    }
    Ok(unified(&name, &before, after.text()))
}

fn write(path: &Path, text: &str) -> Result<(), TrafficFailure> {
    write_atomically(path, text.as_bytes())
        .map_err(|error| TrafficFailure::file("written", path, error))
}
