//! A batch -> one transaction of multi-row inserts.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use bytes::Bytes;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};

use super::{Keeper, kinds, measure, signed};
use crate::{Side, backend::Lost, measure::Measure, prepare::Prepared};

/// Rows of one statement. Few different statements, so that each is compiled once.
const CHUNK: usize = 32;
const EXCHANGES: (&str, usize) = (
    "INSERT INTO exchanges (id, at_us, kind, base, path, query, queued_us, decide_us, first_byte_us, total_us, \
     request_len, request_state, response_len, response_state, n_violations, n_messages) VALUES ",
    16,
);
const BODIES: (&str, usize) = (
    "INSERT INTO bodies (exchange, request, response) VALUES ",
    3,
);
const DETAILS: (&str, usize) = (
    "INSERT INTO details (exchange, request_headers, response_headers, violations, trace) VALUES ",
    5,
);
const UNINDEXED: (&str, usize) = ("INSERT INTO unindexed (exchange) VALUES ", 1);
/// A longer body goes into pieces of this size: a value of its own for each would make the
/// disk's pages, and whoever reads it, wait for all of it.
const PIECE: usize = 256 * 1024;

/// The statements, for a whole chunk and for one row.
#[derive(Debug)]
pub(crate) struct Statements {
    exchanges: [Arc<str>; 2],
    bodies: [Arc<str>; 2],
    details: [Arc<str>; 2],
    unindexed: [Arc<str>; 2],
}

/// An exchange that is not there yet, with the number of its kind.
#[derive(Debug, Clone, Copy)]
struct New<'a> {
    row: &'a Prepared,
    kind: i64,
}

type Insert = Query<'static, Sqlite, SqliteArguments>;

impl Statements {
    pub(crate) fn new() -> Self {
        let both = |(head, n_columns)| [CHUNK, 1].map(|n_rows| statement(head, n_columns, n_rows));
        Self {
            exchanges: both(EXCHANGES),
            bodies: both(BODIES),
            details: both(DETAILS),
            unindexed: both(UNINDEXED),
        }
    }
}

impl Keeper {
    pub(super) async fn write_rows(
        &mut self,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, sqlx::Error> {
        let new = self.new_ones(batch).await?;
        let (connection, statements) = (&mut self.connection, &self.statements);
        insert(connection, &statements.exchanges, new.iter(), bind_exchange).await?;
        insert(connection, &statements.details, new.iter(), bind_details).await?;
        let with_bodies = new.iter().filter(|new| new.row.has_bodies());
        insert(connection, &statements.bodies, with_bodies, bind_bodies).await?;
        insert(
            connection,
            &statements.unindexed,
            new.iter(),
            bind_unindexed,
        )
        .await?;
        for New { row, .. } in &new {
            write_parts(connection, row).await?;
            write_messages(connection, row).await?;
        }
        measure::add(connection, &new.iter().map(measured).collect::<Vec<_>>()).await?;
        kinds::count(connection, &counted(&new)).await?;
        write_losses(connection, lost).await?;
        Ok(new.len() as u64)
    }

    /// Leaves out what is there already: an id may come twice, from another process or an import.
    async fn new_ones<'a>(&mut self, batch: &'a [Prepared]) -> Result<Vec<New<'a>>, sqlx::Error> {
        let mut seen = known(&mut self.connection, batch).await?;
        let mut new = Vec::with_capacity(batch.len());
        for row in batch {
            if seen.insert(row.id().0) {
                let kind = self
                    .kinds
                    .number(&mut self.connection, &row.exchange)
                    .await?;
                new.push(New { row, kind });
            }
        }
        Ok(new)
    }
}

async fn known(
    connection: &mut SqliteConnection,
    batch: &[Prepared],
) -> Result<HashSet<i64>, sqlx::Error> {
    let ids: Vec<_> = batch.iter().map(|row| row.id().0).collect();
    let ids = serde_json::to_string(&ids).unwrap_or_default();
    let known: Vec<i64> = sqlx::query_scalar(
        "SELECT e.id FROM json_each(?) AS given CROSS JOIN exchanges e ON e.id = given.value",
    )
    .bind(ids)
    .fetch_all(connection)
    .await?;
    Ok(known.into_iter().collect())
}

