//! Exchanges -> a description.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use mock_learn::{InferOptions, Inference, MergeError};
use oas_model::{DocumentId, SourceSet, Version};

use super::{
    Feed, TrafficFailure,
    drift::{Changed, put},
};
use crate::{
    folder::write_atomically,
    headless::{LoadOptions, Loaded, load},
};

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

/// Adds what a document lacks, and the documents that it refers to; gives the lines that change.
/// With an output, the one document gets everything that can go there, and the others stay.
fn merged(
    inference: &Inference,
    document: &Path,
    query: &InferQuery,
) -> Result<String, TrafficFailure> {
    let wrong = |what: &dyn fmt::Display| TrafficFailure::Wrong(what.to_string());
    let loaded = load(document, &LoadOptions::default()).map_err(|error| wrong(&error))?;
    let (sources, entry) = match query.output {
        None => (loaded.sources, loaded.entry),
        Some(_) => alone(&loaded),
    };
    let edits = inference.merge_into_documents(&sources, entry);
    let edits =
        edits.map_err(|error: MergeError| wrong(&format!("{}: {error}", document.display())))?;
    let mut changed = Vec::new();
    for (id, edits) in edits {
        let before = sources.document(id);
        let after = before.apply(&edits).map_err(|error| wrong(&error))?;
        changed.push(Changed {
            file: sources.uri(id).to_owned(),
            before: before.text().to_owned(),
            after: after.text().to_owned(),
        });
    }
    if let Some(output) = query.output.as_deref().filter(|_| !query.dry_run) {
        let own = changed.first().map(|one| one.after.as_str());
        write(output, own.unwrap_or(sources.document(entry).text()))?;
    }
    let in_place = query.output.is_none() && !query.dry_run;
    let shown = put(changed, in_place)?;
    Ok(shown.into_iter().map(|one| one.diff).collect())
}

fn alone(loaded: &Loaded) -> (Arc<SourceSet>, DocumentId) {
    let mut alone = SourceSet::default();
    let document = loaded.sources.document(loaded.entry).clone();
    let entry = alone.add(loaded.sources.uri(loaded.entry), document);
    (Arc::new(alone), entry)
}

fn write(path: &Path, text: &str) -> Result<(), TrafficFailure> {
    write_atomically(path, text.as_bytes())
        .map_err(|error| TrafficFailure::file("written", path, error))
}
