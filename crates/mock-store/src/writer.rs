//! The queue -> batches, on a thread of its own.
//!
//! When the machine is saturated, answers come first: after each batch the writer rests in
//! proportion to the time that the batch took, and the queue overflows instead. The same happens
//! while a database server is away: one batch is held and tried again until it is back.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use tokio::{
    sync::{mpsc, oneshot, watch},
    time::sleep,
};

use crate::{
    Masks, Options, Progress, Retention, StoreError, WriteFailure,
    backend::{Keeper, Lost},
    clock::now_us,
    prepare::Prepared,
    queue::{Gauge, Queued},
    store::Written,
};

/// Rows of one transaction.
const BATCH: usize = 500;
/// How long a first row waits for company.
const GATHER: Duration = Duration::from_millis(25);
/// How often losses are noted and other writers are noticed while nothing arrives.
const TICK: Duration = Duration::from_secs(1);
/// How long nothing must arrive until the index of words is filled.
const IDLE: Duration = Duration::from_millis(100);
/// Batches of fewer rows leave time for the index between them.
const SMALL_BATCH: usize = 50;
/// Rows of one transaction while the queue is more than half full.
const LARGE_BATCH: usize = 1500;
/// Bytes of bodies, decoded, after which a transaction takes no more.
const BATCH_BYTES: usize = 32 * 1024 * 1024;
/// How often a server that has gone away is looked for.
const RETRY: Duration = Duration::from_millis(500);
/// Attempts at one batch while the disk was fine before.
const N_ATTEMPTS: u32 = 4;
const LONGEST_REST: Duration = Duration::from_secs(1);
/// How often exchanges that have become too old are looked for while nothing arrives.
const AGE_EVERY: Duration = Duration::from_secs(10);
/// After this many new rows the oldest are looked at.
const PRUNE_EVERY: u64 = 2000;

/// What only the writer can do.
#[derive(Debug)]
pub(crate) enum Command {
    Flush(oneshot::Sender<()>),
    Clear(oneshot::Sender<Result<u64, StoreError>>),
    Prune(Retention, oneshot::Sender<Result<u64, StoreError>>),
    Close(oneshot::Sender<()>),
}

#[derive(Debug)]
pub(crate) struct Writer {
    keeper: Keeper,
    rows: mpsc::UnboundedReceiver<Queued>,
    commands: mpsc::Receiver<Command>,
    retention: Retention,
    body_bytes: usize,
    masks: Arc<Mutex<Masks>>,
    gauge: Arc<Gauge>,
    progress: Arc<watch::Sender<Progress>>,
    written: Arc<Mutex<Written>>,
    /// Losses of this run that are written down already.
    noted: (u64, u64),
    since_prune: u64,
    rest_factor: u32,
    looked_at_age: Instant,
    /// Whether nothing has arrived since the last step of the index.
    indexing: bool,
    indexing_failed: bool,
    /// A batch that waits for a server that has gone away; nothing else is taken meanwhile.
    held: Vec<Prepared>,
}

#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is taken apart at once"
)]
enum Event {
    Row(Queued),
    Command(Command),
    Idle,
    Tick,
    End,
}

impl Writer {
    pub(crate) fn new(
        keeper: Keeper,
        rows: mpsc::UnboundedReceiver<Queued>,
        commands: mpsc::Receiver<Command>,
        options: &Options,
    ) -> Self {
        Self {
            keeper,
            rows,
            commands,
            retention: options.retention,
            body_bytes: options.body_bytes,
            masks: Arc::default(),
            gauge: Arc::default(),
            progress: Arc::new(watch::Sender::default()),
            written: Arc::default(),
            noted: (0, 0),
            since_prune: PRUNE_EVERY,
            rest_factor: rest_factor(),
            looked_at_age: Instant::now(),
            indexing: false,
            indexing_failed: false,
            held: Vec::new(),
        }
    }

    pub(crate) fn report_to(
        &mut self,
        gauge: &Arc<Gauge>,
        progress: &Arc<watch::Sender<Progress>>,
        written: &Arc<Mutex<Written>>,
    ) {
        (self.gauge, self.progress, self.written) =
            (Arc::clone(gauge), Arc::clone(progress), Arc::clone(written));
    }

