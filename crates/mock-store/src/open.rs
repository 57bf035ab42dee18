//! From the name of a place to a store.

use std::{path::Path, time::Duration};

use crate::{Masks, QueueLimits, Store, StoreError, postgres, sqlite};

/// How much is kept. Beyond it the oldest exchanges go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Exchanges.
    pub rows: u64,
    /// Bytes of the database: bodies and the index of words included.
    pub bytes: u64,
    /// No exchange is older. `None` keeps them however old they are.
    pub age: Option<Duration>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            rows: 100_000,
            bytes: 1024 * 1024 * 1024,
            age: None,
        }
    }
}

/// How a store behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// How much is kept.
    pub retention: Retention,
    /// How much may wait to be written.
    pub queue: QueueLimits,
    /// The file never grows beyond this; what no longer fits is lost and counted.
    pub max_bytes: Option<u64>,
    /// What is secret besides what is known by name.
    pub masks: Masks,
    /// Bytes kept of each body; of a longer one the beginning is kept, and its true length.
    pub body_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            retention: Retention::default(),
            queue: QueueLimits::default(),
            max_bytes: None,
            masks: Masks::default(),
            body_bytes: 16 * 1024 * 1024,
        }
    }
}

/// Opens the record for writing; makes it, and its folder, where there is none.
///
/// `postgres://USER@HOST/DATABASE` names a PostgreSQL database instead of a file; in it, all
/// tables stand in the schema `specwright`.
///
/// # Errors
/// [`StoreError`] says what is in the way; a file that is not ours is never changed.
pub async fn open(path: &Path) -> Result<Store, StoreError> {
    open_with(path, Options::default()).await
}

/// Opens the record for writing, with options.
///
/// A record of an older version is copied to `….v1.bak` beside it (in PostgreSQL to the schema
/// `specwright_v1`), then brought up to date.
///
/// # Errors
/// As [`open`].
pub async fn open_with(path: &Path, options: Options) -> Result<Store, StoreError> {
    if postgres::is_address(path) {
        return postgres::open_with(path, options).await;
    }
    sqlite::open_with(path, options).await
}

/// Opens an existing record for reading only: nothing is made or removed, and only a record of an
/// older version is changed, to bring it up to date.
///
/// # Errors
/// [`StoreError::Missing`] where there is no file; otherwise as [`open`].
pub async fn view(path: &Path) -> Result<Store, StoreError> {
    if postgres::is_address(path) {
        return postgres::view(path).await;
    }
    sqlite::view(path).await
}
