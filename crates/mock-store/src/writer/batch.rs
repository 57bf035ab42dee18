//! Batches -> transactions; what cannot be written is counted as lost.

use std::{mem, sync::PoisonError, time::Duration};

use tokio::{join, time::sleep};

use super::Writer;
use crate::{StoreError, WriteFailure, backend::Lost, clock::now_us, prepare::Prepared};

impl Writer {
    /// Writes all that waits, without rest and with one attempt each.
    pub(super) async fn drain(&mut self) {
        loop {
            let waiting = [&mut self.held, &mut self.ahead];
            let batch = match waiting.into_iter().find(|batch| !batch.is_empty()) {
                Some(batch) => mem::take(batch),
                None => self.intake.take(None).await,
            };
            if batch.is_empty() {
                break;
            }
            self.write(batch, 1).await;
            if self.keeper.is_away() {
                return self.give_up().await;
            }
        }
        if self.intake.gauge.lost() != self.noted {
            self.write(Vec::new(), 1).await;
        }
    }

    /// Whoever waits for the writer does not wait for a server that has gone away.
    async fn give_up(&mut self) {
        let mut n_lost = mem::take(&mut self.held).len() + mem::take(&mut self.ahead).len();
        loop {
            let batch = self.intake.take(None).await;
            if batch.is_empty() {
                return self.intake.gauge.lose_rows(n_lost as u64);
            }
            n_lost += batch.len();
        }
    }

    pub(super) async fn write(&mut self, batch: Vec<Prepared>, n_attempts: u32) {
        let n_attempts = if self.is_failing() { 1 } else { n_attempts };
        for attempt in 1..=n_attempts {
            let now_us = now_us();
            let lost = self.intake.gauge.lost();
            let unnoted = Lost {
                now_us,
                rows: lost.0 - self.noted.0,
                bodies: lost.1 - self.noted.1,
            };
            let written = self.keeper.write(&batch, unnoted);
            // The other half of the work, in the time that the database needs for its own.
            let written = if self.ahead.is_empty() && attempt == 1 {
                let (written, ahead) = join!(written, self.intake.take_ahead());
                self.ahead = ahead;
                written
            } else {
                written.await
            };
            match written {
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
            self.intake.gauge.lose_rows(batch.len() as u64);
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
        self.intake
            .gauge
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
