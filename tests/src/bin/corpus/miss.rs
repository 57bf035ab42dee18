//! An operation whose answer was not what it should be, and whose fault that is.

use serde_json::{Value, json};
use specwright_tests::connection::{Answer, Request};

/// How much of an answer is kept.
const N_BYTES: usize = 4000;

/// The kind of a miss of which no document can be the cause.
pub(crate) const SLOW: &str = "slow";

/// Whose fault a miss is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// The product's.
    Ours,
    /// The document contradicts itself, which is shown.
    Document,
    /// This client found no valid request.
    Client,
}

impl Cause {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Document => "the document contradicts itself",
            Self::Client => "the client found no valid request",
        }
    }
}

/// One miss.
#[derive(Debug, Clone)]
pub(crate) struct Miss {
    /// Method and template.
    pub(crate) operation: String,
    pub(crate) cause: Cause,
    /// What is wrong, in a word or two.
    pub(crate) kind: String,
    /// What is wrong, in words.
    pub(crate) why: String,
    request: Option<Request>,
    answer: Option<Answer>,
}

impl Miss {
    pub(crate) fn new(operation: &str, cause: Cause, kind: &str, why: String) -> Self {
        Self {
            operation: operation.to_owned(),
            cause,
            kind: kind.to_owned(),
            why,
            request: None,
            answer: None,
        }
    }

    /// The same with what was sent and what came back.
    pub(crate) fn with(mut self, request: Request, answer: Option<Answer>) -> Self {
        self.request = Some(request);
        self.answer = answer;
        self
    }

    /// What was sent and what came back, where the document may be to blame for that.
    pub(crate) fn exchange(&self) -> Option<(&Request, &Answer)> {
        let is_said = self.kind != SLOW;
        Some((self.request.as_ref()?, self.answer.as_ref()?)).filter(|_| is_said)
    }

    /// The same with the document to blame.
    pub(crate) fn excused(self, proof: String) -> Self {
        let why = if self.why == proof {
            proof
        } else {
            format!("{} ({proof})", self.why)
        };
        Self {
            cause: Cause::Document,
            why,
            ..self
        }
    }

    /// All of it, for a line of its own.
    pub(crate) fn details(&self, document: &str) -> Value {
        json!({
            "cause": self.cause.name(),
            "kind": self.kind,
            "document": document,
            "operation": self.operation,
            "why": self.why,
            "request": self.request.as_ref().map(shown),
            "answer": self.answer.as_ref().map(told),
        })
    }
}

/// The request as a person would read it.
fn shown(request: &Request) -> String {
    let headers = request
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"));
    let headers: String = headers.collect();
    let body = request
        .body
        .as_deref()
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    format!("{} {}\n{headers}\n{body}", request.method, request.target)
}

/// The answer, or its beginning.
fn told(answer: &Answer) -> String {
    let kept = answer.body.get(..N_BYTES).unwrap_or(&answer.body);
    let media_type = answer.header("content-type").unwrap_or_default();
    format!(
        "{} {media_type}\n{}",
        answer.status,
        String::from_utf8_lossy(kept)
    )
}
