//! Why something cannot be done with a record.

use std::{
    io,
    path::{Path, PathBuf},
};

use mock_learn::forms::FormError;
use mock_store::{FilterError, StoreError};

/// Why something cannot be done with a record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrafficFailure {
    /// The store cannot be opened, read or changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The filter cannot be understood.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// The id is not one.
    #[error("`{0}` is no exchange id; `specwright traffic list` shows them")]
    BadId(String),
    /// No exchange has this id.
    #[error("there is no exchange {0} in this record; it may have been pruned")]
    Gone(String),
    /// What was asked for makes no sense; the text says why, and what would.
    #[error("{0}")]
    Wrong(String),
    /// A file cannot be read or written.
    #[error("{path} cannot be {verb}: {error}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// `read` or `written`.
        verb: &'static str,
        /// What the system says.
        error: io::Error,
    },
    /// A file is not what it should be; what came before the fault was taken.
    #[error("{path}: {error}", path = path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: FormError,
    },
    /// Standard output, or the program's end.
    #[error("the answer cannot be written: {0}")]
    Io(#[from] io::Error),
}

impl TrafficFailure {
    pub(super) fn file(verb: &'static str, path: &Path, error: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            verb,
            error,
        }
    }

    /// Of a write whose steps may have failed for reasons of their own.
    pub(super) fn of_io(path: &Path, error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(own) => own,
            Err(error) => Self::file("written", path, error),
        }
    }
}
