//! A filter and a window -> rates, latencies, statuses, violations and bytes.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mock_store::{Filter, OperationSummary, Slot, Summary, Window};
use serde::Serialize;

use super::{TrafficFailure, opened};

/// What is looked at.
#[derive(Debug, Clone, Default)]
pub struct StatsQuery {
    /// In the language of `traffic list`.
    pub filter: String,
    /// From so long ago until now; the whole record without it.
    pub since: Option<Duration>,
    /// Equal parts of the window.
    pub slots: u32,
}

/// Figures of a window. Times are milliseconds, moments milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrafficStats {
    /// The window's begin.
    pub from: f64,
    /// The window's end.
    pub until: f64,
    /// Everything together.
    pub all: Figures,
    /// By operation, the busiest first.
    pub operations: Vec<OperationFigures>,
    /// Equal parts of the window, oldest first.
    pub slots: Vec<SlotFigures>,
    /// Exchanges in which words were not looked for yet.
    pub unindexed: u64,
    /// Exchanges that were lost in the window: what arrived faster than it could be written.
    pub lost: u64,
}

/// Figures of some exchanges.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// How many.
    pub requests: u64,
    /// On average over the window.
    pub per_second: f64,
    /// Times that so many of a hundred did not exceed.
    pub p50: f64,
    /// 90 of a hundred.
    pub p90: f64,
    /// 95 of a hundred.
    pub p95: f64,
    /// 99 of a hundred.
    pub p99: f64,
    /// The longest.
    pub max: f64,
    /// How many of 1xx, 2xx, 3xx, 4xx and 5xx.
    pub by_class: [u64; 5],
    /// How many without a status of those.
    pub unanswered: u64,
    /// How many with violations.
    pub violating: u64,
    /// Violations in all.
    pub violations: u64,
    /// Bytes of bodies that came in.
    pub request_bytes: u64,
    /// Bytes of bodies that went out.
    pub response_bytes: u64,
}

/// Figures of one operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OperationFigures {
    /// Its `operationId`, or method and template; nothing for requests that met none.
    pub operation: Option<String>,
    /// The document that describes it.
    pub document: Option<String>,
    /// Its figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Figures of one part of a window.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotFigures {
    /// Its begin.
    pub from: f64,
    /// How many.
    pub requests: u64,
    /// With a status of 400 and above.
    pub failed: u64,
    /// With violations.
    pub violating: u64,
    /// Bytes of bodies that went out.
    pub response_bytes: u64,
}

/// Figures of what matches.
///
/// # Errors
/// [`TrafficFailure`].
pub async fn stats(store: &str, query: &StatsQuery) -> Result<TrafficStats, TrafficFailure> {
    let filter = Filter::parse(&query.filter)?;
    let store = opened(store).await?;
    let window = query.since.map(until_now);
    let found = store.statistics(&filter, window, query.slots.max(1)).await;
    let losses = store.losses().await;
    store.close().await;
    let (found, losses) = (found?, losses?);
    let in_window = losses
        .iter()
        .filter(|loss| window.is_none_or(|window| loss.until_us >= window.from_us));
    Ok(TrafficStats {
        from: ms(found.window.from_us),
        until: ms(found.window.until_us),
        all: figures(&found.all),
        operations: found.operations.iter().map(operation).collect(),
        slots: found.slots.iter().map(slot).collect(),
        unindexed: found.unindexed,
        lost: in_window.map(|loss| loss.rows).sum(),
    })
}

fn until_now(since: Duration) -> Window {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let us = |time: Duration| i64::try_from(time.as_micros()).unwrap_or(i64::MAX);
    let until_us = us(now.unwrap_or_default());
    Window {
        from_us: until_us.saturating_sub(us(since)),
        until_us,
    }
}

fn ms(us: i64) -> f64 {
    us as f64 / 1_000.0
}

fn figures(summary: &Summary) -> Figures {
    let latency = &summary.latency;
    let [unanswered, informed, fine, elsewhere, refused, failed] = summary.by_class;
    Figures {
        requests: summary.n,
        per_second: summary.per_second,
        p50: ms(latency.p50_us.into()),
        p90: ms(latency.p90_us.into()),
        p95: ms(latency.p95_us.into()),
        p99: ms(latency.p99_us.into()),
        max: ms(latency.max_us.into()),
        by_class: [informed, fine, elsewhere, refused, failed],
        unanswered,
        violating: summary.n_violating,
        violations: summary.n_violations,
        request_bytes: summary.request_bytes,
        response_bytes: summary.response_bytes,
    }
}

fn operation(one: &OperationSummary) -> OperationFigures {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let template = some(&one.path).map(|path| format!("{} {path}", one.method));
    OperationFigures {
        operation: some(&one.operation_id).or(template),
        document: some(&one.document),
        figures: figures(&one.summary),
    }
}

fn slot(one: &Slot) -> SlotFigures {
    SlotFigures {
        from: ms(one.from_us),
        requests: one.n,
        failed: one.n_failed,
        violating: one.n_violating,
        response_bytes: one.response_bytes,
    }
}
