//! The handle that everybody holds.

mod begin; // options -> a store, with its writer
mod health; // how recording goes

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{mpsc, oneshot, watch};

use crate::{Masks, Retention, Sink, StoreError, backend::Reader, writer::Command};

pub(crate) use health::Written;
pub use health::{Health, Progress, Recovered, WriteFailure};

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

impl Store {
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
    /// exchanges, or after ten seconds.
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
