//! What a list groups by (method, operation, status, …) -> a number.

use std::collections::HashMap;

use mock_core::Exchange;
use sqlx::PgConnection;

use super::dialect::storable;
use crate::kind::Kind;

/// The numbers that are known already. Kinds are never removed, so that they stay right whatever
/// another replica does.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    known: HashMap<String, i64>,
    key: String,
}

/// Two replicas may meet the same new kind; only one adds it, and both find it.
const ADD: &str = "INSERT INTO kinds (status, method, operation_path, operation_method, operation_id, \
     operation_document, violating, source, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
     ON CONFLICT DO NOTHING";
const FIND: &str = "SELECT id FROM kinds WHERE status = $1 AND method = $2 AND operation_path = $3 \
     AND operation_method = $4 AND operation_id = $5 AND operation_document = $6 AND violating = $7 \
     AND source = $8 AND version = $9";

impl Kinds {
    /// The number of this exchange's kind, made when it is the first. Not inside a transaction:
    /// replicas that add several kinds each in an order of its own would wait for each other.
    pub(super) async fn number(
        &mut self,
        connection: &mut PgConnection,
        exchange: &Exchange,
    ) -> Result<i64, sqlx::Error> {
        let kind = Kind::of(exchange);
        kind.write_key(&mut self.key);
        if let Some(number) = self.known.get(&self.key) {
            return Ok(*number);
        }
        let number = match bind(FIND, kind).fetch_optional(&mut *connection).await? {
            Some(number) => number,
            None => {
                bind(ADD, kind).fetch_optional(&mut *connection).await?;
                bind(FIND, kind).fetch_one(connection).await?
            }
        };
        self.known.insert(self.key.clone(), number);
        Ok(number)
    }
}

/// What has changed about a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) n: i64,
    pub(super) bytes: i64,
}

/// Adds to the totals of each kind; takes away where negative.
/// The rows are locked in one order, so that replicas never wait for each other in a circle.
pub(super) async fn count(
    connection: &mut PgConnection,
    changes: impl IntoIterator<Item = (i64, Change)>,
) -> Result<(), sqlx::Error> {
    let (kinds, changes): (Vec<_>, Vec<_>) = changes.into_iter().unzip();
    sqlx::query(
        "WITH locked AS MATERIALIZED (SELECT id FROM kinds WHERE id = ANY($1) ORDER BY id FOR UPDATE) \
         UPDATE kinds SET n = kinds.n + change.n, bytes = kinds.bytes + change.bytes \
         FROM UNNEST($1::bigint[], $2::bigint[], $3::bigint[]) AS change (id, n, bytes) \
         JOIN locked ON locked.id = change.id WHERE kinds.id = change.id",
    )
    .bind(kinds)
    .bind(changes.iter().map(|change| change.n).collect::<Vec<_>>())
    .bind(changes.iter().map(|change| change.bytes).collect::<Vec<_>>())
    .execute(connection)
    .await
    .map(drop)
}

type Ask = sqlx::query::QueryScalar<'static, sqlx::Postgres, i64, sqlx::postgres::PgArguments>;

fn bind(statement: &'static str, kind: Kind<'_>) -> Ask {
    sqlx::query_scalar(statement)
        .bind(kind.status)
        .bind(storable(kind.method))
        .bind(storable(kind.operation_path))
        .bind(storable(kind.operation_method))
        .bind(storable(kind.operation_id))
        .bind(storable(kind.operation_document))
        .bind(kind.violating)
        .bind(storable(kind.source))
        .bind(storable(kind.version))
}
