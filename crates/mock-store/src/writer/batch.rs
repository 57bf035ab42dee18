//! What waits -> transactions; what cannot be written is counted as lost.

use std::{sync::PoisonError, time::Duration};

use tokio::time::sleep;

use super::{BATCH, Writer};
use crate::{
    StoreError, WriteFailure, backend::Lost, clock::now_us, prepare::Prepared, queue::Queued,
};

/// Rows of one transaction while the queue is more than half full.
const LARGE_BATCH: usize = 1500;
/// Bytes of bodies, decoded, after which a transaction takes no more.
const BATCH_BYTES: usize = 32 * 1024 * 1024;

impl Writer {
    /// Writes all that waits, without rest and with one attempt each.
    pub(super) async fn drain(&mut self) {
        loop {
            let batch = match std::mem::take(&mut self.held) {
                held if held.is_empty() => self.take(None),
                held => held,
            };
            if batch.is_empty() {
                break;
            }
            self.write(batch, 1).await;
            if self.keeper.is_away() {
                return self.give_up();
            }
        }
        if self.gauge.lost() != self.noted {
            self.write(Vec::new(), 1).await;
        }
    }

    /// Whoever waits for the writer does not wait for a server that has gone away.
    pub(super) fn give_up(&mut self) {
        let mut n_lost = std::mem::take(&mut self.held).len();
        loop {
            let batch = self.take(None);
            if batch.is_empty() {
                return self.gauge.lose_rows(n_lost as u64);
            }
            n_lost += batch.len();
        }
    }

    pub(super) fn take(&mut self, first: Option<Queued>) -> Vec<Prepared> {
        let mut batch = Vec::with_capacity(BATCH.min(self.rows.len() + 1));
        let masks = self
            .masks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        // What is behind catches up with fewer, larger transactions.
        let n_most = if self.gauge.is_behind(0) {
            LARGE_BATCH
        } else {
            BATCH
        };
        let (mut n_rows, mut n_bytes, mut n_held) = (0, 0, 0);
        let mut next = first.or_else(|| self.rows.try_recv().ok());
        while let Some(queued) = next {
            n_rows += 1;
            n_bytes += queued.weight();
            let prepared = Prepared::new(queued, self.body_bytes, &masks);
            n_held += prepared.body_bytes();
            batch.push(prepared);
            next = if batch.len() < n_most && n_held < BATCH_BYTES {
                self.rows.try_recv().ok()
            } else {
                None
            };
        }
        self.gauge.left(n_rows, n_bytes);
        batch
    }

    pub(super) async fn write(&mut self, batch: Vec<Prepared>, n_attempts: u32) {
        let n_attempts = if self.is_failing() { 1 } else { n_attempts };
        for attempt in 1..=n_attempts {
            let now_us = now_us();
            let lost = self.gauge.lost();
            let unnoted = Lost {
                now_us,
                rows: lost.0 - self.noted.0,
                bodies: lost.1 - self.noted.1,
            };
            match self.keeper.write(&batch, unnoted).await {
                Ok(n_new) => {
                    self.noted = lost;
                    return self.succeeded(&batch, n_new, unnoted);
                }
                Err(error) => self.failed(error, now_us),
            }
            if attempt < n_attempts {
                sleep(Duration::from_millis(100) * attempt).await;
            }
        }
        if self.keeper.is_away() {
            self.held = batch;
        } else {
            self.gauge.lose_rows(batch.len() as u64);
        }
    }

    pub(super) fn succeeded(&mut self, batch: &[Prepared], n_new: u64, lost: Lost) {
        self.since_prune += n_new;
        {
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            written.rows += n_new;
            // A note of what was lost fits where an exchange does not.
            written.failing &= batch.is_empty();
        }
        // An id that was there already means that another process met the same one: one in a million per millisecond.
        self.gauge
            .lose_rows((batch.len() as u64).saturating_sub(n_new));
        if self.keeper.is_shared() {
            return;
        }
        self.progress.send_modify(|progress| {
            progress.last_id = batch.iter().map(Prepared::id).max().max(progress.last_id);
            progress.total += n_new;
            progress.unindexed += n_new;
            progress.lost_rows += lost.rows;
            progress.lost_bodies += lost.bodies;
        });
    }

    pub(super) fn failed(&self, error: StoreError, at_us: i64) {
        self.note(error, at_us);
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .failing = true;
    }

    pub(super) fn note(&self, error: StoreError, at_us: i64) {
        let text = error.to_string();
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.last_failure = Some(WriteFailure { at_us, text });
    }

    pub(super) fn is_failing(&self) -> bool {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .failing
    }
}
