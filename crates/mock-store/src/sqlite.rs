//! The record as an SQLite file: one writer, several readers, in WAL mode.

mod backup; // an old file        -> a copy beside it
mod connect; // a path             -> connections
mod dialect; // conditions         -> this database's words
mod identify; // a file           -> whose it is
mod index; // words             -> where they stand, behind the writer
mod insert; // a batch            -> one transaction
mod keeper; // the writer's side
mod kinds; // what a list groups by -> a number
mod measure; // numbers            -> a few bytes, for statistics
mod open; // a path             -> a file that is certainly ours
mod prepare; // a file            -> one to write to, of the latest version
mod recover; // a damaged file     -> what of it can be read
mod retain; // old rows           -> gone
mod totals; // what the file holds

use std::path::{Path, PathBuf};

use sqlx::SqlitePool;

use crate::StoreError;

pub(crate) use connect::limit_size;
pub(crate) use identify::{Kind, identify, inspect};
pub(crate) use keeper::Keeper;
pub(crate) use open::{make_folder, open_with, view};

/// The reading side.
#[derive(Debug)]
pub(crate) struct Reader {
    path: PathBuf,
    pub(crate) pool: SqlitePool,
}

impl Reader {
    pub(crate) fn failed(&self, error: sqlx::Error) -> StoreError {
        suspected(StoreError::of(&self.path, error))
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A file that turns out to be damaged is checked whole when it is opened the next time: a note
/// beside it says so.
fn suspected(error: StoreError) -> StoreError {
    if let StoreError::Damaged(path) = &error {
        // Where it cannot be written, the next one finds out by itself.
        let _ = std::fs::write(suspicion(path), "");
    }
    error
}

fn suspicion(path: &Path) -> PathBuf {
    backup::beside(path, ".suspect")
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
