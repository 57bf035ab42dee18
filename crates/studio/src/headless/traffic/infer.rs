//! Exchanges -> a description.

use std::path::PathBuf;

use mock_learn::{InferOptions, Inference};
use oas_model::Version;

use super::{Feed, TrafficFailure};
use crate::folder::write_atomically;

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
}

/// What was inferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// The document, where it was not written.
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
    let text = inference.document(query.version);
    if let Some(output) = &query.output {
        write_atomically(output, text.as_bytes())
            .map_err(|error| TrafficFailure::file("written", output, error))?;
    }
    Ok(Inferred {
        text: query.output.is_none().then_some(text),
        learnt: counts.learnt,
        skipped: counts.skipped,
        notes,
    })
}