fn counted(new: &[New<'_>]) -> Vec<(i64, i64)> {
    let mut counts = BTreeMap::<i64, i64>::new();
    for one in new {
        *counts.entry(one.kind).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn measured(new: &New<'_>) -> Measure {
    Measure::of(&new.row.exchange, new.kind)
}

fn statement(head: &str, n_columns: usize, n_rows: usize) -> Arc<str> {
    let row = format!("({})", vec!["?"; n_columns].join(","));
    format!("{head}{}", vec![row.as_str(); n_rows].join(",")).into()
}

async fn insert<'a>(
    connection: &mut SqliteConnection,
    [chunk, single]: &[Arc<str>; 2],
    rows: impl Iterator<Item = &'a New<'a>>,
    bind: fn(Insert, &New<'_>) -> Insert,
) -> Result<(), sqlx::Error> {
    let rows: Vec<_> = rows.collect();
    let (chunks, rest) = rows.as_chunks::<CHUNK>();
    for (rows, text) in chunks
        .iter()
        .map(|rows| (&rows[..], chunk))
        .chain(rest.chunks(1).map(|row| (row, single)))
    {
        let query = sqlx::query(AssertSqlSafe(Arc::clone(text)));
        let query = rows.iter().fold(query, |query, row| bind(query, row));
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

fn bind_exchange(query: Insert, New { row, kind }: &New<'_>) -> Insert {
    let exchange = &row.exchange;
    query
        .bind(exchange.id.0)
        .bind(exchange.at_us)
        .bind(*kind)
        .bind(exchange.base.as_deref())
        .bind(exchange.path.as_str())
        .bind(exchange.query.as_deref())
        .bind(i64::from(exchange.queued_us))
        .bind(i64::from(exchange.decide_us))
        .bind(i64::from(exchange.first_byte_us))
        .bind(i64::from(exchange.total_us))
        .bind(signed(exchange.request.body_len))
        .bind(row.request_state.code())
        .bind(signed(exchange.response.body_len))
        .bind(row.response_state.code())
        .bind(signed(exchange.violations.len() as u64))
        .bind(signed(exchange.messages.len() as u64))
}

fn bind_details(query: Insert, New { row, .. }: &New<'_>) -> Insert {
    query
        .bind(row.exchange.id.0)
        .bind(row.request_headers.as_str())
        .bind(row.response_headers.as_str())
        .bind(row.violations.as_str())
        .bind(row.trace.as_str())
}

/// `NULL` says that the body is empty, or in pieces.
fn bind_bodies(query: Insert, New { row, .. }: &New<'_>) -> Insert {
    let blob = |body: &Bytes| (1..=PIECE).contains(&body.len()).then(|| body.to_vec());
    query
        .bind(row.exchange.id.0)
        .bind(blob(&row.exchange.request.body))
        .bind(blob(&row.exchange.response.body))
}

fn bind_unindexed(query: Insert, New { row, .. }: &New<'_>) -> Insert {
    query.bind(row.exchange.id.0)
}

async fn write_parts(connection: &mut SqliteConnection, row: &Prepared) -> Result<(), sqlx::Error> {
    let sides = [
        (Side::Request, &row.exchange.request.body),
        (Side::Response, &row.exchange.response.body),
    ];
    for (side, body) in sides.into_iter().filter(|(_, body)| body.len() > PIECE) {
        for (idx, piece) in body.chunks(PIECE).enumerate() {
            sqlx::query("INSERT INTO body_parts (exchange, side, n, data) VALUES (?, ?, ?, ?)")
                .bind(row.exchange.id.0)
                .bind(side.code())
                .bind(signed(idx as u64))
                .bind(piece.to_vec())
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

async fn write_messages(
    connection: &mut SqliteConnection,
    row: &Prepared,
) -> Result<(), sqlx::Error> {
    for (idx, message) in row.exchange.messages.iter().enumerate() {
        sqlx::query(
            "INSERT INTO messages (exchange, n, at_us, from_client, is_text, data, len) \
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(row.exchange.id.0)
        .bind(signed(idx as u64))
        .bind(message.at_us)
        .bind(i64::from(message.from_client))
        .bind(i64::from(message.text))
        .bind(message.data.to_vec())
        .bind(signed(message.len))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
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
