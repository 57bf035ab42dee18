//! Rate, latency, status, violations and bytes over a time, of everything and by operation.

mod collect; // measures -> statistics

pub(crate) use collect::{Collector, KindOf, Known};

/// A span of time, in microseconds since 1970. Exact to a millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its begin.
    pub from_us: i64,
    /// Its end, which is not in it any more.
    pub until_us: i64,
}

/// What happened in a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// The time that was looked at.
    pub window: Window,
    /// Everything together.
    pub all: Summary,
    /// By operation, the busiest first. Requests that met no operation are one of them.
    pub operations: Vec<OperationSummary>,
    /// The window in equal parts, oldest first.
    pub slots: Vec<Slot>,
    /// Exchanges in which words were not looked for, because they are not in the index yet.
    pub unindexed: u64,
}

/// Figures of some exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Summary {
    /// How many there are.
    pub n: u64,
    /// How many a second, on average over the window; one shorter than a second counts as one.
    pub per_second: f64,
    /// Time until the answer was complete.
    pub latency: Latency,
    /// How many by the first digit of the status: `[1]` counts 1xx; `[0]` what is none of them.
    pub by_class: [u64; 6],
    /// Exchanges with violations.
    pub n_violating: u64,
    /// Violations in all.
    pub n_violations: u64,
    /// Bytes of bodies that came in.
    pub request_bytes: u64,
    /// Bytes of bodies that went out.
    pub response_bytes: u64,
}

/// Percentiles in microseconds: the lowest time that so many of a hundred did not exceed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Latency {
    pub p50_us: u32,
    pub p90_us: u32,
    pub p95_us: u32,
    pub p99_us: u32,
    pub max_us: u32,
}

/// Figures of one operation; all four names are empty where none was found.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationSummary {
    /// The document.
    pub document: String,
    /// The operation's method.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The `operationId`; empty where there is none.
    pub operation_id: String,
    /// Its figures.
    pub summary: Summary,
}

/// One part of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    /// Its begin, in microseconds since 1970.
    pub from_us: i64,
    /// Exchanges.
    pub n: u64,
    /// Those with a status of 400 and above.
    pub n_failed: u64,
    /// Those with violations.
    pub n_violating: u64,
    /// Bytes of bodies that went out.
    pub response_bytes: u64,
}
