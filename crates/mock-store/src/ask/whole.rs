//! Ids -> whole exchanges: one query per table, all of one moment.

use bytes::Bytes;
use mock_core::ExchangeId;
use sqlx::{ColumnIndex, Decode, FromRow, QueryBuilder, Row, Type};

use super::{
    Asked, Asker, Plan, Span,
    parts::{Details, Found, MessageOf, Piece},
};
use crate::{ExchangeRow, Order, RecordedExchange, Side, row::COLUMNS};

/// Exchanges that are read at once.
const CHUNK: usize = 500;
/// Bytes of bodies after which a chunk takes no further exchange.
const CHUNK_BYTES: u64 = 8 * 1024 * 1024;
/// No body of fewer bytes is kept in pieces.
const WHOLE_BYTES: u64 = 64 * 1024;

/// Some exchanges.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) exchanges: Vec<RecordedExchange>,
    /// Whether none follows.
    pub(crate) is_last: bool,
}

/// A row, and the bytes of its bodies and messages.
#[derive(Debug)]
struct Weighed {
    row: ExchangeRow,
    bytes: u64,
}

impl<D: Asked> Asker<'_, D> {
    /// The next matches of a part of the record.
    pub(crate) async fn chunk(
        &self,
        plan: &Plan,
        span: Span,
        order: Order,
    ) -> Result<Chunk, sqlx::Error> {
        let columns = format!("{COLUMNS}, {}", D::BYTES);
        let mut moment = self.0.begin_with(D::BEGIN_READING).await?;
        let mut rows: Vec<Weighed> = plan
            .rows::<D, _>(&mut moment, span, order, CHUNK, &columns)
            .await?;
        let n_fit = fitting(&rows);
        let is_last = rows.len() < CHUNK && n_fit == rows.len();
        rows.truncate(n_fit);
        let exchanges = assembled::<D>(&mut moment, rows).await?;
        moment.rollback().await?;
        Ok(Chunk { exchanges, is_last })
    }

    /// One exchange.
    pub(crate) async fn exchange(
        &self,
        id: ExchangeId,
    ) -> Result<Option<RecordedExchange>, sqlx::Error> {
        let mut query = QueryBuilder::<D>::new("SELECT ");
        query.push(COLUMNS).push(", ").push(D::BYTES);
        query.push(" FROM exchanges e JOIN kinds k ON k.id = e.kind");
        query.push(" WHERE e.id = ");
        D::bind_number(&mut query, id.0);
        let mut moment = self.0.begin_with(D::BEGIN_READING).await?;
        let rows: Vec<Weighed> = D::fetch(&mut moment, query).await?;
        let found = assembled::<D>(&mut moment, rows).await?;
        moment.rollback().await?;
        Ok(found.into_iter().next())
    }

    /// One body, as far as it was kept; empty where there is none.
    pub(crate) async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, sqlx::Error> {
        let mut moment = self.0.begin_with(D::BEGIN_READING).await?;
        let mut query = QueryBuilder::<D>::new(match side {
            Side::Request => "SELECT request FROM ",
            Side::Response => "SELECT response FROM ",
        });
        query.push(D::BODIES).push(" WHERE exchange = ");
        D::bind_number(&mut query, id.0);
        let bodies: Vec<(Option<Vec<u8>>,)> = D::fetch(&mut moment, query).await?;
        let body = bodies.into_iter().next().and_then(|row| row.0);
        let body = match (body, D::PIECES) {
            (None, Some(statement)) => {
                let pieces: Vec<Piece> =
                    among::<D, _>(&mut moment, statement, vec![id.0], IN_ORDER).await?;
                let of_side = pieces.into_iter().filter(|one| one.1 == side.code());
                of_side.flat_map(|one| one.2).collect()
            }
            (body, _) => body.unwrap_or_default(),
        };
        moment.rollback().await?;
        Ok(body.into())
    }
}

/// How many of the first take no more than a chunk may; at least one.
fn fitting(rows: &[Weighed]) -> usize {
    let mut n_bytes = 0_u64;
    let fits = rows.iter().take_while(|one| {
        let is_room = n_bytes < CHUNK_BYTES;
        n_bytes = n_bytes.saturating_add(one.bytes);
        is_room
    });
    fits.count()
}

/// Puts to the rows what stands in other tables.
async fn assembled<D: Asked>(
    connection: &mut D::Connection,
    rows: Vec<Weighed>,
) -> Result<Vec<RecordedExchange>, sqlx::Error> {
    let ids = |is_meant: fn(&Weighed) -> bool| -> Vec<i64> {
        let meant = rows.iter().filter(|one| is_meant(one));
        meant.map(|one| one.row.id.0).collect()
    };
    let details: Vec<Details> = among::<D, _>(connection, D::DETAILS, ids(|_| true), "").await?;
    let pieces: Vec<Piece> = match D::PIECES {
        Some(statement) => {
            let large = ids(|one| one.bytes >= WHOLE_BYTES);
            among::<D, _>(connection, statement, large, IN_ORDER).await?
        }
        None => Vec::new(),
    };
    let streams = ids(|one| one.row.n_messages > 0);
    let messages: Vec<MessageOf> =
        among::<D, _>(connection, MESSAGES, streams, " ORDER BY exchange, n").await?;
    let mut found = Found::new(details, pieces, messages);
    Ok(rows.into_iter().map(|one| found.whole(one.row)).collect())
}

const IN_ORDER: &str = " ORDER BY exchange, side, n";
const MESSAGES: &str =
    "SELECT exchange, at_us, from_client, is_text, data, len FROM messages WHERE exchange";

/// Asks a statement that ends with a column whose value is to be one of these ids.
async fn among<D: Asked, T: super::Readable>(
    connection: &mut D::Connection,
    statement: &str,
    ids: Vec<i64>,
    order: &str,
) -> Result<Vec<T>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::<D>::new(statement);
    D::push_among(&mut query, ids);
    query.push(order);
    D::fetch(connection, query).await
}

impl<'r, R> FromRow<'r, R> for Weighed
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    ExchangeRow: FromRow<'r, R>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let last = row.len().saturating_sub(1);
        Ok(Self {
            row: ExchangeRow::from_row(row)?,
            bytes: row.try_get::<i64, _>(last)?.unsigned_abs(),
        })
    }
}
