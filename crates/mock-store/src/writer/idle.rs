//! What can wait: the index of words, exchanges that are too old, room that goes back to the disk.

use std::{
    sync::PoisonError,
    time::{Duration, Instant},
};

use super::{PRUNE_EVERY, Writer};
use crate::{Retention, clock::now_us};

/// How often what is too old, too many or too much is looked for while nothing arrives.
const AGE_EVERY: Duration = Duration::from_secs(10);

impl Writer {
    /// Fills the index by one step. One that fails is tried again after the next tick.
    pub(super) async fn index_some(&mut self) {
        match self.keeper.index_some().await {
            Ok(n_rows) => {
                self.indexing = true;
                if self.keeper.is_shared() {
                    return self.keeper.tell().await;
                }
                self.progress.send_modify(|progress| {
                    progress.unindexed = match n_rows {
                        // What another process has put in is not ours to count.
                        0 => 0,
                        n_rows => progress.unindexed.saturating_sub(n_rows),
                    };
                });
            }
            Err(error) => {
                self.indexing_failed = true;
                self.note(error, now_us());
            }
        }
    }

    /// What can wait until nothing else is to be done: exchanges that have become too old, and
    /// room that is given back to the disk.
    pub(super) async fn tidy(&mut self) {
        if self.looked_at_age.elapsed() >= AGE_EVERY {
            self.since_prune = PRUNE_EVERY;
            self.prune_if_due().await;
        }
        if let Err(error) = self.keeper.tidy().await {
            self.note(error, now_us());
        }
    }

    pub(super) async fn on_tick(&mut self) {
        self.indexing_failed = false;
        if !self.held.is_empty() {
            let held = std::mem::take(&mut self.held);
            return self.write(held, 1).await;
        }
        self.keeper.tell().await;
        if self.intake.gauge.lost() != self.noted {
            self.write(Vec::new(), 1).await;
        }
        self.tidy().await;
        if self.progress.receiver_count() == 0 {
            return;
        }
        if self.keeper.changed_by_others().await {
            self.refresh().await;
        }
    }

    pub(super) async fn prune_if_due(&mut self) {
        if self.since_prune < PRUNE_EVERY {
            return;
        }
        self.since_prune = 0;
        self.looked_at_age = Instant::now();
        match self.keeper.prune(self.keep(), now_us()).await {
            Ok(0) => {}
            Ok(_) => self.refresh().await,
            Err(error) => self.failed(error, now_us()),
        }
    }

    /// How much is kept, as it was said last.
    fn keep(&self) -> Retention {
        *self
            .retention
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Says anew what the file holds, after something else than a batch has changed it.
    pub(super) async fn refresh(&mut self) {
        if let Ok(progress) = self.keeper.progress().await {
            self.progress.send_if_modified(|before| {
                let changed = *before != progress;
                *before = progress;
                changed
            });
        }
    }
}
