//! What to send, what to do besides, and why.

use std::{fmt, ops::Deref, sync::Arc};

use crate::{Claim, DelayMs, Response, Spent, StateOp};

/// What a decision depends on besides the API and the request.
#[derive(Debug, Clone, Copy, Default)]
pub struct Env {
    /// The present, in milliseconds since 1970-01-01T00:00:00Z.
    pub now_ms: i64,
    /// The seed of this request; the mock's own unless `Prefer: seed=…` says otherwise.
    pub seed: u64,
    /// What the client has spent of its rate limit; `None` where nobody counts.
    pub spent: Option<Spent>,
}

impl Env {
    /// 2026-01-15T12:00:00Z in milliseconds since 1970: the moment of `--clock frozen`.
    pub const FROZEN_MS: i64 = 1_768_478_400_000;
}

/// The answer of the mock to one request.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What to do with the connection.
    pub action: Action,
    /// The operation that was found.
    pub operation: Option<OperationName>,
    /// What is wrong with the request.
    pub violations: Vec<Violation>,
    /// Each check and choice in order, with its reason.
    pub trace: Vec<Step>,
    /// What the server does besides answering.
    pub effects: Vec<Effect>,
    /// What it changes for later requests.
    pub state_ops: Vec<StateOp>,
    /// What is said of a body that was made up.
    pub claim: Option<Claim>,
}

/// What to do with the connection.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Action {
    /// Send this.
    Respond(Response),
}

/// What the server does besides answering.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// Wait before the first byte.
    Delay(DelayMs),
    /// Count this request against the client's rate limit.
    CountRequest,
}

/// An operation as people know it. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationName {
    /// The document that describes it, as it was opened.
    pub document: Arc<str>,
    /// The method in upper case.
    pub method: Arc<str>,
    /// The path template.
    pub path: Arc<str>,
    /// `operationId`.
    pub operation_id: Option<Arc<str>>,
}

/// The step of the pipeline that speaks (`docs/mock.md`, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the pipeline's steps")]
pub enum Stage {
    Route,
    Cors,
    Security,
    RateLimit,
    Validate,
    Negotiate,
    Data,
    Effect,
}

impl Stage {
    /// The name that is stored and shown.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Route => "route",
            Self::Cors => "cors",
            Self::Security => "security",
            Self::RateLimit => "rate-limit",
            Self::Validate => "validate",
            Self::Negotiate => "negotiate",
            Self::Data => "data",
            Self::Effect => "effect",
        }
    }
}

/// One line of the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which part of the pipeline speaks.
    pub stage: Stage,
    /// False for what stopped the request or lost.
    pub ok: bool,
    /// A sentence for a person.
    pub text: Text,
}

/// A text that mostly exists already: a trace costs no allocation on the hot path.
#[derive(Debug, Clone)]
pub enum Text {
    /// Part of the program.
    Static(&'static str),
    /// Made when the API was compiled.
    Shared(Arc<str>),
    /// Made for this request.
    Owned(String),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Shared(text) => text,
            Self::Owned(text) => text,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Owned(text)
    }
}

impl From<Arc<str>> for Text {
    fn from(text: Arc<str>) -> Self {
        Self::Shared(text)
    }
}

/// The part of a message that breaks the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the parts")]
pub enum ViolationPart {
    Route,
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Security,
    Response,
    ResponseStatus,
    ResponseHeader,
    ResponseBody,
}

impl ViolationPart {
    /// The name that is sent, stored and shown.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Route => "route",
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
            Self::Security => "security",
            Self::Response => "response",
            Self::ResponseStatus => "response status",
            Self::ResponseHeader => "response header",
            Self::ResponseBody => "response body",
        }
    }
}

/// One way in which a message breaks the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which part.
    pub part: ViolationPart,
    /// The parameter's name, or the RFC 6901 pointer into the body.
    pub at: String,
    /// The rule: `required`, `type`, `minimum`, …
    pub rule: String,
    /// A sentence for a person.
    pub message: String,
    /// Where the document says so: `openapi.yaml#/paths/~1pets/get/parameters/0`.
    pub source: Option<String>,
}
