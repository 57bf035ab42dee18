//! The numbers of exchanges -> the values of [`crate::measure`].

use sqlx::PgConnection;

use super::signed;
use crate::measure::{CHUNK, Measure, packed};

/// The last value that this writer has begun; other writers have theirs.
#[derive(Debug, Default)]
pub(super) struct LastMeasures {
    id: i64,
    measures: Vec<Measure>,
}

/// Adds them: the last value is filled up before a new one begins.
pub(super) async fn add(
    connection: &mut PgConnection,
    last: &mut LastMeasures,
    measures: &[Measure],
) -> Result<(), sqlx::Error> {
    let mut rest = measures;
    if !last.measures.is_empty() {
        let n_room = CHUNK.saturating_sub(last.measures.len());
        let (fits, later) = rest.split_at(rest.len().min(n_room));
        // Where it has gone, somebody has cleared or pruned the record: a new one begins.
        if extend(connection, last, fits).await? {
            rest = later;
        }
    }
    for chunk in rest.chunks(CHUNK) {
        *last = begin(connection, chunk).await?;
    }
    Ok(())
}

async fn begin(
    connection: &mut PgConnection,
    chunk: &[Measure],
) -> Result<LastMeasures, sqlx::Error> {
    let id = sqlx::query_scalar(
        "INSERT INTO measures (n, first, last, data) VALUES ($1, $2, $3, $4) RETURNING id",
    )
    .bind(signed(chunk.len() as u64))
    .bind(chunk.iter().map(|one| one.id).min())
    .bind(chunk.iter().map(|one| one.id).max())
    .bind(packed(chunk))
    .fetch_one(connection)
    .await?;
    Ok(LastMeasures {
        id,
        measures: chunk.to_vec(),
    })
}

/// False where the value is not there any more.
async fn extend(
    connection: &mut PgConnection,
    last: &mut LastMeasures,
    more: &[Measure],
) -> Result<bool, sqlx::Error> {
    last.measures.extend_from_slice(more);
    let all = &last.measures;
    let done =
        sqlx::query("UPDATE measures SET n = $1, first = $2, last = $3, data = $4 WHERE id = $5")
            .bind(signed(all.len() as u64))
            .bind(all.iter().map(|one| one.id).min())
            .bind(all.iter().map(|one| one.id).max())
            .bind(packed(all))
            .bind(last.id)
            .execute(connection)
            .await?;
    Ok(done.rows_affected() > 0)
}