    pub(crate) fn mask_by(&mut self, masks: &Arc<Mutex<Masks>>) {
        self.masks = Arc::clone(masks);
    }

    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        self.progress.send_replace(self.keeper.progress().await?);
        Ok(())
    }

    pub(crate) async fn run(mut self) {
        loop {
            match self.next().await {
                Event::Row(first) => self.on_row(first).await,
                Event::Idle => self.index_some().await,
                Event::Tick => self.on_tick().await,
                Event::Command(Command::Close(reply)) => {
                    self.end().await;
                    // Whoever asked may have gone.
                    let _ = reply.send(());
                    return;
                }
                Event::Command(command) => self.on_command(command).await,
                Event::End => return self.end().await,
            }
        }
    }

    async fn next(&mut self) -> Event {
        let unindexed = self.progress.borrow().unindexed;
        let lagging = self.keeper.lags(unindexed) && !self.indexing_failed;
        let idle = if self.indexing { Duration::ZERO } else { IDLE };
        let pause = self.pause();
        let is_free = self.held.is_empty();
        tokio::select! {
            biased;
            Some(command) = self.commands.recv() => Event::Command(command),
            Some(first) = self.rows.recv(), if is_free => Event::Row(first),
            () = sleep(idle), if lagging && is_free && !self.rows.is_closed() => Event::Idle,
            () = sleep(pause), if !(self.rows.is_closed() && self.commands.is_closed()) => Event::Tick,
            else => Event::End,
        }
    }

    /// How long nothing may happen.
    fn pause(&self) -> Duration {
        if !self.held.is_empty() {
            RETRY
        } else if self.keeper.owes_word() {
            GATHER * 2
        } else {
            TICK
        }
    }

    async fn on_row(&mut self, first: Queued) {
        if self.rows.len() < BATCH {
            sleep(GATHER).await;
        }
        let started = Instant::now();
        self.indexing = false;
        let batch = self.take(Some(first));
        let is_small = batch.len() < SMALL_BATCH;
        let prepared = started.elapsed();
        self.write(batch, N_ATTEMPTS).await;
        self.prune_if_due().await;
        if is_small && self.rows.is_empty() {
            self.index_some().await;
        }
        if self.gauge.is_behind(0) {
            // A server has cores of its own.
            let busy = if self.keeper.is_shared() {
                prepared
            } else {
                started.elapsed()
            };
            sleep((busy * self.rest_factor).min(LONGEST_REST)).await;
        }
    }

    async fn on_command(&mut self, command: Command) {
        self.drain().await;
        // Whoever asked may have gone.
        match command {
            Command::Flush(reply) | Command::Close(reply) => drop(reply.send(())),
            Command::Clear(reply) => {
                let cleared = self.keeper.clear().await;
                self.refresh().await;
                drop(reply.send(cleared));
            }
            Command::Prune(keep, reply) => {
                let pruned = self.keeper.prune(keep, now_us()).await;
                self.refresh().await;
                drop(reply.send(pruned));
            }
        }
    }

    /// Fills the index by one step. One that fails is tried again after the next tick.
    async fn index_some(&mut self) {
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
    async fn tidy(&mut self) {
        if self.retention.age.is_some() && self.looked_at_age.elapsed() >= AGE_EVERY {
            self.since_prune = PRUNE_EVERY;
            self.prune_if_due().await;
        }
        if let Err(error) = self.keeper.tidy().await {
            self.note(error, now_us());
        }
    }

    async fn on_tick(&mut self) {
        self.indexing_failed = false;
        if !self.held.is_empty() {
            let held = std::mem::take(&mut self.held);
            return self.write(held, 1).await;
        }
        self.keeper.tell().await;
        if self.gauge.lost() != self.noted {
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

    /// Writes all that waits, without rest and with one attempt each.
    async fn drain(&mut self) {
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
    fn give_up(&mut self) {
        let mut n_lost = std::mem::take(&mut self.held).len();
        loop {
            let batch = self.take(None);
            if batch.is_empty() {
                return self.gauge.lose_rows(n_lost as u64);
            }
            n_lost += batch.len();
        }
    }

    async fn end(mut self) {
        self.rows.close();
        self.drain().await;
        self.keeper.close().await;
    }

    fn take(&mut self, first: Option<Queued>) -> Vec<Prepared> {
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

    async fn write(&mut self, batch: Vec<Prepared>, n_attempts: u32) {
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

    fn succeeded(&mut self, batch: &[Prepared], n_new: u64, lost: Lost) {
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

    fn failed(&self, error: StoreError, at_us: i64) {
        self.note(error, at_us);
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .failing = true;
    }

    fn note(&self, error: StoreError, at_us: i64) {
        let text = error.to_string();
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.last_failure = Some(WriteFailure { at_us, text });
    }

    fn is_failing(&self) -> bool {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .failing
    }

    async fn prune_if_due(&mut self) {
        if self.since_prune < PRUNE_EVERY {
            return;
        }
        self.since_prune = 0;
        self.looked_at_age = Instant::now();
        match self.keeper.prune(self.retention, now_us()).await {
            Ok(0) => {}
            Ok(_) => self.refresh().await,
            Err(error) => self.failed(error, now_us()),
        }
    }

    /// Says anew what the file holds, after something else than a batch has changed it.
    async fn refresh(&mut self) {
        if let Ok(progress) = self.keeper.progress().await {
            self.progress.send_if_modified(|before| {
                let changed = *before != progress;
                *before = progress;
                changed
            });
        }
    }
}

/// On few cores, writing would take from the answers what it needs for itself.
fn rest_factor() -> u32 {
    match thread::available_parallelism().map_or(1, usize::from) {
        1..=4 => 1,
        _ => 0,
    }
}
