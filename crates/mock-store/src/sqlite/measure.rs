//! The numbers of exchanges -> the values of [`crate::measure`], and anew after a migration.

use sqlx::SqliteConnection;

use crate::measure::{CHUNK, Measure, packed, unpacked};

/// Rows that are read at once where values are made anew.
const STEP: i64 = 20_000;

/// Adds them behind those that are there: the last value is filled up before a new one begins.
pub(crate) async fn add(
    connection: &mut SqliteConnection,
    measures: &[Measure],
) -> Result<(), sqlx::Error> {
    let mut rest = measures;
    if let Some((id, n)) = last(connection).await? {
        let (fits, later) = rest.split_at(rest.len().min(CHUNK.saturating_sub(n)));
        if !fits.is_empty() {
            extend(connection, id, fits).await?;
        }
        rest = later;
    }
    for chunk in rest.chunks(CHUNK) {
        sqlx::query("INSERT INTO measures (n, first, last, data) VALUES (?, ?, ?, ?)")
            .bind(crate::sqlite::signed(chunk.len() as u64))
            .bind(chunk.iter().map(|one| one.id).min())
            .bind(chunk.iter().map(|one| one.id).max())
            .bind(packed(chunk))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The last value's number, and how many exchanges are in it.
async fn last(connection: &mut SqliteConnection) -> Result<Option<(i64, usize)>, sqlx::Error> {
    let last: Option<(i64, i64)> =
        sqlx::query_as("SELECT id, n FROM measures ORDER BY id DESC LIMIT 1")
            .fetch_optional(connection)
            .await?;
    Ok(last.map(|(id, n)| (id, usize::try_from(n).unwrap_or(CHUNK))))
}

async fn extend(
    connection: &mut SqliteConnection,
    id: i64,
    more: &[Measure],
) -> Result<(), sqlx::Error> {
    let data: Vec<u8> = sqlx::query_scalar("SELECT data FROM measures WHERE id = ?")
        .bind(id)
        .fetch_one(&mut *connection)
        .await?;
    let mut all = unpacked(&data);
    all.extend_from_slice(more);
    sqlx::query("UPDATE measures SET n = ?, first = ?, last = ?, data = ? WHERE id = ?")
        .bind(crate::sqlite::signed(all.len() as u64))
        .bind(all.iter().map(|one| one.id).min())
        .bind(all.iter().map(|one| one.id).max())
        .bind(packed(&all))
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Makes the values anew where there are none: after a migration.
pub(crate) async fn fill(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let missing: bool = sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM measures) AND EXISTS (SELECT 1 FROM exchanges)",
    )
    .fetch_one(&mut *connection)
    .await?;
    if !missing {
        return Ok(());
    }
    crate::transaction::begin(connection).await?;
    let outcome = fill_all(connection).await;
    crate::transaction::finish(connection, outcome).await
}

async fn fill_all(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut after = i64::MIN;
    loop {
        let rows: Vec<(i64, i64, i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT id, kind, total_us, request_len, response_len, n_violations FROM exchanges \
             WHERE id > ? ORDER BY id LIMIT ?",
        )
        .bind(after)
        .bind(STEP)
        .fetch_all(&mut *connection)
        .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.0;
        let measures: Vec<_> = rows.into_iter().map(measure).collect();
        add(connection, &measures).await?;
    }
}

fn measure(row: (i64, i64, i64, i64, i64, i64)) -> Measure {
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Measure {
        id: row.0,
        kind: row.1,
        total_us: small(row.2),
        request_len: row.3.unsigned_abs(),
        response_len: row.4.unsigned_abs(),
        n_violations: small(row.5),
    }
}
