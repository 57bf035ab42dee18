//! Old rows -> gone, from every table in which they stand.
//!
//! The room of removed rows is used again: PostgreSQL's own vacuum sees to that. How much the
//! record takes is therefore counted from what stands in it, not from the size of its files.

use std::time::Duration;

use mock_core::ExchangeId;
use sqlx::{Connection as _, PgConnection};

use super::{
    kinds::{self, Change},
    signed, totals,
};
use crate::Retention;

/// Rows of one transaction, so that other writers never wait long.
const STEP: u64 = 1000;
/// Held while old rows are removed: one replica does it for all.
const LOCK: i64 = 0x5370_5774_0000_0002;
/// Attempts at clearing the record while others are at it.
const N_ATTEMPTS: u32 = 3;
/// A pause after each step leaves the server to those who write.
const REST: Duration = Duration::from_millis(5);

/// Removes the oldest exchanges beyond what is kept. Says how many.
/// While another replica does the same, there is nothing left to do.
pub(super) async fn prune(
    connection: &mut PgConnection,
    keep: Retention,
    now_us: i64,
) -> Result<u64, sqlx::Error> {
    let before = keep.age.map(|age| {
        let age_us = i64::try_from(age.as_micros()).unwrap_or(i64::MAX);
        ExchangeId::at(now_us.saturating_sub(age_us) / 1000, 0).0
    });
    let mut n_removed = 0;
    if let Some(before) = before {
        loop {
            let n_step = remove_oldest(connection, STEP, before).await?;
            n_removed += n_step;
            if n_step == 0 {
                break;
            }
        }
    }
    loop {
        let (rows, bytes) = totals::held(connection).await?;
        let excess = match bytes > keep.bytes {
            true => rows.min(STEP),
            false => rows.saturating_sub(keep.rows).min(STEP),
        };
        let n_step = match excess {
            0 => 0,
            _ => remove_oldest(connection, excess, i64::MAX).await?,
        };
        n_removed += n_step;
        if n_step == 0 {
            return Ok(n_removed);
        }
        tokio::time::sleep(REST).await;
    }
}

/// Removes so many of the oldest that are older than `before`.
///
/// One statement, so that what another writer adds in between is in all tables or in none.
const REMOVE: &str = "WITH oldest AS (SELECT id FROM exchanges WHERE id < $1 ORDER BY id LIMIT $2), \
     gone AS (DELETE FROM exchanges WHERE id IN (SELECT id FROM oldest) RETURNING id, kind, bytes), \
     _d AS (DELETE FROM details WHERE exchange IN (SELECT id FROM oldest)), \
     _m AS (DELETE FROM messages WHERE exchange IN (SELECT id FROM oldest)), \
     _w AS (DELETE FROM words WHERE exchange <= (SELECT max(id) FROM oldest)), \
     _u AS (DELETE FROM unindexed WHERE exchange IN (SELECT id FROM oldest)), \
     _s AS (DELETE FROM measures WHERE last <= (SELECT max(id) FROM oldest)) \
     SELECT kind, -count(*), -sum(bytes)::bigint FROM gone GROUP BY kind";

async fn remove_oldest(
    connection: &mut PgConnection,
    n_rows: u64,
    before: i64,
) -> Result<u64, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let mine: bool = sqlx::query_scalar("SELECT pg_try_advisory_xact_lock($1)")
        .bind(LOCK)
        .fetch_one(&mut *transaction)
        .await?;
    if !mine {
        return Ok(0);
    }
    let gone: Vec<(i64, i64, i64)> = sqlx::query_as(REMOVE)
        .bind(before)
        .bind(signed(n_rows))
        .fetch_all(&mut *transaction)
        .await?;
    let n_removed = gone.iter().map(|(_, n, _)| n.unsigned_abs()).sum();
    if n_removed > 0 {
        let changes = gone
            .into_iter()
            .map(|(kind, n, bytes)| (kind, Change { n, bytes }));
        kinds::count(&mut transaction, changes).await?;
        super::listen::notify(&mut transaction).await?;
    }
    transaction.commit().await?;
    Ok(n_removed)
}

/// Removes everything and gives the room back to the disk.
pub(super) async fn clear(connection: &mut PgConnection) -> Result<u64, sqlx::Error> {
    for _ in 0..N_ATTEMPTS {
        match try_clear(connection).await {
            // Somebody who reads took the tables in another order.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("40P01") => {}
            done => return done,
        }
    }
    try_clear(connection).await
}

async fn try_clear(connection: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    // In the order in which a writer takes them, so that both never wait for each other.
    sqlx::query("LOCK TABLE exchanges, details, messages, unindexed, words, measures, kinds, losses IN ACCESS EXCLUSIVE MODE")
        .execute(&mut *transaction)
        .await?;
    let (n_removed, _) = totals::held(&mut transaction).await?;
    sqlx::query("TRUNCATE exchanges, details, messages, unindexed, words, measures, losses")
        .execute(&mut *transaction)
        .await?;
    sqlx::query("UPDATE kinds SET n = 0, bytes = 0")
        .execute(&mut *transaction)
        .await?;
    super::listen::notify(&mut transaction).await?;
    transaction.commit().await?;
    Ok(n_removed)
}
