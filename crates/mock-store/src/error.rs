//! What can go wrong with a store, each with its remedy.

use std::{io, path::PathBuf};

/// Why a store could not be opened, read or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The path leads to a directory.
    #[error("{} is a directory; name a file in it, such as {}", .0.display(), .0.join("traffic.sqlite").display())]
    Directory(PathBuf),
    /// There is no such file, and only reading was asked for.
    #[error("{} does not exist; it comes into being when a mock records into it", .0.display())]
    Missing(PathBuf),
    /// The file was there and is gone; what is written now would go with it.
    #[error("{} was removed while it was recorded into; start again to begin a new record", .0.display())]
    Vanished(PathBuf),
    /// The folder for the file cannot be made.
    #[error("the folder {} cannot be made: {source}; choose another place for the record", .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file cannot be opened at all.
    #[error("{} cannot be opened: {source}; check who may read and write it", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is something else than an SQLite database.
    #[error("{} is not a traffic record (it is no SQLite database); choose another file, nothing was changed", .0.display())]
    NotADatabase(PathBuf),
    /// An SQLite database, but of another program.
    #[error("{} is the database of another program; choose another file, nothing was changed", .0.display())]
    Foreign(PathBuf),
    /// Written by a later version of this program.
    #[error("{} was written by a newer Specwright (record version {version}, this one knows {known}); update Specwright or choose another file", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// The database is broken inside.
    #[error("{} is damaged; record into it once and it is set aside, and what can be read of it is kept in a new one", .0.display())]
    Damaged(PathBuf),
    /// The file or its folder may not be written.
    #[error("{} may not be written; make it writable or choose another file", .0.display())]
    ReadOnly(PathBuf),
    /// Somebody else holds the file for too long.
    #[error("{} is locked by another program; close that program, or try again", .0.display())]
    Busy(PathBuf),
    /// The disk, or the share of it that the record may have, is full.
    #[error("there is no room left for {}; free some space or remove old traffic", .0.display())]
    Full(PathBuf),
    /// The text is no address of a database server.
    #[error("{} is no address of a PostgreSQL database: {source}; write postgres://USER@HOST/DATABASE", .path.display())]
    BadAddress {
        /// The address, without its password.
        path: PathBuf,
        /// What is wrong with it.
        source: sqlx::Error,
    },
    /// The database server does not answer, or does not let us in.
    #[error("{} cannot be reached: {source}; check that the server runs, and the name, user and password", .path.display())]
    Unreachable {
        /// The address, without its password.
        path: PathBuf,
        /// What the server or the network says.
        source: sqlx::Error,
    },
    /// The writer has ended; the store was closed.
    #[error("the traffic record is closed")]
    Closed,
    /// Anything else that SQLite says.
    #[error("{}: {source}", .path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: sqlx::Error,
    },
}

/// The classes of SQLite's result codes that we tell apart: <https://www.sqlite.org/rescode.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    Busy,
    ReadOnly,
    Damaged,
    Full,
    CannotOpen,
    NotADatabase,
    Other,
}

pub(crate) fn cause(error: &sqlx::Error) -> Cause {
    let code = match error {
        sqlx::Error::Database(error) => error.code().and_then(|code| code.parse::<i32>().ok()),
        sqlx::Error::Migrate(error) => match error.as_ref() {
            sqlx::migrate::MigrateError::Execute(error)
            | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => {
                return cause(error);
            }
            _ => None,
        },
        _ => None,
    };
    // The lower byte is the primary code.
    match code.map(|code| code & 0xFF) {
        Some(5 | 6) => Cause::Busy,
        Some(8) => Cause::ReadOnly,
        Some(11) => Cause::Damaged,
        Some(13) => Cause::Full,
        Some(14) => Cause::CannotOpen,
        Some(26) => Cause::NotADatabase,
        _ => Cause::Other,
    }
}

impl StoreError {
    pub(crate) fn of(path: &std::path::Path, source: sqlx::Error) -> Self {
        let path = path.to_owned();
        match cause(&source) {
            Cause::Busy => Self::Busy(path),
            Cause::ReadOnly => Self::ReadOnly(path),
            Cause::Damaged => Self::Damaged(path),
            Cause::Full => Self::Full(path),
            Cause::NotADatabase => Self::NotADatabase(path),
            Cause::CannotOpen => Self::Unreadable {
                path,
                source: io::Error::other(source),
            },
            Cause::Other => Self::Sql { path, source },
        }
    }
}
