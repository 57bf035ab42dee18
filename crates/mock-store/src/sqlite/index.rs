//! The index of words, filled behind the writer.
//!
//! What is written is noted in `unindexed` in the same transaction; some of it at a time is put
//! into the index and struck off, again in one transaction. So the index is behind but never
//! wrong, whoever writes and whenever the process ends.

use std::time::{Duration, Instant};

use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{Keeper, Reader};
use crate::{StoreError, ask::Asker, transaction};

/// Exchanges of one transaction: some 50 ms.
const STEP: i64 = 500;
/// Bytes of each body whose words are found.
const BYTES: usize = 64 * 1024;

/// A body, or the first piece of a large one, as far as it is text: what holds no zero byte.
macro_rules! body {
    ($column:literal, $side:literal) => {
        concat!(
            "CASE WHEN instr(substr(",
            "coalesce(b.",
            $column,
            ", (SELECT data FROM body_parts p WHERE p.exchange = e.id AND p.side = ",
            $side,
            " AND p.n = 0))",
            ", 1, ?2), x'00') = 0 THEN CAST(substr(coalesce(b.",
            $column,
            ", (SELECT data FROM body_parts p WHERE p.exchange = e.id AND p.side = ",
            $side,
            " AND p.n = 0))",
            ", 1, ?2) AS TEXT) ELSE '' END"
        )
    };
}
/// The newest first: they are what people look for.
const FIRST: &str =
    "SELECT min(exchange) FROM (SELECT exchange FROM unindexed ORDER BY exchange DESC LIMIT ?)";
const ADD: &str = concat!(
    "INSERT INTO words (rowid, target, headers, body) SELECT e.id, \
     e.path || ' ' || coalesce(e.query, '') || ' ' || k.operation_id || ' ' || k.operation_path, \
     d.request_headers || ' ' || d.response_headers, \
     coalesce(",
    body!("request", "0"),
    ", '') || ' ' || coalesce(",
    body!("response", "1"),
    ", '') \
     || ' ' || CASE e.n_messages WHEN 0 THEN '' ELSE coalesce((SELECT group_concat(CAST(substr(m.data, 1, ?2) AS TEXT), ' ') \
     FROM (SELECT data FROM messages WHERE exchange = e.id AND is_text ORDER BY n LIMIT 1000) m), '') END \
     FROM unindexed u CROSS JOIN exchanges e ON e.id = u.exchange CROSS JOIN kinds k ON k.id = e.kind \
     LEFT JOIN details d ON d.exchange = e.id LEFT JOIN bodies b ON b.exchange = e.id \
     WHERE u.exchange >= ?1 ORDER BY u.exchange"
);

/// Puts some of what is not in the index into it. Says how many exchanges.
pub(super) async fn step(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    transaction::begin(connection).await?;
    let outcome = add_some(connection).await;
    transaction::finish(connection, outcome).await
}

async fn add_some(connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
    let first: Option<i64> = sqlx::query_scalar(FIRST)
        .bind(STEP)
        .fetch_one(&mut *connection)
        .await?;
    let Some(first) = first else { return Ok(0) };
    sqlx::query(ADD)
        .bind(first)
        .bind(super::signed(BYTES as u64))
        .execute(&mut *connection)
        .await?;
    let done = sqlx::query("DELETE FROM unindexed WHERE exchange >= ?")
        .bind(first)
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

impl Keeper {
    /// Puts some of what is not in the index into it. Says how many exchanges.
    pub(crate) async fn index_some(&mut self) -> Result<u64, StoreError> {
        step(&mut self.connection)
            .await
            .map_err(|error| StoreError::of(&self.path, error))
    }
}

impl Reader {
    /// Helps the index along for some time. Says how many exchanges are still not in it.
    ///
    /// Where the file cannot be written, or is being written, nothing is done.
    pub(crate) async fn catch_up(&self, patience: Duration) -> Result<u64, StoreError> {
        let mut left = self.unindexed().await?;
        if left == 0 {
            return Ok(0);
        }
        let started = Instant::now();
        let connect = SqliteConnectOptions::new()
            .filename(&self.path)
            .foreign_keys(false)
            .busy_timeout(patience);
        let Ok(mut connection) = connect.connect().await else {
            return Ok(left);
        };
        while left > 0 && started.elapsed() < patience {
            match step(&mut connection).await {
                Ok(n_rows) if n_rows > 0 => left = left.saturating_sub(n_rows),
                _ => break,
            }
        }
        // Closed in order: a connection that is dropped lives on for a moment.
        let _ = connection.close().await;
        self.unindexed().await
    }

    async fn unindexed(&self) -> Result<u64, StoreError> {
        let lag = Asker(&self.pool).unindexed().await;
        lag.map_err(|error| self.failed(error))
    }
}
