//! A damaged record that was set aside -> its rows in a new one, as far as they can be read.
//!
//! Rows are copied from one file to the other in order of time. Where a page cannot be read, what
//! lies behind is looked for at growing distances, then backwards to the damage.

use std::path::Path;

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::{measure, signed};
use crate::transaction;

/// Exchanges that are copied at once.
const STEP: i64 = 500;
/// One millisecond as a distance of ids.
const MILLISECOND: i64 = 1 << 20;
/// What belongs to an exchange, and the column that names it.
const TABLES: [(&str, &str); 5] = [
    ("exchanges", "id"),
    ("details", "exchange"),
    ("bodies", "exchange"),
    ("body_parts", "exchange"),
    ("messages", "exchange"),
];

/// Copies what can be read. Says how many exchanges, and how many there were at least.
pub(super) async fn recover(
    connection: &mut SqliteConnection,
    aside: &Path,
) -> Result<(u64, u64), sqlx::Error> {
    // Lets SQLite look into a file that is shorter than it says.
    sqlx::query("PRAGMA writable_schema = ON")
        .execute(&mut *connection)
        .await?;
    // What cannot be read is not copied: an error says only that there is no more.
    let attached = sqlx::query("ATTACH ? AS old")
        .bind(read_only(aside))
        .execute(&mut *connection)
        .await;
    if attached.is_err() {
        return Ok((0, 0));
    }
    let n_before = match copy_kinds(connection).await {
        Ok(n_before) => {
            copy_rows(connection).await;
            n_before
        }
        Err(_) => 0,
    };
    let _ = sqlx::query("DETACH old").execute(&mut *connection).await;
    sqlx::query("PRAGMA writable_schema = OFF")
        .execute(&mut *connection)
        .await?;
    finish(connection, n_before).await
}

/// The file as SQLite opens it without ever changing it (sqlite.org/uri.html).
fn read_only(file: &Path) -> String {
    let path = percent_encoding::utf8_percent_encode(
        &file.to_string_lossy(),
        percent_encoding::NON_ALPHANUMERIC,
    )
    .to_string();
    format!("file:{path}?mode=ro")
}

async fn copy_kinds(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let n_before: i64 = sqlx::query_scalar("SELECT coalesce(sum(n), 0) FROM old.kinds")
        .fetch_one(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO main.kinds SELECT * FROM old.kinds")
        .execute(connection)
        .await?;
    Ok(n_before.unsigned_abs())
}

async fn copy_rows(connection: &mut SqliteConnection) {
    let (mut after, mut distance) = (0_i64, MILLISECOND);
    let mut damaged_at = None;
    loop {
        match next_ids(connection, after, i64::MAX, "").await {
            Ok(ids) => {
                let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
                    if let Some(from) = damaged_at {
                        copy_back(connection, from, i64::MAX).await;
                    }
                    return;
                };
                if let Some(from) = damaged_at.take() {
                    copy_back(connection, from, *first).await;
                }
                copy(connection, *first, *last, &ids).await;
                (after, distance) = (*last, MILLISECOND);
            }
            Err(_) => {
                damaged_at.get_or_insert(after);
                let Some(further) = after.checked_add(distance) else {
                    return copy_back(connection, damaged_at.unwrap_or(after), i64::MAX).await;
                };
                after = further;
                distance = distance.saturating_mul(2);
            }
        }
    }
}

/// From behind the damage towards it.
async fn copy_back(connection: &mut SqliteConnection, from: i64, mut until: i64) {
    while let Ok(ids) = next_ids(connection, from, until, "DESC").await
        && let (Some(newest), Some(oldest)) = (ids.first(), ids.last())
    {
        copy(connection, *oldest, *newest, &ids).await;
        until = *oldest;
    }
}

async fn next_ids(
    connection: &mut SqliteConnection,
    after: i64,
    before: i64,
    order: &str,
) -> Result<Vec<i64>, sqlx::Error> {
    let statement = format!(
        "SELECT id FROM old.exchanges NOT INDEXED WHERE id > ? AND id < ? ORDER BY id {order} LIMIT ?"
    );
    sqlx::query_scalar(AssertSqlSafe(statement))
        .bind(after)
        .bind(before)
        .bind(STEP)
        .fetch_all(connection)
        .await
}

/// All between these two at once, or one by one where that fails.
async fn copy(connection: &mut SqliteConnection, first: i64, last: i64, ids: &[i64]) {
    if transaction::begin(connection).await.is_err() {
        return;
    }
    let outcome = copy_between(connection, first, last).await;
    if transaction::finish(connection, outcome).await.is_ok() {
        return;
    }
    for id in ids {
        copy_one(connection, *id).await;
    }
}

async fn copy_between(
    connection: &mut SqliteConnection,
    first: i64,
    last: i64,
) -> Result<(), sqlx::Error> {
    for (table, column) in TABLES {
        copy_table(connection, table, column, first, last).await?;
    }
    Ok(())
}

/// The exchange with what can be read of it; bodies that cannot are marked as lost.
async fn copy_one(connection: &mut SqliteConnection, id: i64) {
    for (table, column) in TABLES {
        let copied = copy_table(connection, table, column, id, id).await;
        match (table, copied) {
            ("exchanges", Err(_)) => return,
            ("bodies" | "body_parts", Err(_)) => {
                // The row is there; its states are only a hint for whoever reads it.
                let _ = sqlx::query(
                    "UPDATE exchanges SET request_state = 2, response_state = 2 WHERE id = ?",
                )
                .bind(id)
                .execute(&mut *connection)
                .await;
            }
            _ => {}
        }
    }
}

async fn copy_table(
    connection: &mut SqliteConnection,
    table: &str,
    column: &str,
    first: i64,
    last: i64,
) -> Result<(), sqlx::Error> {
    let statement = format!(
        "INSERT OR IGNORE INTO main.{table} SELECT * FROM old.{table} WHERE {column} BETWEEN ? AND ?"
    );
    sqlx::query(AssertSqlSafe(statement))
        .bind(first)
        .bind(last)
        .execute(connection)
        .await
        .map(drop)
}

/// What follows from the rows is made anew.
async fn finish(
    connection: &mut SqliteConnection,
    n_before: u64,
) -> Result<(u64, u64), sqlx::Error> {
    for statement in [
        "UPDATE kinds SET n = (SELECT count(*) FROM exchanges WHERE kind = kinds.id)",
        "INSERT OR IGNORE INTO unindexed SELECT id FROM exchanges",
    ] {
        sqlx::query(statement).execute(&mut *connection).await?;
    }
    measure::fill(connection).await?;
    let n_rows = super::totals::count(connection).await?;
    let n_lost = n_before.saturating_sub(n_rows);
    if n_lost > 0 {
        sqlx::query(
            "INSERT INTO losses (from_us, until_us, n_rows, n_bodies) VALUES (?1, ?1, ?2, 0)",
        )
        .bind(crate::clock::now_us())
        .bind(signed(n_lost))
        .execute(connection)
        .await?;
    }
    Ok((n_rows, n_lost))
}
