//! The one error that clients see.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, for machines. Closed: TypeScript switches on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// No command has this name.
    UnknownCommand,
    /// The payload does not fit the command.
    BadRequest,
    /// No workspace is open.
    NoWorkspace,
    /// The document, operation, exchange or path is not there.
    NotFound,
    /// The client edited an older text; it must rebase and send again.
    StaleVersion,
    /// The edit cannot be made without changing more than it should.
    EditRefused,
    /// The file system said no.
    File,
    /// The port is taken, or the mock could not start.
    MockFailed,
    /// The mock does not run.
    MockStopped,
    /// The recorded traffic cannot be read or written.
    Store,
    /// The shell cannot do this (a native dialog in a browser).
    Unsupported,
    /// A fault of ours.
    Internal,
}

/// What went wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
pub struct ApiError {
    /// For machines.
    pub code: ErrorCode,
    /// For people: what happened.
    pub message: String,
    /// For people: what to do.
    pub hint: Option<String>,
    /// Where: a path, or `file:line:column`.
    pub at: Option<String>,
}

impl ApiError {
    /// An error with a sentence and nothing else.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            at: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds where.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>) -> Self {
        self.at = Some(at.into());
        self
    }
}
