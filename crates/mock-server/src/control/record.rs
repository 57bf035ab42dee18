//! The record of traffic, as the control listener asks it.
//!
//! The server knows no database: whoever starts it hands over something that can answer.

use std::{fmt, future::Future, pin::Pin};

use serde_json::Value;

use super::recent::Trace;

/// An answer that takes its time.
pub type Answering<'a, T> = Pin<Box<dyn Future<Output = Result<T, Unanswered>> + Send + 'a>>;

/// Answers questions about what was recorded since the mock was started, or since
/// [`super::Recent`] was cleared.
pub trait Record: fmt::Debug + Send + Sync {
    /// The newest exchanges that match a filter, newest first.
    fn find<'a>(&'a self, filter: &'a str, limit: u32) -> Answering<'a, Vec<Trace>>;

    /// Whether what was expected was asked, and what was there.
    fn expect(&self, question: Question) -> Answering<'_, Verdicts>;
}

/// What must have been asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As `specwright traffic expect` reads them.
    pub expectations: Vec<String>,
    /// How long to wait until all are met, in milliseconds.
    pub wait_ms: u64,
}

/// What was there.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdicts {
    /// Whether all were met.
    pub met: bool,
    /// One for each expectation, as `specwright traffic expect --format json` prints it.
    pub verdicts: Vec<Value>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unanswered {
    /// The question cannot be understood.
    Wrong(String),
    /// The record cannot be read.
    Unreadable(String),
}
