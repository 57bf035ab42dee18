//! A batch -> one transaction of multi-row inserts.

use std::sync::Arc;

use bytes::Bytes;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};

use crate::{prepare::Prepared, transaction};

/// Rows of one statement. Few different statements, so that each is compiled once.
const CHUNK: usize = 32;
const EXCHANGES: (&str, usize) = (
    "INSERT OR IGNORE INTO exchanges (id, at_us, method, path, query, operation_document, operation_method, \
     operation_path, operation_id, status, decide_us, total_us, request_len, request_state, response_len, \
     response_state, n_violations, source) VALUES ",
    18,
);
const BODIES: (&str, usize) = (
    "INSERT OR IGNORE INTO bodies (exchange, request, response) VALUES ",
    3,
);
const DETAILS: (&str, usize) = (
    "INSERT OR IGNORE INTO details (exchange, request_headers, response_headers, violations, trace) VALUES ",
    5,
);

/// What was lost since it was last written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    pub(crate) now_us: i64,
    pub(crate) rows: u64,
    pub(crate) bodies: u64,
}

/// The statements, for a whole chunk and for one row.
#[derive(Debug)]
pub(crate) struct Statements {
    exchanges: [Arc<str>; 2],
    bodies: [Arc<str>; 2],
    details: [Arc<str>; 2],
}

type Insert = Query<'static, Sqlite, SqliteArguments>;

impl Statements {
    pub(crate) fn new() -> Self {
        let both = |(head, n_columns)| [CHUNK, 1].map(|n_rows| statement(head, n_columns, n_rows));
        Self {
            exchanges: both(EXCHANGES),
            bodies: both(BODIES),
            details: both(DETAILS),
        }
    }

    /// Writes the batch and the losses, or nothing. Says how many exchanges are new.
    pub(crate) async fn write(
        &self,
        connection: &mut SqliteConnection,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, sqlx::Error> {
        transaction::begin(connection).await?;
        let outcome = self.write_rows(connection, batch, lost).await;
        transaction::finish(connection, outcome).await
    }

    async fn write_rows(
        &self,
        connection: &mut SqliteConnection,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, sqlx::Error> {
        let n_new = insert(connection, &self.exchanges, batch.iter(), bind_exchange).await?;
        insert(connection, &self.details, batch.iter(), bind_details).await?;
        let with_bodies = batch.iter().filter(|row| row.has_bodies());
        insert(connection, &self.bodies, with_bodies, bind_bodies).await?;
        write_losses(connection, lost).await?;
        Ok(n_new)
    }
}

fn statement(head: &str, n_columns: usize, n_rows: usize) -> Arc<str> {
    let row = format!("({})", vec!["?"; n_columns].join(","));
    format!("{head}{}", vec![row.as_str(); n_rows].join(",")).into()
}

async fn insert<'a>(
    connection: &mut SqliteConnection,
    [chunk, single]: &[Arc<str>; 2],
    rows: impl Iterator<Item = &'a Prepared>,
    bind: fn(Insert, &Prepared) -> Insert,
) -> Result<u64, sqlx::Error> {
    let rows: Vec<_> = rows.collect();
    let (chunks, rest) = rows.as_chunks::<CHUNK>();
    let mut n_new = 0;
    for (rows, text) in chunks
        .iter()
        .map(|rows| (&rows[..], chunk))
        .chain(rest.chunks(1).map(|row| (row, single)))
    {
        let query = sqlx::query(AssertSqlSafe(Arc::clone(text)));
        let query = rows.iter().fold(query, |query, row| bind(query, row));
        n_new += query.execute(&mut *connection).await?.rows_affected();
    }
    Ok(n_new)
}

fn bind_exchange(query: Insert, row: &Prepared) -> Insert {
    let exchange = &row.exchange;
    let operation = exchange.operation.as_ref();
    query
        .bind(exchange.id.0)
        .bind(exchange.at_us)
        .bind(exchange.method.as_str())
        .bind(exchange.path.as_str())
        .bind(exchange.query.as_deref())
        .bind(operation.map(|operation| &*operation.document))
        .bind(operation.map(|operation| &*operation.method))
        .bind(operation.map(|operation| &*operation.path))
        .bind(operation.and_then(|operation| operation.operation_id.as_deref()))
        .bind(i64::from(exchange.status))
        .bind(i64::from(exchange.decide_us))
        .bind(i64::from(exchange.total_us))
        .bind(signed(exchange.request.body_len))
        .bind(row.request_state.code())
        .bind(signed(exchange.response.body_len))
        .bind(row.response_state.code())
        .bind(signed(exchange.violations.len() as u64))
        .bind(exchange.source.as_str())
}

fn bind_details(query: Insert, row: &Prepared) -> Insert {
    query
        .bind(row.exchange.id.0)
        .bind(row.request_headers.as_str())
        .bind(row.response_headers.as_str())
        .bind(row.violations.as_str())
        .bind(row.trace.as_str())
}

fn bind_bodies(query: Insert, row: &Prepared) -> Insert {
    let blob = |body: &Bytes| (!body.is_empty()).then(|| body.to_vec());
    query
        .bind(row.exchange.id.0)
        .bind(blob(&row.exchange.request.body))
        .bind(blob(&row.exchange.response.body))
}

/// Losses that follow each other within five seconds are one.
async fn write_losses(connection: &mut SqliteConnection, lost: Lost) -> Result<(), sqlx::Error> {
    if lost.rows == 0 && lost.bodies == 0 {
        return Ok(());
    }
    let (rows, bodies) = (signed(lost.rows), signed(lost.bodies));
    let extended = sqlx::query(
        "UPDATE losses SET until_us = ?1, n_rows = n_rows + ?2, n_bodies = n_bodies + ?3 \
         WHERE id = (SELECT max(id) FROM losses) AND until_us BETWEEN ?1 - 5000000 AND ?1",
    )
    .bind(lost.now_us)
    .bind(rows)
    .bind(bodies)
    .execute(&mut *connection)
    .await?;
    if extended.rows_affected() == 0 {
        sqlx::query(
            "INSERT INTO losses (from_us, until_us, n_rows, n_bodies) VALUES (?1, ?1, ?2, ?3)",
        )
        .bind(lost.now_us)
        .bind(rows)
        .bind(bodies)
        .execute(connection)
        .await?;
    }
    Ok(())
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
