//! What the model has to say about a document that is not as it should be.

use crate::Origin;

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
}
