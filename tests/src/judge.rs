//! Judges answers of a mock by the document's own text.
//!
//! In:  a document whose schemas are [`modern`](crate::rules::modern), read for responses; an
//!      operation, and what came back.
//! Out: everything about the answer that the document does not say, each fault with its kind.
//! Never: uses the validator that the mock uses.

mod body; // bodies of all media types
mod header; // fields that are documented
mod status; // which status is expected

use serde_json::Value;

use crate::connection::Answer;
use crate::contradiction::Prover;
use crate::description::Operation;
use crate::node::Node;
use crate::rules::Rules;

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `status`, `media type`, `body` or `header`.
    pub kind: &'static str,
    /// In words.
    pub why: String,
}

impl Fault {
    fn new(kind: &'static str, why: impl Into<String>) -> Self {
        let why = why.into();
        Self { kind, why }
    }
}

/// Judges by one document.
#[derive(Debug)]
pub struct Judge {
    rules: Rules,
}

impl Judge {
    /// A judge for a document that [`modernised`](crate::rules::modern::modernised) made.
    #[must_use]
    pub fn new(document: Value) -> Self {
        Self {
            rules: Rules::new(document),
        }
    }

    /// What is wrong with an answer to a valid request.
    ///
    /// # Errors
    /// The first fault; the status must be the lowest success that is documented.
    pub fn judge(&mut self, operation: &Operation<'_>, answer: &Answer) -> Result<(), Fault> {
        let response = status::response(operation, answer)?;
        if let Some(response) = response {
            let has_body = operation.method != "HEAD" && !matches!(answer.status, 204 | 205 | 304);
            if has_body {
                self.body(&response, answer)?;
            }
            self.headers(&response, answer)?;
        }
        Ok(())
    }

    /// Why no body at all could satisfy the schema that an answer of this status and media type
    /// has in the document, where that can be proved.
    pub fn contradiction(
        &mut self,
        document: &Value,
        operation: &Operation<'_>,
        answer: &Answer,
    ) -> Option<String> {
        let schema = schema_of(operation, answer)?;
        Prover::new(document, &mut self.rules).prove(&schema.pointer)
    }
}

/// The status that a valid request should get: the lowest success that is documented.
#[must_use]
pub fn expected_status(operation: &Operation<'_>) -> Option<u16> {
    status::expected(operation)
}

/// The names under `content` of the response that describes a status.
#[must_use]
pub fn media_types(operation: &Operation<'_>, status: u16) -> Vec<String> {
    let content = status::described(operation, status).and_then(|one| one.get("content"));
    let members = content.map(|all| all.members()).unwrap_or_default();
    members.into_iter().map(|(name, _)| name).collect()
}

/// The schema of an answer's body, where the document has one.
fn schema_of<'d>(operation: &Operation<'d>, answer: &Answer) -> Option<Node<'d>> {
    let response = status::described(operation, answer.status)?;
    body::media_of(&response, answer)?.1.get("schema")
}
