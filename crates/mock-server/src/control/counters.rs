//! What has happened so far.

use axum::extract::State;
use serde_json::{Value, json};

use super::{Desk, answer::Shown};

pub(super) async fn show(State(desk): State<Desk>) -> Shown<Value> {
    let totals = desk.board.counters.totals();
    let [
        informational,
        success,
        redirection,
        client_error,
        server_error,
    ] = totals.by_class;
    Shown(json!({
        "requests": totals.requests,
        "byClass": {
            "1xx": informational,
            "2xx": success,
            "3xx": redirection,
            "4xx": client_error,
            "5xx": server_error,
        },
        "active": totals.active,
        "cancelled": totals.cancelled,
        "panics": totals.panics,
        "connections": totals.connections,
        "lastUs": totals.last_us,
        "selfCheck": {
            "checked": totals.checked,
            "broken": totals.broken,
            "unsatisfiable": totals.unsatisfiable,
        },
    }))
}
