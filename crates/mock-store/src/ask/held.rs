//! What a record holds in all.

use sqlx::QueryBuilder;

use super::{Asked, Asker, one_number};
use crate::{Loss, Progress};

/// Newest id, exchanges, lost rows, lost bodies, exchanges that are not in the index.
type Totals = (Option<i64>, i64, i64, i64, i64);
/// Begin, end, rows, bodies.
type LossRow = (i64, i64, i64, i64);

/// What the record holds. A database that many write to is asked ten times a second, so that of a
/// long lag only the beginning is counted there.
pub(crate) async fn progress<D: Asked>(
    connection: &mut D::Connection,
) -> Result<Progress, sqlx::Error> {
    let mut query = QueryBuilder::<D>::new(
        "SELECT (SELECT max(id) FROM exchanges), \
         (SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM kinds), \
         CAST(coalesce(sum(n_rows), 0) AS bigint), CAST(coalesce(sum(n_bodies), 0) AS bigint), \
         (SELECT count(*) FROM (SELECT 1 FROM unindexed LIMIT ",
    );
    D::bind_number(&mut query, D::LONGEST_LAG);
    query.push(") lag) FROM losses");
    let found: Vec<Totals> = D::fetch(connection, query).await?;
    let (last_id, total, lost_rows, lost_bodies, unindexed) =
        found.into_iter().next().unwrap_or_default();
    Ok(Progress {
        last_id: last_id.map(mock_core::ExchangeId),
        total: total.unsigned_abs(),
        lost_rows: lost_rows.unsigned_abs(),
        lost_bodies: lost_bodies.unsigned_abs(),
        unindexed: unindexed.unsigned_abs(),
    })
}

impl<D: Asked> Asker<'_, D> {
    pub(crate) async fn progress(&self) -> Result<Progress, sqlx::Error> {
        let mut connection = self.0.acquire().await?;
        progress::<D>(&mut connection).await
    }

    /// The highest id; 0 where there is none.
    pub(crate) async fn newest(&self) -> Result<i64, sqlx::Error> {
        let mut connection = self.0.acquire().await?;
        let query = QueryBuilder::<D>::new("SELECT max(id) FROM exchanges");
        let newest = one_number::<D>(&mut connection, query).await?;
        Ok(newest.unwrap_or_default())
    }

    /// How many exchanges are not in the index of words.
    pub(crate) async fn unindexed(&self) -> Result<u64, sqlx::Error> {
        let query = QueryBuilder::<D>::new("SELECT count(*) FROM unindexed");
        Ok(self.number(query).await?.unsigned_abs())
    }

    pub(crate) async fn losses(&self) -> Result<Vec<Loss>, sqlx::Error> {
        let query = QueryBuilder::<D>::new(
            "SELECT from_us, until_us, n_rows, n_bodies FROM losses ORDER BY id DESC LIMIT 100",
        );
        let rows: Vec<LossRow> = self.fetch(query).await?;
        let loss = |(from_us, until_us, rows, bodies): LossRow| Loss {
            from_us,
            until_us,
            rows: rows.unsigned_abs(),
            bodies: bodies.unsigned_abs(),
        };
        Ok(rows.into_iter().map(loss).collect())
    }
}
