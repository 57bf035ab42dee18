//! Old rows -> gone.

use mock_core::ExchangeId;
use sqlx::SqliteConnection;

use crate::{Retention, transaction};

/// Rows of one transaction, so that another process never waits long.
const STEP: u64 = 1000;

/// Removes the oldest exchanges beyond what is kept. Says how many.
pub(crate) async fn prune(
    connection: &mut SqliteConnection,
    keep: Retention,
) -> Result<u64, sqlx::Error> {
    let mut n_removed = 0;
    loop {
        let total = count(connection).await?;
        let too_big = used_bytes(connection).await? > keep.bytes;
        let excess = if too_big {
            total.min(STEP)
        } else {
            total.saturating_sub(keep.rows).min(STEP)
        };
        if excess == 0 {
            return Ok(n_removed);
        }
        n_removed += remove_oldest(connection, excess).await?;
    }
}

async fn remove_oldest(connection: &mut SqliteConnection, n_rows: u64) -> Result<u64, sqlx::Error> {
    transaction::begin(connection).await?;
    let outcome = delete_oldest(connection, n_rows).await;
    transaction::finish(connection, outcome).await
}

async fn delete_oldest(connection: &mut SqliteConnection, n_rows: u64) -> Result<u64, sqlx::Error> {
    let oldest = "SELECT max(id) FROM (SELECT id FROM exchanges ORDER BY id LIMIT ?)";
    let last: Option<i64> = sqlx::query_scalar(oldest)
        .bind(i64::try_from(n_rows).unwrap_or(i64::MAX))
        .fetch_one(&mut *connection)
        .await?;
    let mut n_removed = 0;
    for statement in [
        "DELETE FROM bodies WHERE exchange <= ?",
        "DELETE FROM details WHERE exchange <= ?",
        "DELETE FROM exchanges WHERE id <= ?",
    ] {
        let done = sqlx::query(statement)
            .bind(last.unwrap_or(-1))
            .execute(&mut *connection)
            .await?;
        n_removed = done.rows_affected();
    }
    Ok(n_removed)
}

/// Removes everything and gives the room back to the disk.
pub(crate) async fn clear(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    transaction::begin(connection).await?;
    let outcome = delete_all(connection).await;
    let n_removed = transaction::finish(connection, outcome).await?;
    shrink(connection).await?;
    Ok(n_removed)
}

async fn delete_all(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let mut n_removed = 0;
    for statement in [
        "DELETE FROM bodies",
        "DELETE FROM details",
        "DELETE FROM losses",
        "DELETE FROM exchanges",
    ] {
        n_removed = sqlx::query(statement)
            .execute(&mut *connection)
            .await?
            .rows_affected();
    }
    Ok(n_removed)
}

pub(crate) async fn shrink(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA incremental_vacuum")
        .execute(&mut *connection)
        .await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(&mut *connection)
        .await?;
    Ok(())
}

pub(crate) async fn count(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let n_rows: i64 = sqlx::query_scalar("SELECT count(*) FROM exchanges")
        .fetch_one(connection)
        .await?;
    Ok(n_rows.unsigned_abs())
}

pub(crate) async fn last_id(
    connection: &mut SqliteConnection,
) -> Result<Option<ExchangeId>, sqlx::Error> {
    let id: Option<i64> = sqlx::query_scalar("SELECT max(id) FROM exchanges")
        .fetch_one(connection)
        .await?;
    Ok(id.map(ExchangeId))
}

/// Rows and bodies that are lost for good, over all runs.
pub(crate) async fn lost(connection: &mut SqliteConnection) -> Result<(u64, u64), sqlx::Error> {
    let (rows, bodies): (i64, i64) =
        sqlx::query_as("SELECT coalesce(sum(n_rows), 0), coalesce(sum(n_bodies), 0) FROM losses")
            .fetch_one(connection)
            .await?;
    Ok((rows.unsigned_abs(), bodies.unsigned_abs()))
}

async fn used_bytes(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let (pages, free, size): (i64, i64, i64) = sqlx::query_as(
        "SELECT page_count, freelist_count, page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    )
    .fetch_one(connection)
    .await?;
    Ok(pages
        .saturating_sub(free)
        .saturating_mul(size)
        .unsigned_abs())
}
