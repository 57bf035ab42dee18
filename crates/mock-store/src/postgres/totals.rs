//! What the record holds.

use mock_core::ExchangeId;
use sqlx::PgConnection;

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

/// Asked ten times a second, so that of a long lag only the beginning is counted.
pub(super) async fn progress(connection: &mut PgConnection) -> Result<Progress, sqlx::Error> {
    let (last_id, total, lost_rows, lost_bodies, unindexed): (Option<i64>, i64, i64, i64, i64) =
        sqlx::query_as(
            "SELECT (SELECT max(id) FROM exchanges), \
             (SELECT coalesce(sum(n), 0)::bigint FROM kinds), \
             coalesce(sum(n_rows), 0)::bigint, coalesce(sum(n_bodies), 0)::bigint, \
             (SELECT count(*) FROM (SELECT 1 FROM unindexed LIMIT 100000) lag) FROM losses",
        )
        .fetch_one(connection)
        .await?;
    Ok(Progress {
        last_id: last_id.map(ExchangeId),
        total: total.unsigned_abs(),
        lost_rows: lost_rows.unsigned_abs(),
        lost_bodies: lost_bodies.unsigned_abs(),
        unindexed: unindexed.unsigned_abs(),
    })
}

/// How many exchanges there are, and the bytes that they take.
pub(super) async fn held(connection: &mut PgConnection) -> Result<(u64, u64), sqlx::Error> {
    let (rows, bytes): (i64, i64) = sqlx::query_as(
        "SELECT coalesce(sum(n), 0)::bigint, coalesce(sum(bytes), 0)::bigint FROM kinds",
    )
    .fetch_one(connection)
    .await?;
    Ok((rows.unsigned_abs(), bytes.unsigned_abs()))
}

pub(super) async fn unindexed(connection: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let n_rows: i64 = sqlx::query_scalar("SELECT count(*) FROM unindexed")
        .fetch_one(connection)
        .await?;
    Ok(n_rows.unsigned_abs())
}
