//! What the file holds.

use mock_core::ExchangeId;
use sqlx::SqliteConnection;

use super::Reader;
use crate::{Progress, StoreError};

impl Reader {
    pub(crate) async fn progress(&self) -> Result<Progress, StoreError> {
        let mut connection = self
            .pool
            .acquire()
            .await
            .map_err(|error| self.failed(error))?;
        progress(&mut connection)
            .await
            .map_err(|error| self.failed(error))
    }
}

pub(crate) async fn progress(connection: &mut SqliteConnection) -> Result<Progress, sqlx::Error> {
    let (lost_rows, lost_bodies) = lost(connection).await?;
    Ok(Progress {
        last_id: last_id(connection).await?,
        total: count(connection).await?,
        lost_rows,
        lost_bodies,
        unindexed: unindexed(connection).await?,
    })
}

pub(crate) async fn count(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let n_rows: i64 = sqlx::query_scalar("SELECT coalesce(sum(n), 0) FROM kinds")
        .fetch_one(connection)
        .await?;
    Ok(n_rows.unsigned_abs())
}

pub(super) async fn unindexed(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let n_rows: i64 = sqlx::query_scalar("SELECT count(*) FROM unindexed")
        .fetch_one(connection)
        .await?;
    Ok(n_rows.unsigned_abs())
}

async fn last_id(connection: &mut SqliteConnection) -> Result<Option<ExchangeId>, sqlx::Error> {
    let id: Option<i64> = sqlx::query_scalar("SELECT max(id) FROM exchanges")
        .fetch_one(connection)
        .await?;
    Ok(id.map(ExchangeId))
}

/// Rows and bodies that are lost for good, over all runs.
async fn lost(connection: &mut SqliteConnection) -> Result<(u64, u64), sqlx::Error> {
    let (rows, bodies): (i64, i64) =
        sqlx::query_as("SELECT coalesce(sum(n_rows), 0), coalesce(sum(n_bodies), 0) FROM losses")
            .fetch_one(connection)
            .await?;
    Ok((rows.unsigned_abs(), bodies.unsigned_abs()))
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
