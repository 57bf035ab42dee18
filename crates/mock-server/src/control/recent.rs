//! The last exchanges: what was answered, and why. No header and no body is kept, so no secret is.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use mock_core::{Exchange, ExchangeId, ExchangeSink, Recorded};
use serde::Serialize;

/// How many are kept.
const MAX_RECENT: usize = 500;

/// Ids that are known; beyond them the oldest are forgotten.
const MAX_IDS: usize = 1_000_000;

/// The last exchanges, in memory, and which exchanges of a record are ours.
#[derive(Debug, Default)]
pub struct Recent(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    traces: VecDeque<Arc<Trace>>,
    ids: BTreeSet<ExchangeId>,
}

/// Remembers each exchange, and passes it on.
#[derive(Debug)]
pub struct RecentSink {
    inner: Arc<dyn ExchangeSink>,
    recent: Arc<Recent>,
}

/// One exchange as it is shown.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// Its id as a number.
    #[serde(skip)]
    pub key: ExchangeId,
    /// Its id as the header `Specwright-Trace` says it.
    pub id: String,
    /// When it began, in microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// As sent.
    pub method: String,
    /// As sent, without the query.
    pub path: String,
    /// Method and path template.
    pub operation: Option<String>,
    /// The status that was sent.
    pub status: u16,
    /// How long it took, in microseconds.
    pub duration_us: u32,
    /// Why it was answered so.
    pub steps: Vec<TraceStep>,
    /// What is wrong with the request.
    pub violations: Vec<TraceViolation>,
}

/// One step to an answer.
#[derive(Debug, Clone, Serialize)]
pub struct TraceStep {
    /// The step of the pipeline.
    pub stage: String,
    /// False for what stopped the request.
    pub ok: bool,
    /// A sentence.
    pub text: String,
}

/// One thing that is wrong with a request.
#[derive(Debug, Clone, Serialize)]
pub struct TraceViolation {
    /// The part of the request.
    pub part: String,
    /// The place in it.
    pub at: String,
    /// The rule.
    pub rule: String,
    /// A sentence.
    pub message: String,
    /// Where the document says so.
    pub source: Option<String>,
}

impl Recent {
    /// Whether an exchange was answered here, since the last [`Self::clear`].
    #[must_use]
    pub fn holds(&self, id: ExchangeId) -> bool {
        self.kept().ids.contains(&id)
    }

    /// The oldest of them.
    #[must_use]
    pub fn first(&self) -> Option<ExchangeId> {
        self.kept().ids.first().copied()
    }

    /// Forgets them all.
    pub fn clear(&self) {
        *self.kept() = Kept::default();
    }

    /// The newest first.
    pub(super) fn newest(&self, limit: usize) -> Vec<Arc<Trace>> {
        let kept = self.kept();
        kept.traces.iter().rev().take(limit).cloned().collect()
    }

    pub(super) fn find(&self, id: ExchangeId) -> Option<Arc<Trace>> {
        let kept = self.kept();
        let mut traces = kept.traces.iter().rev();
        traces.find(|trace| trace.key == id).cloned()
    }

    fn push(&self, trace: Trace) {
        let mut kept = self.kept();
        if kept.traces.len() == MAX_RECENT {
            kept.traces.pop_front();
        }
        kept.ids.insert(trace.key);
        if kept.ids.len() > MAX_IDS {
            kept.ids.pop_first();
        }
        kept.traces.push_back(Arc::new(trace));
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
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
        let steps = exchange.trace.iter().map(|step| TraceStep {
            stage: step.stage.as_str().to_owned(),
            ok: step.ok,
            text: step.text.to_string(),
        });
        let violations = exchange.violations.iter().map(|one| TraceViolation {
            part: one.part.as_str().to_owned(),
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
