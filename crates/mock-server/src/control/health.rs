//! Whether it serves.

use axum::extract::State;
use serde::Serialize;

use super::{Desk, answer::Shown};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Health {
    /// `ok`, or `stale` while the last good description serves in place of a broken one.
    status: &'static str,
    version: &'static str,
    operations: usize,
    requests: u64,
}

pub(super) async fn show(State(desk): State<Desk>) -> Shown<Health> {
    let reload = desk.board.reloads.now();
    Shown(Health {
        status: if reload.stale { "stale" } else { "ok" },
        version: env!("CARGO_PKG_VERSION"),
        operations: reload.operations,
        requests: desk.board.counters.totals().requests,
    })
}
