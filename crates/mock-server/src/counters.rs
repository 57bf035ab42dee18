//! What has happened so far.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counts of one server since it was started. Reading costs nothing.
#[derive(Debug, Default)]
pub struct Counters {
    classes: [AtomicU64; 5],
    active: AtomicU64,
    cancelled: AtomicU64,
    panics: AtomicU64,
    connections: AtomicU64,
    last_us: AtomicU64,
    checked: AtomicU64,
    broken: AtomicU64,
    unsatisfiable: AtomicU64,
}

/// The counts at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Requests that were answered.
    pub requests: u64,
    /// The same by class of status: 1xx, 2xx, 3xx, 4xx, 5xx.
    pub by_class: [u64; 5],
    /// Requests that are being answered.
    pub active: u64,
    /// Requests whose client went away before the answer.
    pub cancelled: u64,
    /// Requests that brought the decision down: defects of ours.
    pub panics: u64,
    /// Connections that were accepted.
    pub connections: u64,
    /// Time of the latest answer in microseconds.
    pub last_us: u64,
    /// Bodies that were made up and validated.
    pub checked: u64,
    /// Those among them that break their schema: defects of ours.
    pub broken: u64,
    /// Bodies whose schema nothing satisfies.
    pub unsatisfiable: u64,
}

impl Counters {
    /// The counts now.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let by_class = self.classes.each_ref().map(|count| count.load(Relaxed));
        Totals {
            requests: by_class.iter().sum(),
            by_class,
            active: self.active.load(Relaxed),
            cancelled: self.cancelled.load(Relaxed),
            panics: self.panics.load(Relaxed),
            connections: self.connections.load(Relaxed),
            last_us: self.last_us.load(Relaxed),
            checked: self.checked.load(Relaxed),
            broken: self.broken.load(Relaxed),
            unsatisfiable: self.unsatisfiable.load(Relaxed),
        }
    }

    pub(crate) fn connected(&self) {
        self.connections.fetch_add(1, Relaxed);
    }

    pub(crate) fn panicked(&self) {
        self.panics.fetch_add(1, Relaxed);
    }

    pub(crate) fn checked(&self, is_right: bool) {
        self.checked.fetch_add(1, Relaxed);
        self.broken.fetch_add(u64::from(!is_right), Relaxed);
    }

    pub(crate) fn unsatisfiable(&self) {
        self.unsatisfiable.fetch_add(1, Relaxed);
    }

    /// Counts a request as active until the guard goes.
    pub(crate) fn enter(&self) -> Active<'_> {
        self.active.fetch_add(1, Relaxed);
        Active {
            counters: self,
            answered: false,
        }
    }
}

/// A request on its way. Dropped without an answer, it was cancelled.
#[derive(Debug)]
pub(crate) struct Active<'a> {
    counters: &'a Counters,
    answered: bool,
}

impl Active<'_> {
    pub(crate) fn answered(mut self, status: u16, total_us: u32) {
        self.answered = true;
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        if let Some(count) = self.counters.classes.get(class) {
            count.fetch_add(1, Relaxed);
        }
        self.counters.last_us.store(total_us.into(), Relaxed);
    }
}

impl Drop for Active<'_> {
    fn drop(&mut self) {
        self.counters.active.fetch_sub(1, Relaxed);
        if !self.answered {
            self.counters.cancelled.fetch_add(1, Relaxed);
        }
    }
}
