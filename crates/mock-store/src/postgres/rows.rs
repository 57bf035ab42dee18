//! The rows of a batch, column by column, as one statement takes them.

use mock_core::Exchange;
use sqlx::{Postgres, postgres::PgArguments, query::Query};

use super::{dialect::storable, signed};
use crate::prepare::Prepared;

/// An exchange under the id that it has in this record.
#[derive(Debug, Clone, Copy)]
pub(super) struct New<'a> {
    pub(super) row: &'a Prepared,
    pub(super) id: i64,
    pub(super) kind: i64,
}

type Insert<'q> = Query<'q, Postgres, PgArguments>;

/// What a row takes besides its texts and bodies: its numbers, twice in indexes.
const ROW_BYTES: usize = 300;

impl New<'_> {
    fn exchange(&self) -> &Exchange {
        &self.row.exchange
    }

    /// What it takes in all tables, roughly.
    pub(super) fn bytes(&self) -> i64 {
        let (row, exchange) = (self.row, self.exchange());
        let texts = exchange.path.len()
            + row.request_headers.len()
            + row.response_headers.len()
            + row.violations.len()
            + row.trace.len();
        let bodies = exchange.request.body.len() + exchange.response.body.len();
        let messages = exchange
            .messages
            .iter()
            .map(|message| 60 + message.data.len());
        signed((ROW_BYTES + texts + bodies + messages.sum::<usize>()) as u64)
    }
}

pub(super) const EXCHANGES: &str = "INSERT INTO exchanges (id, at_us, kind, base, path, query, queued_us, \
     decide_us, first_byte_us, total_us, request_len, request_state, response_len, response_state, \
     n_violations, n_messages, bytes) \
     SELECT * FROM UNNEST($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], \
     $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], \
     $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[]) \
     ON CONFLICT (id) DO NOTHING RETURNING id";

pub(super) fn exchanges<'q>(new: &[New<'_>]) -> Insert<'q> {
    let number = |of: fn(&New<'_>) -> i64| new.iter().map(of).collect::<Vec<_>>();
    sqlx::query(EXCHANGES)
        .bind(number(|new| new.id))
        .bind(number(|new| new.exchange().at_us))
        .bind(number(|new| new.kind))
        .bind(texts(new, |row| row.exchange.base.as_deref()))
        .bind(texts(new, |row| Some(&row.exchange.path)))
        .bind(texts(new, |row| row.exchange.query.as_deref()))
        .bind(number(|new| new.exchange().queued_us.into()))
        .bind(number(|new| new.exchange().decide_us.into()))
        .bind(number(|new| new.exchange().first_byte_us.into()))
        .bind(number(|new| new.exchange().total_us.into()))
        .bind(number(|new| signed(new.exchange().request.body_len)))
        .bind(number(|new| new.row.request_state.code()))
        .bind(number(|new| signed(new.exchange().response.body_len)))
        .bind(number(|new| new.row.response_state.code()))
        .bind(number(|new| signed(new.exchange().violations.len() as u64)))
        .bind(number(|new| signed(new.exchange().messages.len() as u64)))
        .bind(number(|new| new.bytes()))
}

const DETAILS: &str = "INSERT INTO details (exchange, request_headers, response_headers, violations, trace, \
     request, response) SELECT * FROM UNNEST($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], \
     $6::bytea[], $7::bytea[])";

pub(super) fn details<'q>(new: &[New<'q>]) -> Insert<'q> {
    let text = |of: fn(&Prepared) -> &str| new.iter().map(|new| of(new.row)).collect::<Vec<_>>();
    let body = |of: fn(&Exchange) -> &[u8]| {
        let bodies = new.iter().map(|new| of(&new.row.exchange));
        bodies
            .map(|body| Some(body).filter(|body| !body.is_empty()))
            .collect::<Vec<_>>()
    };
    sqlx::query(DETAILS)
        .bind(ids(new))
        .bind(text(|row| &row.request_headers))
        .bind(text(|row| &row.response_headers))
        .bind(text(|row| &row.violations))
        .bind(text(|row| &row.trace))
        .bind(body(|exchange| &exchange.request.body))
        .bind(body(|exchange| &exchange.response.body))
}

const MESSAGES: &str = "INSERT INTO messages (exchange, n, at_us, from_client, is_text, data, len) \
     SELECT * FROM UNNEST($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::boolean[], $6::bytea[], \
     $7::bigint[])";

/// The messages of one exchange.
pub(super) fn messages<'q>(new: &New<'q>) -> Insert<'q> {
    let all = &new.row.exchange.messages;
    sqlx::query(MESSAGES)
        .bind(vec![new.id; all.len()])
        .bind((0..signed(all.len() as u64)).collect::<Vec<_>>())
        .bind(all.iter().map(|message| message.at_us).collect::<Vec<_>>())
        .bind(
            all.iter()
                .map(|message| message.from_client)
                .collect::<Vec<_>>(),
        )
        .bind(all.iter().map(|message| message.text).collect::<Vec<_>>())
        .bind(
            all.iter()
                .map(|message| &message.data[..])
                .collect::<Vec<_>>(),
        )
        .bind(
            all.iter()
                .map(|message| signed(message.len))
                .collect::<Vec<_>>(),
        )
}

pub(super) fn unindexed<'q>(new: &[New<'_>]) -> Insert<'q> {
    sqlx::query("INSERT INTO unindexed SELECT * FROM UNNEST($1::bigint[])").bind(ids(new))
}

fn ids(new: &[New<'_>]) -> Vec<i64> {
    new.iter().map(|new| new.id).collect()
}

fn texts(new: &[New<'_>], of: fn(&Prepared) -> Option<&str>) -> Vec<Option<String>> {
    new.iter().map(|new| of(new.row).map(storable)).collect()
}
