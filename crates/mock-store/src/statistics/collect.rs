//! Measures -> statistics, without a row of the database being touched.

use std::collections::HashMap;

use super::{Latency, OperationSummary, Slot, Statistics, Summary, Window};
use crate::measure::Measure;

/// What a kind says of its exchanges.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct KindOf {
    pub(crate) document: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) operation_id: String,
}

/// A kind that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) status: i64,
    pub(crate) operation: KindOf,
}

/// Takes measures one by one. Holds four bytes for each.
#[derive(Debug)]
pub(crate) struct Collector {
    window: Window,
    /// Kind -> place in `groups`, and the status.
    kinds: HashMap<i64, (usize, i64)>,
    groups: Vec<(KindOf, Group)>,
    slots: Vec<Slot>,
}

#[derive(Debug, Default)]
struct Group {
    summary: Summary,
    times: Vec<u32>,
}

impl Collector {
    pub(crate) fn new(window: Window, n_slots: u32, known: Vec<Known>) -> Self {
        let mut places = HashMap::<KindOf, usize>::new();
        let mut groups = Vec::new();
        let mut kinds = HashMap::new();
        for kind in known {
            let place = *places.entry(kind.operation.clone()).or_insert_with(|| {
                groups.push((kind.operation, Group::default()));
                groups.len() - 1
            });
            kinds.insert(kind.id, (place, kind.status));
        }
        let n_slots = i64::from(n_slots);
        let slot = |idx: i64| Slot {
            from_us: window.from_us + window.len_us() / n_slots * idx,
            ..Slot::default()
        };
        Self {
            window,
            kinds,
            groups,
            slots: (0..n_slots).map(slot).collect(),
        }
    }

    /// Counts it where its kind is known and its time is in the window.
    pub(crate) fn add(&mut self, measure: &Measure) {
        let at_us = (measure.id >> 20) * 1000;
        let Some((place, status)) = self.kinds.get(&measure.kind).copied() else {
            return;
        };
        if !(self.window.from_us..self.window.until_us).contains(&at_us) {
            return;
        }
        if let Some((_, group)) = self.groups.get_mut(place) {
            group.add(measure, status);
        }
        let n_slots = self.slots.len() as i128;
        let into = i128::from(at_us - self.window.from_us);
        let idx = into * n_slots / i128::from(self.window.len_us());
        if let Some(slot) = usize::try_from(idx)
            .ok()
            .and_then(|idx| self.slots.get_mut(idx))
        {
            slot.n += 1;
            slot.n_failed += u64::from(status >= 400);
            slot.n_violating += u64::from(measure.n_violations > 0);
            slot.response_bytes += measure.response_len;
        }
    }

    pub(crate) fn finish(self, unindexed: u64) -> Statistics {
        let seconds = (self.window.len_us() as f64 / 1e6).max(1.0);
        let mut all = Group::default();
        let mut operations: Vec<_> = self
            .groups
            .into_iter()
            .filter(|(_, group)| group.summary.n > 0)
            .map(|(operation, group)| named(operation, group.merged_into(&mut all, seconds)))
            .collect();
        operations.sort_by_key(|one| std::cmp::Reverse(one.summary.n));
        Statistics {
            window: self.window,
            all: all.finished(seconds),
            operations,
            slots: self.slots,
            unindexed,
        }
    }
}

fn named(operation: KindOf, summary: Summary) -> OperationSummary {
    OperationSummary {
        document: operation.document,
        method: operation.method,
        path: operation.path,
        operation_id: operation.operation_id,
        summary,
    }
}

impl Group {
    fn add(&mut self, measure: &Measure, status: i64) {
        let summary = &mut self.summary;
        summary.n += 1;
        let class = usize::try_from(status / 100).unwrap_or(0);
        let class = if class < summary.by_class.len() {
            class
        } else {
            0
        };
        if let Some(count) = summary.by_class.get_mut(class) {
            *count += 1;
        }
        summary.n_violating += u64::from(measure.n_violations > 0);
        summary.n_violations += u64::from(measure.n_violations);
        summary.request_bytes += measure.request_len;
        summary.response_bytes += measure.response_len;
        self.times.push(measure.total_us);
    }

    fn merged_into(self, all: &mut Self, seconds: f64) -> Summary {
        let (one, sum) = (&self.summary, &mut all.summary);
        sum.n += one.n;
        for (sum, count) in sum.by_class.iter_mut().zip(one.by_class) {
            *sum += count;
        }
        sum.n_violating += one.n_violating;
        sum.n_violations += one.n_violations;
        sum.request_bytes += one.request_bytes;
        sum.response_bytes += one.response_bytes;
        all.times.extend_from_slice(&self.times);
        self.finished(seconds)
    }

    fn finished(mut self, seconds: f64) -> Summary {
        self.summary.per_second = self.summary.n as f64 / seconds;
        self.summary.latency = Latency {
            p50_us: percentile(&mut self.times, 50),
            p90_us: percentile(&mut self.times, 90),
            p95_us: percentile(&mut self.times, 95),
            p99_us: percentile(&mut self.times, 99),
            max_us: self.times.iter().copied().max().unwrap_or_default(),
        };
        self.summary
    }
}

/// The nearest rank: of ten values the 90th percentile is the ninth.
fn percentile(times: &mut [u32], percent: usize) -> u32 {
    let rank = (times.len() * percent).div_ceil(100);
    match rank.checked_sub(1) {
        Some(idx) if idx < times.len() => *times.select_nth_unstable(idx).1,
        _ => 0,
    }
}

impl Window {
    /// At least a millisecond.
    fn len_us(self) -> i64 {
        self.until_us.saturating_sub(self.from_us).max(1000)
    }
}
