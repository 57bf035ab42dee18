//! Recorded exchanges, counted.

use std::time::Duration;

use super::{store, traffic_error};
use crate::{
    ApiError, Session,
    headless::{self, Figures, OperationFigures, SlotFigures, StatsQuery},
    wire,
};

/// Operations of one reply.
const MAX_OPERATIONS: usize = 100;
/// Parts of a window.
const MAX_SLOTS: u32 = 200;

pub(crate) async fn figures(
    session: &Session,
    request: wire::FiguresQuery,
) -> Result<wire::FiguresView, ApiError> {
    let place = store(session)?.path().display().to_string();
    let since = request.window_ms.filter(|ms| *ms > 0.0);
    let query = StatsQuery {
        filter: request.filter,
        since: since.and_then(|ms| Duration::try_from_secs_f64(ms / 1_000.0).ok()),
        slots: request.n_slots.clamp(1, MAX_SLOTS),
    };
    let found = headless::stats(&place, &query).await;
    let found = found.map_err(|error| traffic_error(&error))?;
    let operations = found.operations.iter().take(MAX_OPERATIONS);
    Ok(wire::FiguresView {
        from: found.from,
        until: found.until,
        all: of(&found.all),
        operations: operations.map(of_operation).collect(),
        slots: found.slots.iter().map(of_slot).collect(),
    })
}

fn of(figures: &Figures) -> wire::Figures {
    wire::Figures {
        requests: figures.requests as f64,
        per_second: figures.per_second,
        p50: figures.p50,
        p95: figures.p95,
        p99: figures.p99,
        by_class: figures.by_class.iter().map(|n| *n as f64).collect(),
        violating: figures.violating as f64,
        request_bytes: figures.request_bytes as f64,
        response_bytes: figures.response_bytes as f64,
    }
}

fn of_operation(one: &OperationFigures) -> wire::OperationFigures {
    wire::OperationFigures {
        operation: one.operation.clone(),
        figures: of(&one.figures),
    }
}

fn of_slot(one: &SlotFigures) -> wire::SlotFigures {
    wire::SlotFigures {
        from: one.from,
        requests: one.requests as f64,
        failed: one.failed as f64,
    }
}
