//! What the record holds, for whoever decides what goes.

use sqlx::PgConnection;

/// How many exchanges there are, and the bytes that they take.
pub(super) async fn held(connection: &mut PgConnection) -> Result<(u64, u64), sqlx::Error> {
    let (rows, bytes): (i64, i64) = sqlx::query_as(
        "SELECT coalesce(sum(n), 0)::bigint, coalesce(sum(bytes), 0)::bigint FROM kinds",
    )
    .fetch_one(connection)
    .await?;
    Ok((rows.unsigned_abs(), bytes.unsigned_abs()))
}
