//! The handle that everybody holds.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use mock_core::ExchangeId;
use tokio::sync::{mpsc, oneshot, watch};

use crate::{
    Masks, Options, Retention, Sink, StoreError,
    backend::{Keeper, Reader},
    priority,
    queue::queue,
    writer::{Command, Writer},
};

/// Commands that may wait for the writer; a further caller waits.
const N_COMMANDS: usize = 16;

/// A record of traffic. Cheap to clone; all clones are one store.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) path: PathBuf,
    pub(crate) reader: Reader,
    sink: Arc<Sink>,
    commands: mpsc::Sender<Command>,
    progress: Arc<watch::Sender<Progress>>,
    written: Arc<Mutex<Written>>,
    masks: Arc<Mutex<Masks>>,
    retention: Arc<Mutex<Retention>>,
}

/// What the store holds; sent after each batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// The newest exchange.
    pub last_id: Option<ExchangeId>,
    /// How many exchanges there are.
    pub total: u64,
    /// How many are missing, since the record was begun or cleared.
    pub lost_rows: u64,
    /// How many lack their bodies.
    pub lost_bodies: u64,
    /// How many are not in the index of words yet.
    pub unindexed: u64,
}

/// How recording goes, since this store was opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Exchanges on the disk.
    pub written: u64,
    /// Exchanges that wait.
    pub queued: usize,
    /// Memory that they hold, estimated from above.
    pub queued_bytes: usize,
    /// Exchanges that were lost.
    pub lost_rows: u64,
    /// Exchanges whose bodies were lost.
    pub lost_bodies: u64,
    /// Exchanges that are not in the index of words yet; it is filled when there is time.
    pub unindexed: u64,
    /// Whether the latest attempt to write failed.
    pub failing: bool,
    /// The latest failure, even when it is over.
    pub last_failure: Option<WriteFailure>,
    /// The damaged record from which this one was made.
    pub recovered: Option<Recovered>,
}

/// A damaged record that was set aside when the store was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Where the damaged file is now.
    pub aside: PathBuf,
    /// Exchanges that could be read, and are in the store again.
    pub rows: u64,
    /// Exchanges that could not, as far as that is known.
    pub lost: u64,
}

/// Why a batch could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteFailure {
    /// When, in microseconds since 1970.
    pub at_us: i64,
    /// What happened and what to do.
    pub text: String,
}

/// The writer's side of [`Health`].
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) rows: u64,
    pub(crate) failing: bool,
    pub(crate) last_failure: Option<WriteFailure>,
    pub(crate) recovered: Option<Recovered>,
}

impl Store {
    pub(crate) async fn with_writer(
        path: &Path,
        reader: Reader,
        keeper: Keeper,
        options: Options,
    ) -> Result<Self, StoreError> {
        let (sink, rows) = queue(options.queue);
        let (commands, orders) = mpsc::channel(N_COMMANDS);
        let inner = Inner::new(path, reader, sink, commands);
        if keeper.is_shared() {
            inner.reader.keep_fresh(&inner.progress);
        }
        let mut writer = Writer::new(keeper, rows, orders, &options);
        *inner.masks.lock().unwrap_or_else(PoisonError::into_inner) = options.masks;
        writer.mask_by(&inner.masks);
        *inner
            .retention
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = options.retention;
        writer.keep_by(&inner.retention);
        writer.report_to(inner.sink.gauge(), &inner.progress, &inner.written);
        writer.begin().await?;
        let unreadable = |source| StoreError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(unreadable)?;
        // A thread of its own: masking and encoding never stand in the way of an answer.
        thread::Builder::new()
            .name("traffic-writer".to_owned())
            .spawn(move || {
                priority::give_way();
                runtime.block_on(writer.run());
            })
            .map_err(unreadable)?;
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Nobody takes what is recorded into it.
    pub(crate) fn without_writer(path: &Path, reader: Reader) -> Self {
        let (sink, _) = queue(Options::default().queue);
        let (commands, _) = mpsc::channel(1);
        Self {
            inner: Arc::new(Inner::new(path, reader, sink, commands)),
        }
    }

    pub(crate) fn came_from(&mut self, recovered: Recovered) {
        self.inner
            .written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recovered = Some(recovered);
    }

    /// Where to hand exchanges in. After [`Store::close`], and in a store that was only
    /// opened for reading, everything handed in is lost.
    #[must_use]
    pub fn sink(&self) -> Arc<Sink> {
        Arc::clone(&self.inner.sink)
    }

    /// The file, or the address of the database without its password.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Tells what the store holds, after each change.
    /// Changes by other processes are noticed within a second in a file, and within a tenth of a
    /// second in a PostgreSQL database, while somebody listens.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<Progress> {
        self.inner.reader.keep_fresh(&self.inner.progress);
        self.inner.progress.subscribe()
    }

    /// How recording goes.
    #[must_use]
    pub fn health(&self) -> Health {
        let gauge = self.inner.sink.gauge();
        let (queued, queued_bytes) = gauge.queued();
        let (lost_rows, lost_bodies) = gauge.lost();
        let written = self
            .inner
            .written
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        Health {
            written: written.rows,
            queued,
            queued_bytes,
            lost_rows,
            lost_bodies,
            unindexed: self.inner.progress.borrow().unindexed,
            failing: written.failing,
            last_failure: written.last_failure.clone(),
            recovered: written.recovered.clone(),
        }
    }

    /// Changes what is masked besides what is known by name, for what is written from now on.
    pub fn set_masks(&self, masks: Masks) {
        *self
            .inner
            .masks
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = masks;
    }

    /// Changes how much is kept. What is beyond it goes when the writer looks next: after 2,000
    /// exchanges, or within ten seconds where there is an age.
    pub fn set_retention(&self, keep: Retention) {
        *self
            .inner
            .retention
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = keep;
    }

    /// Returns when everything that was handed in before is on the disk, or counted as lost.
    ///
    /// # Errors
    /// [`StoreError::Closed`] when nothing is written any more.
    pub async fn flush(&self) -> Result<(), StoreError> {
        self.order(Command::Flush).await
    }

    /// Removes all exchanges and gives the room back. Says how many there were.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be changed; then nothing is removed.
    pub async fn clear(&self) -> Result<u64, StoreError> {
        self.order(Command::Clear).await?
    }

    /// Removes the oldest exchanges beyond what is kept. Says how many.
    /// The writer does this by itself, now and then.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be changed.
    pub async fn prune(&self, keep: Retention) -> Result<u64, StoreError> {
        self.order(|reply| Command::Prune(keep, reply)).await?
    }

    /// Writes what waits and lets go of the file. What is handed in afterwards is lost.
    pub async fn close(&self) {
        // Closed twice, there is nothing left to do.
        let _ = self.order(Command::Close).await;
        self.inner.reader.close().await;
    }

    async fn order<T>(
        &self,
        command: impl FnOnce(oneshot::Sender<T>) -> Command,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.inner
            .commands
            .send(command(reply))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)
    }
}

impl Inner {
    fn new(path: &Path, reader: Reader, sink: Sink, commands: mpsc::Sender<Command>) -> Self {
        let progress = Arc::new(watch::Sender::new(Progress::default()));
        Self {
            path: path.to_owned(),
            reader,
            sink: Arc::new(sink),
            commands,
            progress,
            written: Arc::default(),
            masks: Arc::default(),
            retention: Arc::default(),
        }
    }
}
