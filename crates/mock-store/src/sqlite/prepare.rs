//! A file -> a connection that writes to it, after old versions were brought up to date.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions as _, SqliteConnection,
    migrate::Migrator,
    sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use super::{
    backup,
    connect::in_background,
    identify::{Kind, identify},
    measure,
    open::close,
};
use crate::StoreError;

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// `SpWt`, as the first migration writes it, and what the last one writes.
pub(super) const TRAFFIC: Kind = Kind {
    application: 1_399_871_348,
    version: 2,
};
/// Two processes that open a new file at once get in each other's way, but not for long.
const N_ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);
/// Of a new file. Exchanges of two kilobytes leave less of a page empty than with the usual
/// four, and fewer pages are written twice.
const PAGE_BYTES: u32 = 8192;

/// Checks, then migrates. Repeated while another process does the same.
pub(super) async fn prepare(
    path: &Path,
    connect: &SqliteConnectOptions,
) -> Result<SqliteConnection, StoreError> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        match try_prepare(path, connect).await {
            Err(StoreError::Busy(_) | StoreError::Sql { .. }) if attempt < N_ATTEMPTS => {
                tokio::time::sleep(PAUSE).await
            }
            done => return done,
        }
    }
}

async fn try_prepare(
    path: &Path,
    connect: &SqliteConnectOptions,
) -> Result<SqliteConnection, StoreError> {
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    // Looking must not change a file of others, so that nothing is switched on before.
    let mut looking = connect.connect().await.map_err(failed)?;
    let identified = match identify(path, &mut looking, TRAFFIC).await {
        Ok(version) if version != 0 && version < TRAFFIC.version => {
            backup::make(path, &mut looking, version).await
        }
        identified => identified.map(drop),
    };
    close(path, looking).await?;
    identified?;
    let connect = connect
        .clone()
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .page_size(PAGE_BYTES)
        .pragma("journal_size_limit", "67108864");
    let mut connection = in_background(connect).await.map_err(failed)?;
    // `run` would borrow in a way that binds this future to one thread.
    MIGRATIONS
        .run_direct(None, &mut connection, false)
        .await
        .map_err(|error| failed(sqlx::Error::Migrate(Box::new(error))))?;
    measure::fill(&mut connection).await.map_err(failed)?;
    Ok(connection)
}
