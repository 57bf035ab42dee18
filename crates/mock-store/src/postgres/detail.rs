//! An id -> one exchange in full.

use bytes::Bytes;
use mock_core::{ExchangeId, StreamMessage};

use super::Reader;
use crate::{
    ExchangeRow, Loss, RecordedExchange, RecordedSide, Side, StoreError,
    row::{COLUMNS, LossRow, MessageRow, list, message_of},
};

/// Headers of both sides, violations, trace, bodies of both sides.
type Details = (
    String,
    String,
    String,
    String,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

impl Reader {
    pub(crate) async fn exchange(
        &self,
        id: ExchangeId,
    ) -> Result<Option<RecordedExchange>, StoreError> {
        let Some(row) = self.row(id).await? else {
            return Ok(None);
        };
        let details: Option<Details> = sqlx::query_as(
            "SELECT request_headers, response_headers, violations, trace, request, response \
             FROM details WHERE exchange = $1",
        )
        .bind(id.0)
        .fetch_optional(&self.pool)
        .await
        .map_err(|error| self.failed(error))?;
        let (request_headers, response_headers, violations, trace, request, response) =
            details.unwrap_or_default();
        Ok(Some(RecordedExchange {
            request: side(&request_headers, request),
            response: side(&response_headers, response),
            violations: list(&violations),
            trace: list(&trace),
            messages: match row.n_messages {
                0 => Vec::new(),
                _ => self.messages(id).await?,
            },
            row,
        }))
    }

    async fn row(&self, id: ExchangeId) -> Result<Option<ExchangeRow>, StoreError> {
        let statement = format!(
            "SELECT {COLUMNS} FROM exchanges e JOIN kinds k ON k.id = e.kind WHERE e.id = $1"
        );
        sqlx::query_as(sqlx::AssertSqlSafe(statement))
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| self.failed(error))
    }

    pub(crate) async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        let statement = match side {
            Side::Request => "SELECT request FROM details WHERE exchange = $1",
            Side::Response => "SELECT response FROM details WHERE exchange = $1",
        };
        let body: Option<Option<Vec<u8>>> = sqlx::query_scalar(statement)
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        Ok(body.flatten().unwrap_or_default().into())
    }

    async fn messages(&self, id: ExchangeId) -> Result<Vec<StreamMessage>, StoreError> {
        let rows: Vec<MessageRow> = sqlx::query_as(
            "SELECT at_us, from_client, is_text, data, len FROM messages WHERE exchange = $1 ORDER BY n",
        )
        .bind(id.0)
        .fetch_all(&self.pool)
        .await
        .map_err(|error| self.failed(error))?;
        Ok(rows.into_iter().map(message_of).collect())
    }

    pub(crate) async fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        let rows: Vec<LossRow> = sqlx::query_as(
            "SELECT from_us, until_us, n_rows, n_bodies FROM losses ORDER BY id DESC LIMIT 100",
        )
        .fetch_all(&self.pool)
        .await
        .map_err(|error| self.failed(error))?;
        Ok(rows.into_iter().map(Loss::of).collect())
    }
}

fn side(headers: &str, body: Option<Vec<u8>>) -> RecordedSide {
    RecordedSide {
        headers: list(headers),
        body: body.unwrap_or_default().into(),
    }
}
