//! Old rows -> gone, from every table in which they stand.

use mock_core::ExchangeId;
use sqlx::SqliteConnection;

use super::{kinds, signed, totals};
use crate::{Retention, transaction};

/// Rows of one transaction, so that another process never waits long.
const STEP: u64 = 1000;
/// Pages of the index of words that are merged after each of them.
const MERGED_PAGES: i64 = 2000;

/// Removes the oldest exchanges beyond what is kept. Says how many.
pub(crate) async fn prune(
    connection: &mut SqliteConnection,
    keep: Retention,
    now_us: i64,
) -> Result<u64, sqlx::Error> {
    let mut n_removed = 0;
    if let Some(age) = keep.age {
        let age_us = i64::try_from(age.as_micros()).unwrap_or(i64::MAX);
        let oldest = ExchangeId::at(now_us.saturating_sub(age_us) / 1000, 0);
        n_removed += remove_before(connection, oldest.0).await?;
    }
    loop {
        let total = totals::count(connection).await?;
        let used = totals::used_bytes(connection).await?;
        let excess = match used.checked_sub(keep.bytes).filter(|over| *over > 0) {
            Some(over) => share(total, over, used),
            None => total.saturating_sub(keep.rows),
        };
        if excess == 0 {
            return Ok(n_removed);
        }
        n_removed += remove_oldest(connection, excess.min(STEP), i64::MAX).await?;
        forget_words(connection).await?;
    }
}

/// Half of the rows that, were all of one size, would make up what is too much: the oldest may be
/// larger than the others, and whatever fits is to stay. At least one, while there are any.
fn share(total: u64, over: u64, used: u64) -> u64 {
    let rows = u128::from(total) * u128::from(over) / u128::from(used.max(1)) / 2;
    u64::try_from(rows).unwrap_or(total).max(1).min(total)
}

/// Words of what was removed take room in the index until its parts are merged; otherwise more
/// rows would have to go for it.
async fn forget_words(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO words (words, rank) VALUES ('merge', ?)")
        .bind(-MERGED_PAGES)
        .execute(connection)
        .await?;
    Ok(())
}

async fn remove_before(connection: &mut SqliteConnection, id: i64) -> Result<u64, sqlx::Error> {
    let mut n_removed = 0;
    loop {
        let n_step = remove_oldest(connection, STEP, id).await?;
        n_removed += n_step;
        if n_step < STEP {
            return Ok(n_removed);
        }
    }
}

/// Removes so many of the oldest that are older than `before`.
async fn remove_oldest(
    connection: &mut SqliteConnection,
    n_rows: u64,
    before: i64,
) -> Result<u64, sqlx::Error> {
    transaction::begin(connection).await?;
    let outcome = delete_oldest(connection, n_rows, before).await;
    transaction::finish(connection, outcome).await
}

async fn delete_oldest(
    connection: &mut SqliteConnection,
    n_rows: u64,
    before: i64,
) -> Result<u64, sqlx::Error> {
    let oldest = "SELECT max(id) FROM (SELECT id FROM exchanges WHERE id < ? ORDER BY id LIMIT ?)";
    let last: Option<i64> = sqlx::query_scalar(oldest)
        .bind(before)
        .bind(signed(n_rows))
        .fetch_one(&mut *connection)
        .await?;
    let Some(last) = last else { return Ok(0) };
    let gone: Vec<(i64, i64)> =
        sqlx::query_as("SELECT kind, -count(*) FROM exchanges WHERE id <= ? GROUP BY kind")
            .bind(last)
            .fetch_all(&mut *connection)
            .await?;
    kinds::count(connection, &gone).await?;
    let mut n_removed = 0;
    for statement in [
        // What is not in the index cannot be taken out of it.
        "DELETE FROM words WHERE rowid IN (SELECT id FROM exchanges WHERE id <= ?1 \
         AND id NOT IN (SELECT exchange FROM unindexed WHERE exchange <= ?1))",
        "DELETE FROM unindexed WHERE exchange <= ?",
        "DELETE FROM body_parts WHERE exchange <= ?",
        "DELETE FROM messages WHERE exchange <= ?",
        "DELETE FROM bodies WHERE exchange <= ?",
        "DELETE FROM details WHERE exchange <= ?",
        "DELETE FROM measures WHERE last <= ?",
        "DELETE FROM exchanges WHERE id <= ?",
    ] {
        let done = sqlx::query(statement)
            .bind(last)
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
        "INSERT INTO words (words) VALUES ('delete-all')",
        "DELETE FROM unindexed",
        "DELETE FROM body_parts",
        "DELETE FROM messages",
        "DELETE FROM bodies",
        "DELETE FROM details",
        "DELETE FROM losses",
        "DELETE FROM measures",
        "UPDATE kinds SET n = 0",
        "DELETE FROM exchanges",
    ] {
        n_removed = sqlx::query(statement)
            .execute(&mut *connection)
            .await?
            .rows_affected();
    }
    Ok(n_removed)
}

/// Gives up to 2000 pages back, so that whoever writes next never waits long.
pub(crate) async fn shrink_some(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let n_free: i64 = sqlx::query_scalar("PRAGMA freelist_count")
        .fetch_one(&mut *connection)
        .await?;
    if n_free > 0 {
        for statement in [
            "PRAGMA incremental_vacuum(2000)",
            "PRAGMA wal_checkpoint(PASSIVE)",
        ] {
            sqlx::query(statement).execute(&mut *connection).await?;
        }
    }
    Ok(())
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
