//! What the file holds, for whoever decides what goes.

use sqlx::SqliteConnection;

pub(crate) async fn count(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let n_rows: i64 = sqlx::query_scalar("SELECT coalesce(sum(n), 0) FROM kinds")
        .fetch_one(connection)
        .await?;
    Ok(n_rows.unsigned_abs())
}

pub(crate) async fn used_bytes(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
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
