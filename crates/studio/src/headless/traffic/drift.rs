//! Exchanges held against a description -> what differs, and the edits that put it right.

mod words; // a finding as one sentence

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use mock_learn::drift::{Drift, Finding, Sighting};
use oas_model::Api;
use serde::Serialize;

use super::{Feed, TrafficFailure};
use crate::{
    folder::write_together,
    headless::{LoadOptions, diagnostics::Diagnostic, edit::unified, is_error, load},
};

/// What is held against what.
#[derive(Debug, Clone)]
pub struct DriftQuery {
    /// The exchanges, one feed after the other.
    pub feeds: Vec<Feed>,
    /// The description.
    pub spec: PathBuf,
    /// What is done about the findings.
    pub fix: Fix,
}

/// What is done about findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fix {
    /// They are told.
    #[default]
    No,
    /// The edits are shown.
    Show,
    /// The edits are shown and made.
    Make,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftReport {
    /// Exchanges that were judged.
    pub judged: u64,
    /// What differs, the most frequent first; what is broken before what is not described.
    pub findings: Vec<DriftFinding>,
    /// Deviations that belong to no finding, because there were too many different ones.
    pub untold: u64,
    /// Documents that the fixes change.
    pub documents: Vec<DriftDocument>,
    /// Findings that the fixes take care of.
    pub fixed: usize,
    /// What had to be guessed while reading.
    pub notes: Vec<String>,
}

/// One way in which traffic differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftFinding {
    /// All of it in one sentence, with how often and since when.
    pub sentence: String,
    /// Method and path template; nothing where no operation is described.
    pub operation: Option<String>,
    /// Whose message it is: `request` or `response`.
    pub direction: &'static str,
    /// The part of the message.
    pub part: &'static str,
    /// The parameter, or the place in the body with `*` for indices.
    pub at: String,
    /// The rule.
    pub rule: String,
    /// A sentence, to be read after the place.
    pub message: String,
    /// Whether the document allows it and merely does not describe it.
    pub undeclared: bool,
    /// How often it was seen.
    pub count: u64,
    /// The first time.
    pub first: DriftSighting,
    /// The last time.
    pub last: DriftSighting,
    /// Up to three values as JSON.
    pub samples: Vec<String>,
    /// Where the document speaks of it.
    pub source: Option<String>,
    /// What the fix does; nothing where a person has to decide.
    pub fix: Option<String>,
    /// What a person has to decide, where there is no fix.
    pub reason: Option<String>,
    /// Why it was not fixed, where fixes were asked for.
    pub unfixed: Option<String>,
}

/// When something was seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftSighting {
    /// Milliseconds since 1970.
    pub at: f64,
    /// The exchange, where it is one of a record.
    pub id: Option<String>,
}

/// A document that fixes change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DriftDocument {
    /// The file.
    pub file: String,
    /// The lines that change.
    pub diff: String,
    /// Whether it was written.
    pub written: bool,
}

/// Why nothing can be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DriftFailure {
    /// The exchanges cannot be read, or a fix cannot be written.
    #[error(transparent)]
    Traffic(#[from] TrafficFailure),
    /// The description cannot be read.
    #[error(transparent)]
    Spec(#[from] crate::headless::Unreadable),
    /// The description is broken.
    #[error("the description cannot be used")]
    Invalid(Vec<Diagnostic>),
}

/// Holds exchanges against a description; fixes the description where that was asked for.
///
/// # Errors
/// [`DriftFailure`]; no document is then changed.
pub fn drift(query: &DriftQuery) -> Result<DriftReport, DriftFailure> {
    let api = described(&query.spec)?;
    let mut drift = Drift::new(Arc::new(api));
    let mut notes = Vec::new();
    for feed in &query.feeds {
        notes.extend(feed.each(|observed| {
            drift.observe(&observed);
            Ok(())
        })?);
    }
    let found = drift.findings();
    let now_us = now_us();
    let mut report = DriftReport {
        judged: drift.n_judged(),
        untold: drift.n_untold(),
        findings: found.iter().map(|one| finding(one, now_us)).collect(),
        documents: Vec::new(),
        fixed: 0,
        notes,
    };
    if query.fix != Fix::No {
        fix(&drift, &found, query.fix, &mut report)?;
    }
    Ok(report)
}

/// The API of a description that has no errors in its texts.
pub(super) fn described(spec: &Path) -> Result<Api, DriftFailure> {
    let loaded = load(spec, &LoadOptions::default())?;
    let broken: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|one| is_error(one))
        .cloned()
        .collect();
    if !broken.is_empty() {
        return Err(DriftFailure::Invalid(broken));
    }
    Ok(loaded.api().0)
}

fn fix(
    drift: &Drift,
    found: &[Finding],
    how: Fix,
    report: &mut DriftReport,
) -> Result<(), TrafficFailure> {
    let fixed = drift.fix(found);
    report.fixed = fixed.n_fixed;
    for stays in &fixed.unfixed {
        if let Some(finding) = report.findings.get_mut(stays.index) {
            finding.unfixed = Some(stays.reason.clone());
        }
    }
    let changed = fixed.documents.into_iter().map(|one| Changed {
        file: one.uri,
        before: one.before,
        after: one.after,
    });
    report.documents = put(changed.collect(), how == Fix::Make)?;
    Ok(())
}

/// A document before and after.
pub(super) struct Changed {
    pub(super) file: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// Shows what changes, and writes it where that is wanted: all of them, or none where one was
/// changed by somebody else.
pub(super) fn put(
    changed: Vec<Changed>,
    write: bool,
) -> Result<Vec<DriftDocument>, TrafficFailure> {
    if write {
        for one in &changed {
            unchanged(&one.file, &one.before)?;
        }
        let files = changed.iter();
        let files = files.map(|one| (Path::new(&one.file), one.after.as_bytes()));
        write_together(&files.collect::<Vec<_>>())
            .map_err(|(path, error)| TrafficFailure::file("written", &path, error))?;
    }
    let each = changed.into_iter().map(|one| DriftDocument {
        diff: unified(&one.file, &one.before, &one.after),
        file: one.file,
        written: write,
    });
    Ok(each.collect())
}

/// A file that somebody saved in the meantime is not written over.
fn unchanged(file: &str, before: &str) -> Result<(), TrafficFailure> {
    let path = Path::new(file);
    let now = std::fs::read(path).map_err(|error| TrafficFailure::file("read", path, error))?;
    match now == before.as_bytes() {
        true => Ok(()),
        false => Err(TrafficFailure::Wrong(format!(
            "{file} was changed while traffic was read; nothing is written, so ask again"
        ))),
    }
}

/// Microseconds since 1970.
fn now_us() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.unwrap_or_default().as_micros()).unwrap_or(i64::MAX)
}

fn finding(one: &Finding, now_us: i64) -> DriftFinding {
    let operation = one.operation.as_ref();
    DriftFinding {
        sentence: words::sentence(one, now_us),
        direction: words::direction(one.part),
        operation: operation.map(|name| format!("{} {}", name.method, name.path)),
        part: one.part.as_str(),
        at: one.at.clone(),
        rule: one.rule.clone(),
        message: one.message.clone(),
        undeclared: one.is_undeclared,
        count: one.count,
        first: sighting(one.first),
        last: sighting(one.last),
        samples: one.samples.clone(),
        source: one.source.clone(),
        fix: one.fix.clone(),
        reason: one.reason.clone(),
        unfixed: None,
    }
}

fn sighting(one: Sighting) -> DriftSighting {
    DriftSighting {
        at: one.at_us as f64 / 1_000.0,
        id: one.id.map(|id| id.to_string()),
    }
}
