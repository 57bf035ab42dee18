//! The queue -> batches, on a thread of its own.
//!
//! When the machine is saturated, answers come first: the writer has a lower priority, or rests
//! after each batch as long as that took, and the queue overflows instead. The same happens while
//! a database server is away: one batch is held and tried again until it is back.

mod batch; // batches        -> transactions
mod idle; // what can wait
mod intake; // the queue      -> batches

use std::{
    future::ready,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use tokio::{
    sync::{mpsc, oneshot, watch},
    time::sleep,
};

use crate::{
    Masks, Options, Progress, Retention, StoreError,
    backend::Keeper,
    clock::now_us,
    prepare::Prepared,
    priority,
    queue::{Gauge, Queued},
    store::Written,
};
use intake::Intake;

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
/// How often a server that has gone away is looked for.
const RETRY: Duration = Duration::from_millis(500);
/// Attempts at one batch while the disk was fine before.
const N_ATTEMPTS: u32 = 4;
const LONGEST_REST: Duration = Duration::from_secs(1);
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
    intake: Intake,
    commands: mpsc::Receiver<Command>,
    retention: Arc<Mutex<Retention>>,
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
    /// The next batch, made ready while the last one was written.
    ahead: Vec<Prepared>,
}

#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is taken apart at once"
)]
enum Event {
    Row(Queued),
    Ahead,
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
            intake: Intake {
                rows,
                gauge: Arc::default(),
                masks: Arc::default(),
                body_bytes: options.body_bytes,
            },
            commands,
            retention: Arc::default(),
            progress: Arc::new(watch::Sender::default()),
            written: Arc::default(),
            noted: (0, 0),
            since_prune: PRUNE_EVERY,
            rest_factor: rest_factor(),
            looked_at_age: Instant::now(),
            indexing: false,
            indexing_failed: false,
            held: Vec::new(),
            ahead: Vec::new(),
        }
    }

    pub(crate) fn report_to(
        &mut self,
        gauge: &Arc<Gauge>,
        progress: &Arc<watch::Sender<Progress>>,
        written: &Arc<Mutex<Written>>,
    ) {
        (self.intake.gauge, self.progress, self.written) =
            (Arc::clone(gauge), Arc::clone(progress), Arc::clone(written));
    }

    pub(crate) fn keep_by(&mut self, retention: &Arc<Mutex<Retention>>) {
        self.retention = Arc::clone(retention);
    }

    pub(crate) fn mask_by(&mut self, masks: &Arc<Mutex<Masks>>) {
        self.intake.masks = Arc::clone(masks);
    }

    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        self.progress.send_replace(self.keeper.progress().await?);
        Ok(())
    }

    pub(crate) async fn run(mut self) {
        loop {
            match self.next().await {
                Event::Row(first) => self.on_row(first).await,
                Event::Ahead => {
                    let batch = std::mem::take(&mut self.ahead);
                    self.on_batch(batch, Instant::now()).await;
                }
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
        let is_closed = self.intake.rows.is_closed();
        tokio::select! {
            biased;
            Some(command) = self.commands.recv() => Event::Command(command),
            () = ready(()), if is_free && !self.ahead.is_empty() => Event::Ahead,
            Some(first) = self.intake.rows.recv(), if is_free => Event::Row(first),
            () = sleep(idle), if lagging && is_free && !is_closed => Event::Idle,
            () = sleep(pause), if !(is_closed && self.commands.is_closed()) => Event::Tick,
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
        if self.intake.rows.len() < BATCH {
            sleep(GATHER).await;
        }
        let started = Instant::now();
        let batch = self.intake.take(Some(first)).await;
        self.on_batch(batch, started).await;
    }

    async fn on_batch(&mut self, batch: Vec<Prepared>, started: Instant) {
        self.indexing = false;
        let is_small = batch.len() < SMALL_BATCH;
        let prepared = started.elapsed();
        self.write(batch, N_ATTEMPTS).await;
        self.prune_if_due().await;
        if is_small && self.intake.rows.is_empty() {
            self.index_some().await;
        }
        if self.rest_factor > 0 && self.intake.gauge.is_behind(0) {
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
                // Whoever asks wants the room, and waits for it.
                let pruned = match pruned {
                    Ok(n_removed) => self.keeper.give_back().await.map(|()| n_removed),
                    failed => failed,
                };
                self.refresh().await;
                drop(reply.send(pruned));
            }
        }
    }

    async fn end(mut self) {
        self.intake.rows.close();
        self.drain().await;
        self.keeper.close().await;
    }
}

/// On few cores, writing would take from the answers what it needs for itself.
fn rest_factor() -> u32 {
    if priority::is_heeded() {
        return 0;
    }
    match thread::available_parallelism().map_or(1, usize::from) {
        1..=4 => 1,
        _ => 0,
    }
}
