//! A file -> whose it is, and whether it is whole.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _},
    path::Path,
};

use sqlx::{Connection as _, SqliteConnection};

use crate::{
    StoreError,
    error::{Cause, cause},
};

const MAGIC: &[u8] = b"SQLite format 3\0";
/// Up to this size the whole file is checked when it is opened; a larger one when a query has
/// found it damaged.
const CHECKED_BYTES: u64 = 8 * 1024 * 1024;

/// What tells one kind of our files from others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// SQLite's `application_id`.
    pub(crate) application: i64,
    /// The latest `user_version`.
    pub(crate) version: i64,
}

/// What can be told before SQLite touches the file. False when there is none, or an empty one.
pub(crate) fn inspect(path: &Path) -> Result<bool, StoreError> {
    let unreadable = |source| StoreError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(unreadable(error)),
    };
    if meta.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    }
    let mut beginning = Vec::new();
    let mut file = File::open(path)
        .map_err(unreadable)?
        .take(MAGIC.len() as u64);
    file.read_to_end(&mut beginning).map_err(unreadable)?;
    if !beginning.is_empty() && beginning != MAGIC {
        return Err(StoreError::NotADatabase(path.to_owned()));
    }
    Ok(!beginning.is_empty())
}

/// Tells whose database it is. 0 is a new one.
///
/// One moment is looked at: another process may just be making the record.
pub(crate) async fn identify(
    path: &Path,
    connection: &mut SqliteConnection,
    kind: Kind,
) -> Result<i64, StoreError> {
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    let mut moment = connection.begin().await.map_err(failed)?;
    let found = identify_now(path, &mut moment, kind).await;
    moment.rollback().await.map_err(failed)?;
    found
}

async fn identify_now(
    path: &Path,
    connection: &mut SqliteConnection,
    kind: Kind,
) -> Result<i64, StoreError> {
    let number = |error: sqlx::Error| match cause(&error) {
        Cause::NotADatabase => StoreError::Damaged(path.to_owned()),
        _ => StoreError::of(path, error),
    };
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await
        .map_err(number)?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await
        .map_err(number)?;
    // By the table, not by the name: the index of `_sqlx_migrations` begins with `sqlite_`, and
    // another process may have come no further than that.
    let n_tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(number)?;
    match (application, version) {
        (application, version) if application == kind.application && version > kind.version => {
            Err(StoreError::Newer {
                path: path.to_owned(),
                version,
                known: kind.version,
            })
        }
        (application, version) if application == kind.application => {
            check(path, connection).await.map(|()| version)
        }
        (0, 0) if n_tables == 0 => Ok(0),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// Reads the whole file once where that is quick.
async fn check(path: &Path, connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged(path.to_owned());
    let suspicion = super::suspicion(path);
    let is_large = fs::metadata(path).is_ok_and(|meta| meta.len() > CHECKED_BYTES);
    if is_large && !suspicion.exists() {
        return Ok(());
    }
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await
        .map_err(|_| damaged())?;
    if verdict == "ok" {
        let _ = fs::remove_file(suspicion);
        Ok(())
    } else {
        Err(damaged())
    }
}
