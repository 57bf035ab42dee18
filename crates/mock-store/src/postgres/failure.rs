//! What the server says -> what happened and what to do.

use std::path::Path;

use sqlx::{Error, migrate::MigrateError};

use crate::StoreError;

/// The error with its remedy. The codes are PostgreSQL's own:
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
pub(super) fn of(name: &Path, source: Error) -> StoreError {
    let path = name.to_owned();
    if is_away(&source) {
        return StoreError::Unreachable { path, source };
    }
    match code(&source).as_deref() {
        // No such database; no such user; wrong password.
        Some("3D000" | "28000" | "28P01") => StoreError::Unreachable { path, source },
        Some("42501" | "25006") => StoreError::ReadOnly(path),
        Some("53100" | "53200") => StoreError::Full(path),
        Some("55P03" | "57014" | "40P01" | "40001") => StoreError::Busy(path),
        Some("XX001" | "XX002") => StoreError::Damaged(path),
        _ => StoreError::Sql { path, source },
    }
}

/// Whether there is no server, or it has gone or is going: trying again later may help.
pub(super) fn is_away(error: &Error) -> bool {
    match error {
        Error::Io(_)
        | Error::Tls(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed => true,
        // After a broken connection, the library does not understand the rest of it.
        Error::Protocol(_) => true,
        _ => code(error).is_some_and(|code| {
            // Connections; too many of them; the server shuts down, starts or recovers.
            code.starts_with("08") || code == "53300" || code.starts_with("57P")
        }),
    }
}

fn code(error: &Error) -> Option<String> {
    match error {
        Error::Database(error) => error.code().map(|code| code.into_owned()),
        Error::Migrate(error) => match error.as_ref() {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => code(error),
            _ => None,
        },
        _ => None,
    }
}

/// The server took longer than we wait for anything.
pub(super) fn too_slow() -> Error {
    Error::Io(std::io::Error::new(
        std::io::ErrorKind::TimedOut,
        "the server does not answer",
    ))
}
