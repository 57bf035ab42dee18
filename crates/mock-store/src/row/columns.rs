//! Columns -> a row, of whatever database.

use mock_core::ExchangeId;
use serde::de::DeserializeOwned;
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use crate::{BodyState, ExchangeRow};

/// What [`ExchangeRow`] is made from. The exchange is `e`, its kind `k`.
pub(crate) const COLUMNS: &str = "e.id, e.at_us, k.method, e.path, e.query, k.operation_document, \
     k.operation_method, k.operation_path, k.operation_id, k.status, e.decide_us, e.total_us, \
     e.request_len, e.request_state, e.response_len, e.response_state, e.n_violations, k.source, \
     e.base, k.version, e.queued_us, e.first_byte_us, e.n_messages";

impl<'r, R> FromRow<'r, R> for ExchangeRow
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
        let small = |column: usize| {
            row.try_get::<i64, _>(column)
                .map(|value| u32::try_from(value).unwrap_or(u32::MAX))
        };
        let large = |column: usize| row.try_get::<i64, _>(column).map(i64::unsigned_abs);
        let text = |column: usize| {
            row.try_get::<String, _>(column)
                .map(|text| Some(text).filter(|text| !text.is_empty()))
        };
        Ok(Self {
            id: ExchangeId(row.try_get(0)?),
            at_us: row.try_get(1)?,
            method: row.try_get(2)?,
            path: row.try_get(3)?,
            query: row.try_get(4)?,
            operation_document: text(5)?,
            operation_method: text(6)?,
            operation_path: text(7)?,
            operation_id: text(8)?,
            status: u16::try_from(small(9)?).unwrap_or_default(),
            decide_us: small(10)?,
            total_us: small(11)?,
            request_len: large(12)?,
            request_state: BodyState::of(row.try_get(13)?),
            response_len: large(14)?,
            response_state: BodyState::of(row.try_get(15)?),
            n_violations: small(16)?,
            source: row.try_get(17)?,
            base: row.try_get(18)?,
            version: row.try_get(19)?,
            queued_us: small(20)?,
            first_byte_us: small(21)?,
            n_messages: small(22)?,
        })
    }
}

/// What does not parse was changed from outside; the rest of the exchange is worth showing.
pub(crate) fn list<T: DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}
