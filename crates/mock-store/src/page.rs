//! A question -> rows, newest first.

use bytes::Bytes;
use mock_core::ExchangeId;
use serde::de::DeserializeOwned;
use sqlx::{FromRow, QueryBuilder, Row as _, Sqlite, sqlite::SqliteRow};

use crate::{
    BodyState, ExchangeRow, Filter, Loss, RecordedExchange, RecordedSide, Side, Store, StoreError,
};

const ROW: &str = "SELECT id, at_us, method, path, query, operation_document, operation_method, operation_path, \
     operation_id, status, decide_us, total_us, request_len, request_state, response_len, response_state, \
     n_violations, source FROM exchanges WHERE ";
/// A page is never longer than this.
const MAX_LIMIT: u32 = 1000;

/// Some rows of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Newest first.
    pub rows: Vec<ExchangeRow>,
    /// How many match in all.
    pub total: u64,
    /// Whether older ones follow; ask for them with the last row's id.
    pub more: bool,
}

impl Store {
    /// The newest `limit` matches that are older than `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let limit = limit.min(MAX_LIMIT);
        let mut query = QueryBuilder::<Sqlite>::new(ROW);
        filter.push(&mut query);
        if let Some(before) = before {
            query.push(" AND id < ").push_bind(before.0);
        }
        query
            .push(" ORDER BY id DESC LIMIT ")
            .push_bind(i64::from(limit) + 1);
        let mut rows: Vec<ExchangeRow> = query
            .build_query_as()
            .fetch_all(&self.inner.readers)
            .await
            .map_err(|error| self.failed(error))?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let total = match before {
            None if !more => rows.len() as u64,
            _ => self.count(filter).await?,
        };
        Ok(Page { rows, total, more })
    }

    /// How many match.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT count(*) FROM exchanges WHERE ");
        filter.push(&mut query);
        let n_rows: i64 = query
            .build_query_scalar()
            .fetch_one(&self.inner.readers)
            .await
            .map_err(|error| self.failed(error))?;
        Ok(n_rows.unsigned_abs())
    }

    /// One exchange in full.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn exchange(&self, id: ExchangeId) -> Result<Option<RecordedExchange>, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new(ROW);
        query.push("id = ").push_bind(id.0);
        let row: Option<ExchangeRow> = query
            .build_query_as()
            .fetch_optional(&self.inner.readers)
            .await
            .map_err(|error| self.failed(error))?;
        let Some(row) = row else { return Ok(None) };
        let details: Option<(String, String, String, String)> = sqlx::query_as(
            "SELECT request_headers, response_headers, violations, trace FROM details WHERE exchange = ?",
        )
        .bind(id.0)
        .fetch_optional(&self.inner.readers)
        .await
        .map_err(|error| self.failed(error))?;
        let (request_headers, response_headers, violations, trace) = details.unwrap_or_default();
        Ok(Some(RecordedExchange {
            row,
            request: RecordedSide {
                headers: list(&request_headers),
                body: self.body(id, Side::Request).await?,
            },
            response: RecordedSide {
                headers: list(&response_headers),
                body: self.body(id, Side::Response).await?,
            },
            violations: list(&violations),
            trace: list(&trace),
        }))
    }

    /// One body, as far as it was kept; empty where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        let statement = match side {
            Side::Request => "SELECT request FROM bodies WHERE exchange = ?",
            Side::Response => "SELECT response FROM bodies WHERE exchange = ?",
        };
        let body: Option<Option<Vec<u8>>> = sqlx::query_scalar(statement)
            .bind(id.0)
            .fetch_optional(&self.inner.readers)
            .await
            .map_err(|error| self.failed(error))?;
        Ok(body.flatten().unwrap_or_default().into())
    }

    /// Times in which something was lost, newest first; at most a hundred.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        let rows: Vec<(i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT from_us, until_us, n_rows, n_bodies FROM losses ORDER BY id DESC LIMIT 100",
        )
        .fetch_all(&self.inner.readers)
        .await
        .map_err(|error| self.failed(error))?;
        let loss = |(from_us, until_us, rows, bodies): (i64, i64, i64, i64)| Loss {
            from_us,
            until_us,
            rows: rows.unsigned_abs(),
            bodies: bodies.unsigned_abs(),
        };
        Ok(rows.into_iter().map(loss).collect())
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::of(&self.inner.path, error)
    }
}

/// What does not parse was changed from outside; the rest of the exchange is worth showing.
fn list<T: DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}

impl FromRow<'_, SqliteRow> for ExchangeRow {
    fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let small = |column: usize| {
            row.try_get::<i64, _>(column)
                .map(|value| u32::try_from(value).unwrap_or(u32::MAX))
        };
        let large = |column: usize| row.try_get::<i64, _>(column).map(i64::unsigned_abs);
        Ok(Self {
            id: ExchangeId(row.try_get(0)?),
            at_us: row.try_get(1)?,
            method: row.try_get(2)?,
            path: row.try_get(3)?,
            query: row.try_get(4)?,
            operation_document: row.try_get(5)?,
            operation_method: row.try_get(6)?,
            operation_path: row.try_get(7)?,
            operation_id: row.try_get(8)?,
            status: u16::try_from(small(9)?).unwrap_or_default(),
            decide_us: small(10)?,
            total_us: small(11)?,
            request_len: large(12)?,
            request_state: BodyState::of(row.try_get(13)?),
            response_len: large(14)?,
            response_state: BodyState::of(row.try_get(15)?),
            n_violations: small(16)?,
            source: row.try_get(17)?,
        })
    }
}
