//! The writer's side of an SQLite file.

use std::path::{Path, PathBuf};

use sqlx::{Connection as _, Sqlite, SqliteConnection};

use super::{insert::Statements, kinds::Kinds, retain, suspected};
use crate::{Progress, Retention, StoreError, ask, backend::Lost, prepare::Prepared, transaction};

/// The one connection that writes.
#[derive(Debug)]
pub(crate) struct Keeper {
    pub(super) path: PathBuf,
    pub(super) connection: SqliteConnection,
    pub(super) statements: Statements,
    pub(super) kinds: Kinds,
    data_version: i64,
}

impl Keeper {
    pub(crate) fn new(path: &Path, connection: SqliteConnection) -> Self {
        Self {
            path: path.to_owned(),
            connection,
            statements: Statements::new(),
            kinds: Kinds::default(),
            data_version: 0,
        }
    }

    /// Writes the batch and the losses, or nothing. Says how many exchanges are new.
    pub(crate) async fn write(
        &mut self,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, StoreError> {
        // The system lets a removed file grow until nobody has it open, and then it is gone.
        if !self.path.exists() {
            return Err(StoreError::Vanished(self.path.clone()));
        }
        transaction::begin(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))?;
        let outcome = self.write_rows(batch, lost).await;
        let outcome = transaction::finish(&mut self.connection, outcome).await;
        outcome.map_err(|error| {
            self.kinds.forget();
            suspected(StoreError::of(&self.path, error))
        })
    }

    pub(crate) async fn progress(&mut self) -> Result<Progress, StoreError> {
        ask::progress::<Sqlite>(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }

    /// Whether another process has changed the record since this was asked last.
    pub(crate) async fn changed_by_others(&mut self) -> bool {
        let version = sqlx::query_scalar("PRAGMA data_version")
            .fetch_one(&mut self.connection)
            .await;
        let changed = version.as_ref().is_ok_and(|now| *now != self.data_version);
        self.data_version = version.unwrap_or(self.data_version);
        changed
    }

    pub(crate) async fn clear(&mut self) -> Result<u64, StoreError> {
        retain::clear(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }

    /// Gives some of the room that is not used any more back to the disk: 8 MB at a time.
    pub(crate) async fn tidy(&mut self) -> Result<(), StoreError> {
        retain::shrink_some(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }

    /// Gives all of the room that is not used any more back to the disk.
    pub(crate) async fn give_back(&mut self) -> Result<(), StoreError> {
        retain::shrink(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }

    pub(crate) async fn prune(&mut self, keep: Retention, now_us: i64) -> Result<u64, StoreError> {
        retain::prune(&mut self.connection, keep, now_us)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }

    /// The file is consistent without it; closing in order also removes the -wal file.
    pub(crate) async fn close(self) {
        let _ = self.connection.close().await;
    }
}
