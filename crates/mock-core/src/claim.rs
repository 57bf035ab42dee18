//! That a body which was made up satisfies its schema: said with the answer, proved when there is time.

use std::sync::Arc;

use oas_model::{OperationId, SchemaId};
use serde_json::Value;

use crate::{MockApi, Stage, Step, Violation, ViolationPart, book::Book, check, generate::Purpose};

/// What is said of one body, before it was written as XML, a form or whatever else travels.
#[derive(Debug, Clone)]
pub struct Claim {
    pub(crate) api: usize,
    pub(crate) operation: OperationId,
    pub(crate) schema: SchemaId,
    /// Whether the schema is that of each item of a stream.
    pub(crate) is_each: bool,
    pub(crate) value: Arc<Value>,
    /// Two keywords that exclude each other: then nothing is claimed.
    pub(crate) conflict: Option<String>,
    /// Steps of work that the value took.
    pub(crate) n_steps: u64,
    /// What the validator says, where it has been asked (`--self-check`).
    pub(crate) verdict: Option<Vec<Violation>>,
}

impl Claim {
    /// The two keywords for which no value satisfies the schema.
    #[must_use]
    pub fn conflict(&self) -> Option<&str> {
        self.conflict.as_deref()
    }

    /// The steps of work that making the value took: the parts of it that were begun, and the
    /// schemas that were asked about a part of it. Equal requests take equally many.
    #[must_use]
    pub fn n_steps(&self) -> u64 {
        self.n_steps
    }

    /// What the validator says; `None` where it has not been asked.
    #[must_use]
    pub fn verdict(&self) -> Option<&[Violation]> {
        self.verdict.as_deref()
    }

    /// A number that tells the operation apart from most others.
    #[must_use]
    pub fn slot(&self) -> usize {
        self.api.wrapping_mul(8_191) ^ self.operation.0 as usize
    }

    /// Asks the validator. It is built when it is first asked for, which may take milliseconds.
    pub(crate) fn check(&self, book: &Book) -> Vec<Violation> {
        let violations = |value| {
            let (part, purpose) = (ViolationPart::Response, Purpose::Response);
            check::violations(book.api(), self.schema, purpose, value, part, "")
        };
        match &*self.value {
            Value::Array(items) if self.is_each => items.iter().flat_map(violations).collect(),
            value => violations(value),
        }
    }
}

impl MockApi {
    /// How the body that was made up breaks its schema: nothing, unless there is a defect in us.
    ///
    /// The claim must come from a decision of this very API.
    #[must_use]
    pub fn check(&self, claim: &Claim) -> Vec<Violation> {
        match self.book(claim.api) {
            Some(book) => claim.check(book),
            None => Vec::new(),
        }
    }
}

/// The line of the trace for a body that breaks its schema.
#[must_use]
pub fn broken(violations: &[Violation]) -> Option<Step> {
    let first = violations.first()?;
    let place = if first.at.is_empty() {
        "it".to_owned()
    } else {
        format!("`{}`", first.at)
    };
    Some(Step {
        stage: Stage::Data,
        ok: false,
        text: format!(
            "a defect of ours: the body breaks its schema, {place} {}",
            first.message
        )
        .into(),
    })
}
