//! What a list groups by (method, operation, status, …) -> a number.

use std::collections::HashMap;

use mock_core::Exchange;
use sqlx::SqliteConnection;

use crate::kind::Kind;

/// The numbers that are known already. Kinds are never removed, so that they stay right whatever
/// another process does; after a transaction that was taken back they are forgotten.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    known: HashMap<String, i64>,
    key: String,
}

const FIND: &str = "SELECT id FROM kinds WHERE status = ? AND method = ? AND operation_path = ? \
     AND operation_method = ? AND operation_id = ? AND operation_document = ? AND violating = ? \
     AND source = ? AND version = ?";
const ADD: &str = "INSERT INTO kinds (status, method, operation_path, operation_method, operation_id, \
     operation_document, violating, source, version, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING id";

impl Kinds {
    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }

    /// The number of this exchange's kind, made when it is the first.
    pub(crate) async fn number(
        &mut self,
        connection: &mut SqliteConnection,
        exchange: &Exchange,
    ) -> Result<i64, sqlx::Error> {
        let kind = Kind::of(exchange);
        kind.write_key(&mut self.key);
        if let Some(number) = self.known.get(&self.key) {
            return Ok(*number);
        }
        let found = bind(FIND, kind).fetch_optional(&mut *connection).await?;
        let number = match found {
            Some(number) => number,
            None => bind(ADD, kind).fetch_one(connection).await?,
        };
        self.known.insert(self.key.clone(), number);
        Ok(number)
    }
}

/// Adds what was written to the number of exchanges of each kind; takes away where negative.
pub(crate) async fn count(
    connection: &mut SqliteConnection,
    changes: &[(i64, i64)],
) -> Result<(), sqlx::Error> {
    for (kind, change) in changes {
        sqlx::query("UPDATE kinds SET n = n + ? WHERE id = ?")
            .bind(change)
            .bind(kind)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

type Ask = sqlx::query::QueryScalar<'static, sqlx::Sqlite, i64, sqlx::sqlite::SqliteArguments>;

fn bind(statement: &'static str, kind: Kind<'_>) -> Ask {
    sqlx::query_scalar(statement)
        .bind(kind.status)
        .bind(kind.method.to_owned())
        .bind(kind.operation_path.to_owned())
        .bind(kind.operation_method.to_owned())
        .bind(kind.operation_id.to_owned())
        .bind(kind.operation_document.to_owned())
        .bind(kind.violating)
        .bind(kind.source.to_owned())
        .bind(kind.version.to_owned())
}
