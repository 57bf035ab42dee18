//! The last exchanges: what was answered, and why. No header and no body is kept, so no secret is.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use mock_core::{Exchange, ExchangeId, ExchangeSink, Recorded};
use serde::Serialize;

/// How many are kept.
const MAX_RECENT: usize = 500;

/// The last exchanges, in memory.
#[derive(Debug, Default)]
pub struct Recent(Mutex<VecDeque<Arc<Trace>>>);

/// Remembers each exchange, and passes it on.
#[derive(Debug)]
pub struct RecentSink {
    inner: Arc<dyn ExchangeSink>,
    recent: Arc<Recent>,
}

/// One exchange as it is shown.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Trace {
    #[serde(skip)]
    pub(super) key: ExchangeId,
    id: String,
    at_us: i64,
    method: String,
    path: String,
    operation: Option<String>,
    pub(super) status: u16,
    duration_us: u32,
    steps: Vec<Step>,
    violations: Vec<Violation>,
}

#[derive(Debug, Clone, Serialize)]
struct Step {
    stage: &'static str,
    ok: bool,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct Violation {
    part: &'static str,
    at: String,
    rule: String,
    message: String,
    source: Option<String>,
}

impl Recent {
    /// The newest first.
    pub(super) fn newest(&self, limit: usize) -> Vec<Arc<Trace>> {
        self.traces().iter().rev().take(limit).cloned().collect()
    }

    pub(super) fn find(&self, id: ExchangeId) -> Option<Arc<Trace>> {
        let traces = self.traces();
        traces.iter().rev().find(|trace| trace.key == id).cloned()
    }

    fn push(&self, trace: Trace) {
        let mut traces = self.traces();
        if traces.len() == MAX_RECENT {
            traces.pop_front();
        }
        traces.push_back(Arc::new(trace));
    }

    fn traces(&self) -> MutexGuard<'_, VecDeque<Arc<Trace>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RecentSink {
    /// Passes exchanges on to `inner`.
    #[must_use]
    pub fn new(inner: Arc<dyn ExchangeSink>, recent: Arc<Recent>) -> Self {
        Self { inner, recent }
    }
}

impl ExchangeSink for RecentSink {
    fn record(&self, exchange: Exchange) -> Recorded {
        self.recent.push(Trace::of(&exchange));
        // Asked here, as this sink itself always has room.
        if self.inner.has_room() {
            return self.inner.record(exchange);
        }
        Recorded::Lost
    }
}

impl Trace {
    fn of(exchange: &Exchange) -> Self {
        let operation = exchange.operation.as_ref();
        let steps = exchange.trace.iter().map(|step| Step {
            stage: step.stage.as_str(),
            ok: step.ok,
            text: step.text.to_string(),
        });
        let violations = exchange.violations.iter().map(|one| Violation {
            part: one.part.as_str(),
            at: one.at.clone(),
            rule: one.rule.clone(),
            message: one.message.clone(),
            source: one.source.clone(),
        });
        Self {
            key: exchange.id,
            id: exchange.id.to_string(),
            at_us: exchange.at_us,
            method: exchange.method.to_string(),
            path: exchange.path.clone(),
            operation: operation.map(|one| format!("{} {}", one.method, one.path)),
            status: exchange.status,
            duration_us: exchange.total_us,
            steps: steps.collect(),
            violations: violations.collect(),
        }
    }
}
