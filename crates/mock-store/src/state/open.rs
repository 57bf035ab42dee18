//! From a path to a state, and a file that is ours alone while we run.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use mock_core::State;
use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
};
use tokio::sync::mpsc;

use super::{OpenedState, StateFile, StateFileError, error::Obstacle, read, writer};
use crate::{
    StoreError,
    aside::set_aside,
    sqlite::{Kind, identify, inspect, limit_size, make_folder},
    transaction,
};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/state");
/// `SpWs`, as the first migration writes it, and what the last one writes.
const KIND: Kind = Kind {
    application: 1_399_871_347,
    version: 1,
};
/// A process that was just told to end may still hold the file for a moment.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens a state; makes the file, and its folder, where there is none.
///
/// # Errors
/// [`StateFileError`] says what is in the way; a file that is not ours is never changed.
pub async fn open_state(path: &Path) -> Result<OpenedState, StateFileError> {
    open_state_with(path, None).await
}

/// Opens a state in a file that never grows beyond so many bytes.
///
/// # Errors
/// As [`open_state`].
pub async fn open_state_with(
    path: &Path,
    max_bytes: Option<u64>,
) -> Result<OpenedState, StateFileError> {
    match try_open(path, max_bytes).await {
        Ok((state, connection)) => Ok(opened(path, state, connection, None)),
        Err(Obstacle::Other(error)) => Err(error),
        Err(Obstacle::Damaged) => {
            let aside = set_aside(path).map_err(|source| damaged(path, source))?;
            let (state, connection) =
                try_open(path, max_bytes)
                    .await
                    .map_err(|obstacle| match obstacle {
                        Obstacle::Other(error) => error,
                        Obstacle::Damaged => damaged(path, io::ErrorKind::InvalidData.into()),
                    })?;
            Ok(opened(path, state, connection, Some(aside)))
        }
    }
}

fn damaged(path: &Path, source: io::Error) -> StateFileError {
    StateFileError::Damaged {
        path: path.to_owned(),
        source,
    }
}

fn opened(
    path: &Path,
    state: State,
    connection: SqliteConnection,
    set_aside: Option<PathBuf>,
) -> OpenedState {
    let (sender, changes) = mpsc::unbounded_channel();
    let health = Arc::default();
    let writer = writer::Writer::new(path, connection, changes, Arc::clone(&health));
    let file = StateFile {
        changes: Mutex::new(Some(sender)),
        health,
        writing: Mutex::new(Some(tokio::spawn(writer.run()))),
    };
    OpenedState {
        state,
        file: Arc::new(file),
        set_aside,
    }
}

async fn try_open(
    path: &Path,
    max_bytes: Option<u64>,
) -> Result<(State, SqliteConnection), Obstacle> {
    make_folder(path)?;
    inspect(path)?;
    // The superuser may write all the same; whoever protected the file did not mean that.
    if fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly()) {
        return Err(Obstacle::Other(StateFileError::ReadOnly(path.to_owned())));
    }
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    let connect = connect_options(path);
    // Looking must not change a file of others, so that nothing is switched on before.
    let mut looking = connect.connect().await.map_err(failed)?;
    identify(path, &mut looking, KIND).await?;
    looking.close().await.map_err(failed)?;
    let mut connection = alone(path, &connect).await?;
    MIGRATIONS
        .run_direct(None, &mut connection, false)
        .await
        .map_err(|error| failed(sqlx::Error::Migrate(Box::new(error))))?;
    if let Some(max_bytes) = max_bytes {
        limit_size(&mut connection, max_bytes)
            .await
            .map_err(failed)?;
    }
    let state = read::state(path, &mut connection).await?;
    Ok((state, connection))
}

fn connect_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .busy_timeout(PATIENCE)
        .thread_name(|n| format!("state-sqlite-{n}"))
}

/// A connection that keeps everybody else out until it is closed, or its process is gone.
///
/// What is written is safe when the process is killed; a power cut may take the last moments.
async fn alone(
    path: &Path,
    connect: &SqliteConnectOptions,
) -> Result<SqliteConnection, StoreError> {
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    let connect = connect
        .clone()
        .locking_mode(SqliteLockingMode::Exclusive)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .pragma("journal_size_limit", "67108864");
    let mut connection = connect.connect().await.map_err(failed)?;
    // The lock is taken with the first transaction that may write.
    let begun = transaction::begin(&mut connection).await;
    transaction::finish(&mut connection, begun)
        .await
        .map_err(failed)?;
    Ok(connection)
}
