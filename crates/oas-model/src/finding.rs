//! What the model has to say about a document that is not as it should be.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use oas_doc::NodeKind;

use crate::{Origin, SourceSet};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The part at fault cannot be used.
    Error,
    /// It works, but probably not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// What of a place is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its name where it has one, else the value.
    Key,
    /// The value.
    Value,
}

/// One statement about one place. The rest of the API works all the same.
#[derive(Debug, Clone)]
pub struct ModelFinding {
    /// A stable name, such as `reference-dangling`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where.
    pub origin: Origin,
    /// What of that place.
    pub part: Part,
}

/// What a value is, as in "here is a number".
pub(crate) fn kind_in_words(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Null => "nothing",
        NodeKind::Bool => "true or false",
        NodeKind::Number => "a number",
        NodeKind::String => "text",
        NodeKind::Mapping => "an object",
        NodeKind::Sequence => "a list",
    }
}

/// Findings so far; one place says one thing once, however often it is met.
#[derive(Debug, Default)]
pub(crate) struct Findings(Mutex<Collected>);

#[derive(Debug, Default)]
struct Collected {
    list: Vec<ModelFinding>,
    seen: HashSet<(&'static str, Origin, String)>,
}

impl Findings {
    pub(crate) fn add(&self, finding: ModelFinding) {
        let mut collected = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (finding.code, finding.origin, finding.message.clone());
        if collected.seen.insert(key) {
            collected.list.push(finding);
        }
    }

    pub(crate) fn add_all(&self, findings: &[ModelFinding]) {
        findings.iter().cloned().for_each(|one| self.add(one));
    }

    pub(crate) fn list(&self) -> Vec<ModelFinding> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .list
            .clone()
    }

    /// The findings in the order of their places.
    pub(crate) fn in_order(self, sources: &SourceSet) -> Vec<ModelFinding> {
        let collected = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut list = collected.list;
        list.sort_by_cached_key(|one| {
            let start = sources.node(one.origin).span().start;
            (one.origin.document, start, one.code, one.message.clone())
        });
        list
    }
}
