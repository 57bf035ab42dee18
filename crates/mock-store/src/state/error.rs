//! Why there is no state file, each with its remedy.

use std::{io, path::PathBuf};

use crate::StoreError;

/// Why a state file could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StateFileError {
    /// The path leads to a directory.
    #[error("{} is a directory; name a file in it, such as {}", .0.display(), .0.join("state.sqlite").display())]
    Directory(PathBuf),
    /// The folder for the file cannot be made, or the file cannot be opened.
    #[error("{} cannot be opened: {source}; choose another file for the state, or memory", .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Something else than the state of a mock.
    #[error("{} is not the state of a mock; choose another file, nothing was changed", .0.display())]
    Foreign(PathBuf),
    /// Written by a later version of this program.
    #[error("{} was written by a newer Specwright (state version {version}, this one knows {known}); update Specwright or choose another file", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// Another process holds it.
    #[error("{} is in use by another mock; each mock needs a state file of its own", .0.display())]
    InUse(PathBuf),
    /// The file or its folder may not be written.
    #[error("{} may not be written; make it writable, choose another file, or memory", .0.display())]
    ReadOnly(PathBuf),
    /// No room for even an empty state.
    #[error("there is no room left for {}; free some space, or use memory", .0.display())]
    Full(PathBuf),
    /// The file is damaged, and cannot be moved out of the way.
    #[error("{} is damaged and cannot be set aside: {source}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Anything else that SQLite says.
    #[error("{}: {source}", .path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: sqlx::Error,
    },
}

/// What opening led to besides a state: a reason, or a file to be set aside.
#[derive(Debug)]
pub(super) enum Obstacle {
    Damaged,
    Other(StateFileError),
}

impl From<StoreError> for Obstacle {
    fn from(error: StoreError) -> Self {
        Self::Other(match error {
            StoreError::Damaged(_) => return Self::Damaged,
            StoreError::Directory(path) => StateFileError::Directory(path),
            StoreError::Folder { path, source } | StoreError::Unreadable { path, source } => {
                StateFileError::Unreadable { path, source }
            }
            StoreError::NotADatabase(path) | StoreError::Foreign(path) => {
                StateFileError::Foreign(path)
            }
            StoreError::Newer {
                path,
                version,
                known,
            } => StateFileError::Newer {
                path,
                version,
                known,
            },
            StoreError::ReadOnly(path) => StateFileError::ReadOnly(path),
            StoreError::Busy(path) => StateFileError::InUse(path),
            StoreError::Full(path) => StateFileError::Full(path),
            StoreError::Sql { path, source }
            | StoreError::BadAddress { path, source }
            | StoreError::Unreachable { path, source } => StateFileError::Sql { path, source },
            StoreError::Missing(path) | StoreError::Vanished(path) => StateFileError::Unreadable {
                path,
                source: io::ErrorKind::NotFound.into(),
            },
            StoreError::Closed => StateFileError::Unreadable {
                path: PathBuf::new(),
                source: io::ErrorKind::BrokenPipe.into(),
            },
        })
    }
}
