//! What the last change of the files led to.

use std::sync::{Mutex, PoisonError};

use axum::extract::State;
use serde::Serialize;

use super::{Desk, answer::Shown};

/// What is served, and since which change of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReloadStatus {
    /// Whether changes of the files are followed at all.
    pub following: bool,
    /// Reloads since the start.
    pub reloads: u64,
    /// When the last one was, in milliseconds since 1970; `None` before the first.
    pub at_ms: Option<i64>,
    /// When what is served was read, in milliseconds since 1970.
    pub good_at_ms: i64,
    /// The files that had changed.
    pub files: String,
    /// Whether the last good state goes on serving, because the files are broken.
    pub stale: bool,
    /// Operations that are served.
    pub operations: usize,
    /// What is wrong with the files: errors, where `stale`.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Which rule.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The file, as it was named at the start or relative to it.
    pub file: String,
    /// RFC 6901; empty for the whole file.
    pub pointer: String,
    /// From 1; 0 where it is about the file as a whole.
    pub line: u32,
    /// From 1; 0 where it is about the file as a whole.
    pub column: u32,
}

/// The status, written by whoever follows the files and read by whoever asks.
#[derive(Debug, Default)]
pub struct Reloads(Mutex<ReloadStatus>);

impl Reloads {
    /// Begins with this status.
    #[must_use]
    pub fn new(status: ReloadStatus) -> Self {
        Self(Mutex::new(status))
    }

    /// Changes it.
    pub fn change(&self, change: impl FnOnce(&mut ReloadStatus)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The status now.
    #[must_use]
    pub fn now(&self) -> ReloadStatus {
        let status = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        status.clone()
    }
}

pub(super) async fn show(State(desk): State<Desk>) -> Shown<ReloadStatus> {
    Shown(desk.board.reloads.now())
}
