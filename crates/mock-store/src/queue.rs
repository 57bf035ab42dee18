//! Takes exchanges and never waits.
//!
//! Bounded by rows and by bytes. Above the mark, which is half of the limit, bodies are
//! dropped; at the limit whole rows are. Both are counted, and the counts are stored.

use std::{
    mem,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
};

use mock_core::{Exchange, ExchangeSink, Recorded};
use tokio::sync::mpsc;

/// An exchange keeps the buffer alive into which its head was read.
const OVERHEAD: usize = 8 * 1024;

/// How much may wait to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueLimits {
    /// Exchanges.
    pub rows: usize,
    /// Bytes of memory, estimated from above.
    pub bytes: usize,
}

impl Default for QueueLimits {
    fn default() -> Self {
        Self {
            rows: 8192,
            bytes: 64 * 1024 * 1024,
        }
    }
}

/// What waits and what was lost. Shared by the sink, the writer and the store.
#[derive(Debug, Default)]
pub(crate) struct Gauge {
    limits: QueueLimits,
    rows: AtomicUsize,
    bytes: AtomicUsize,
    lost_rows: AtomicU64,
    lost_bodies: AtomicU64,
}

/// An exchange on its way to the disk.
#[derive(Debug)]
pub(crate) struct Queued {
    pub(crate) exchange: Exchange,
    pub(crate) bodies_lost: bool,
    weight: usize,
}

/// The way in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Sink {
    sender: mpsc::UnboundedSender<Queued>,
    gauge: Arc<Gauge>,
}

/// The channel itself has no bound; [`Gauge`] is the bound, because bytes count as well as rows.
pub(crate) fn queue(limits: QueueLimits) -> (Sink, mpsc::UnboundedReceiver<Queued>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let gauge = Arc::new(Gauge {
        limits,
        ..Gauge::default()
    });
    (Sink { sender, gauge }, receiver)
}

impl Sink {
    pub(crate) fn gauge(&self) -> &Arc<Gauge> {
        &self.gauge
    }
}

impl ExchangeSink for Sink {
    fn has_room(&self) -> bool {
        let has_room = !self.gauge.is_full();
        if !has_room {
            self.gauge.lose_rows(1);
        }
        has_room
    }

    fn record(&self, mut exchange: Exchange) -> Recorded {
        let gauge = &*self.gauge;
        if gauge.is_full() {
            gauge.lose_rows(1);
            return Recorded::Lost;
        }
        let mut bodies = bodies_of(&exchange);
        let bodies_lost = bodies > 0 && gauge.is_behind(bodies);
        if bodies_lost {
            drop((
                mem::take(&mut exchange.request.body),
                mem::take(&mut exchange.response.body),
                mem::take(&mut exchange.messages),
            ));
            bodies = 0;
            gauge.lost_bodies.fetch_add(1, Relaxed);
        }
        let weight = OVERHEAD + bodies;
        gauge.rows.fetch_add(1, Relaxed);
        gauge.bytes.fetch_add(weight, Relaxed);
        if self
            .sender
            .send(Queued {
                exchange,
                bodies_lost,
                weight,
            })
            .is_err()
        {
            gauge.left(1, weight);
            gauge.lose_rows(1);
            return Recorded::Lost;
        }
        if bodies_lost {
            Recorded::WithoutBodies
        } else {
            Recorded::Whole
        }
    }
}

/// Bytes of both bodies, and of the messages of a stream.
fn bodies_of(exchange: &Exchange) -> usize {
    let messages = exchange.messages.iter().map(|message| message.data.len());
    exchange.request.body.len() + exchange.response.body.len() + messages.sum::<usize>()
}

impl Queued {
    pub(crate) fn weight(&self) -> usize {
        self.weight
    }
}

impl Gauge {
    fn is_full(&self) -> bool {
        self.rows.load(Relaxed) >= self.limits.rows
            || self.bytes.load(Relaxed) + OVERHEAD > self.limits.bytes
    }

    /// Whether these bytes would bring the queue over its mark.
    pub(crate) fn is_behind(&self, more: usize) -> bool {
        self.rows.load(Relaxed) >= self.limits.rows / 2
            || self.bytes.load(Relaxed) + more > self.limits.bytes / 2
    }

    pub(crate) fn left(&self, rows: usize, bytes: usize) {
        self.rows.fetch_sub(rows, Relaxed);
        self.bytes.fetch_sub(bytes, Relaxed);
    }

    pub(crate) fn lose_rows(&self, rows: u64) {
        self.lost_rows.fetch_add(rows, Relaxed);
    }

    pub(crate) fn queued(&self) -> (usize, usize) {
        (self.rows.load(Relaxed), self.bytes.load(Relaxed))
    }

    pub(crate) fn lost(&self) -> (u64, u64) {
        (self.lost_rows.load(Relaxed), self.lost_bodies.load(Relaxed))
    }
}
