//! The queue -> batches of rows that are ready to be written.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::{sync::mpsc, task::yield_now};

use super::BATCH;
use crate::{
    Masks,
    prepare::Prepared,
    queue::{Gauge, Queued},
};

/// Rows of one transaction while the queue is more than half full.
const LARGE_BATCH: usize = 1500;
/// Bytes of bodies, decoded, after which a batch takes no more.
const BATCH_BYTES: usize = 32 * 1024 * 1024;
/// Rows that are made ready before somebody else may go on: some 100 µs.
const STRIDE: usize = 8;

/// What waits, and how it is made ready.
#[derive(Debug)]
pub(super) struct Intake {
    pub(super) rows: mpsc::UnboundedReceiver<Queued>,
    pub(super) gauge: Arc<Gauge>,
    pub(super) masks: Arc<Mutex<Masks>>,
    pub(super) body_bytes: usize,
}

/// A batch that is being made ready.
#[derive(Debug, Default)]
struct Batch {
    rows: Vec<Prepared>,
    n_held: usize,
}

impl Intake {
    /// As much of what waits as fits into one batch, which may be nothing.
    pub(super) async fn take(&mut self, first: Option<Queued>) -> Vec<Prepared> {
        let (masks, n_most) = (self.masks(), self.n_most());
        let mut batch = Batch::default();
        if let Some(first) = first {
            self.put(first, &masks, &mut batch);
        }
        while batch.has_room(n_most)
            && let Ok(queued) = self.rows.try_recv()
        {
            self.put(queued, &masks, &mut batch);
            if batch.rows.len().is_multiple_of(STRIDE) {
                yield_now().await;
            }
        }
        batch.rows
    }

    /// The next batch, where one is full already; made ready while the one before is written.
    pub(super) async fn take_ahead(&mut self) -> Vec<Prepared> {
        if self.rows.len() < BATCH {
            return Vec::new();
        }
        self.take(None).await
    }

    fn put(&self, queued: Queued, masks: &Masks, batch: &mut Batch) {
        self.gauge.left(1, queued.weight());
        let prepared = Prepared::new(queued, self.body_bytes, masks);
        batch.n_held += prepared.body_bytes();
        batch.rows.push(prepared);
    }

    /// What is behind catches up with fewer, larger transactions.
    fn n_most(&self) -> usize {
        if self.gauge.is_behind(0) {
            LARGE_BATCH
        } else {
            BATCH
        }
    }

    fn masks(&self) -> Masks {
        self.masks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Batch {
    fn has_room(&self, n_most: usize) -> bool {
        self.rows.len() < n_most && self.n_held < BATCH_BYTES
    }
}
