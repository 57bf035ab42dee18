//! What the last change of the files led to.

use std::sync::PoisonError;

use axum::extract::State;
use serde::Serialize;

use super::{Board, Desk, answer::Shown};

/// What is served, and since which change of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReloadStatus {
    /// Reloads since the start.
    pub reloads: u64,
    /// When the last one was, in milliseconds since 1970; `None` before the first.
    pub at_ms: Option<i64>,
    /// The files that had changed.
    pub files: String,
    /// Whether the last good state goes on serving, because the files are broken.
    pub stale: bool,
    /// Operations that are served.
    pub operations: usize,
    /// What is wrong with the files: `openapi.yaml:7:3: …`.
    pub problems: Vec<String>,
}

impl Board {
    pub(super) fn reload(&self) -> ReloadStatus {
        let status = self.reload.lock().unwrap_or_else(PoisonError::into_inner);
        status.clone()
    }
}

pub(super) async fn show(State(desk): State<Desk>) -> Shown<ReloadStatus> {
    Shown(desk.board.reload())
}
