//! Changes -> transactions, several requests in one where they come at once.
//!
//! A disk that fails stops nobody: changes wait in memory and are tried again, in order.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use mock_core::StateChange;
use sqlx::{Connection as _, SqliteConnection};
use tokio::{sync::mpsc, time::sleep};

use super::{Handed, StateHealth, lock, write};
use crate::StoreError;

/// Requests whose changes are written together at most.
const BATCH: usize = 500;
/// How long a disk that failed is left alone while nothing new comes.
const RETRY: Duration = Duration::from_secs(1);
/// Changes that wait for the disk to come back; further ones are counted and given up.
const MAX_UNSAVED: usize = 100_000;

pub(super) struct Writer {
    path: PathBuf,
    connection: SqliteConnection,
    handed: mpsc::UnboundedReceiver<Handed>,
    health: Arc<Mutex<StateHealth>>,
    unsaved: Vec<StateChange>,
}

impl Writer {
    pub(super) fn new(
        path: &Path,
        connection: SqliteConnection,
        handed: mpsc::UnboundedReceiver<Handed>,
        health: Arc<Mutex<StateHealth>>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            connection,
            handed,
            health,
            unsaved: Vec::new(),
        }
    }

    /// Writes until nobody can hand over any more.
    pub(super) async fn run(mut self) {
        let mut batch = Vec::new();
        loop {
            let n_new = tokio::select! {
                n_new = self.handed.recv_many(&mut batch, BATCH) => n_new,
                () = sleep(RETRY), if !self.unsaved.is_empty() => {
                    self.write().await;
                    continue;
                }
            };
            if n_new == 0 {
                break;
            }
            let waiting = self.take(&mut batch);
            self.write().await;
            for one in waiting {
                // Whoever waited may have gone.
                let _ = one.send(());
            }
        }
        if !self.unsaved.is_empty() {
            self.write().await;
        }
        // The file is consistent without it; closing in order also removes the -wal file.
        let _ = self.connection.close().await;
    }

    fn take(&mut self, batch: &mut Vec<Handed>) -> Vec<tokio::sync::oneshot::Sender<()>> {
        let mut waiting = Vec::with_capacity(batch.len());
        for handed in batch.drain(..) {
            waiting.push(handed.safe);
            for change in handed.changes {
                self.push(change);
            }
        }
        waiting
    }

    fn push(&mut self, change: StateChange) {
        if matches!(change, StateChange::Reset) {
            // What came before does not matter any more.
            self.unsaved.clear();
        }
        if self.unsaved.len() < MAX_UNSAVED {
            self.unsaved.push(change);
        } else {
            lock(&self.health).lost += 1;
        }
    }

    async fn write(&mut self) {
        let written = write::changes(&mut self.connection, &self.unsaved).await;
        let mut health = lock(&self.health);
        match written {
            Ok(()) => {
                self.unsaved.clear();
                health.unsaved = 0;
            }
            Err(error) => {
                health.unsaved = self.unsaved.len() as u64;
                health.reason = Some(StoreError::of(&self.path, error).to_string());
            }
        }
    }
}
