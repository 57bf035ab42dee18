//! How connections to a file are made.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use crate::priority;

const N_READERS: u32 = 4;
/// Rows that are read before somebody takes them.
const N_ROWS_AHEAD: usize = 500;

pub(super) fn connect_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(false)
        .thread_name(|n| format!("traffic-sqlite-{n}"))
}

pub(super) fn readers(connect: &SqliteConnectOptions) -> SqlitePool {
    let connect = connect
        .clone()
        .create_if_missing(false)
        // Between two threads, so that few turns are better.
        .row_buffer_size(N_ROWS_AHEAD)
        .pragma("query_only", "ON");
    SqlitePoolOptions::new()
        .max_connections(N_READERS)
        .connect_lazy_with(connect)
}

/// Connects on a thread that gives way: the thread that does the connection's work is started by
/// it and inherits that.
pub(super) async fn in_background(
    connect: SqliteConnectOptions,
) -> Result<SqliteConnection, sqlx::Error> {
    let runtime = tokio::runtime::Handle::current();
    let (reply, connected) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("traffic-connect".to_owned())
        .spawn(move || {
            priority::give_way();
            // Whoever asked may have gone.
            let _ = reply.send(runtime.block_on(connect.connect()));
        })
        .map_err(sqlx::Error::Io)?;
    connected.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
}

pub(crate) async fn limit_size(
    connection: &mut SqliteConnection,
    max_bytes: u64,
) -> Result<(), sqlx::Error> {
    let page: i64 = sqlx::query_scalar("PRAGMA page_size")
        .fetch_one(&mut *connection)
        .await?;
    let pages = i64::try_from(max_bytes).unwrap_or(i64::MAX) / page.max(1);
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "PRAGMA max_page_count = {pages}"
    )))
    .execute(connection)
    .await?;
    Ok(())
}
