//! What a list groups by (method, operation, status, …) -> a number.

use std::collections::HashMap;

use mock_core::{Exchange, OperationName};
use sqlx::SqliteConnection;

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
        write_key(&mut self.key, exchange);
        if let Some(number) = self.known.get(&self.key) {
            return Ok(*number);
        }
        let found = bind(FIND, exchange)
            .fetch_optional(&mut *connection)
            .await?;
        let number = match found {
            Some(number) => number,
            None => bind(ADD, exchange).fetch_one(connection).await?,
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

fn bind(statement: &'static str, exchange: &Exchange) -> Ask {
    let part =
        |of: fn(&OperationName) -> &str| exchange.operation.as_ref().map_or("", of).to_owned();
    sqlx::query_scalar(statement)
        .bind(i64::from(exchange.status))
        .bind(exchange.method.as_str().to_owned())
        .bind(part(|operation| &operation.path))
        .bind(part(|operation| &operation.method))
        .bind(part(|operation| {
            operation.operation_id.as_deref().unwrap_or_default()
        }))
        .bind(part(|operation| &operation.document))
        .bind(i64::from(!exchange.violations.is_empty()))
        .bind(exchange.source.as_str())
        .bind(version(exchange.version))
}

fn write_key(key: &mut String, exchange: &Exchange) {
    key.clear();
    let status = exchange.status.to_string();
    let mut add = |part: &str| {
        key.push_str(part);
        key.push('\0');
    };
    add(&status);
    add(exchange.method.as_str());
    if let Some(operation) = &exchange.operation {
        add(&operation.path);
        add(&operation.method);
        add(operation.operation_id.as_deref().unwrap_or_default());
        add(&operation.document);
    }
    add(if exchange.violations.is_empty() {
        ""
    } else {
        "!"
    });
    add(exchange.source.as_str());
    add(version(exchange.version));
}

/// The protocol as in a request line.
pub(crate) fn version(version: http::Version) -> &'static str {
    match version {
        http::Version::HTTP_09 => "HTTP/0.9",
        http::Version::HTTP_10 => "HTTP/1.0",
        http::Version::HTTP_2 => "HTTP/2",
        http::Version::HTTP_3 => "HTTP/3",
        _ => "HTTP/1.1",
    }
}
