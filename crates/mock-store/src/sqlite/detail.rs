//! An id -> one exchange in full.

use bytes::Bytes;
use mock_core::{ExchangeId, StreamMessage};

use super::Reader;
use crate::{
    ExchangeRow, Loss, RecordedExchange, RecordedSide, Side, StoreError,
    row::{COLUMNS, LossRow, MessageRow, list, message_of},
};

impl Reader {
    pub(crate) async fn exchange(
        &self,
        id: ExchangeId,
    ) -> Result<Option<RecordedExchange>, StoreError> {
        let Some(row) = self.row(id).await? else {
            return Ok(None);
        };
        let details: Option<(String, String, String, String)> = sqlx::query_as(
            "SELECT request_headers, response_headers, violations, trace FROM details WHERE exchange = ?",
        )
        .bind(id.0)
        .fetch_optional(&self.pool)
        .await
        .map_err(|error| self.failed(error))?;
        let (request_headers, response_headers, violations, trace) = details.unwrap_or_default();
        Ok(Some(RecordedExchange {
            request: self.side(id, Side::Request, &request_headers).await?,
            response: self.side(id, Side::Response, &response_headers).await?,
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
            "SELECT {COLUMNS} FROM exchanges e JOIN kinds k ON k.id = e.kind WHERE e.id = ?"
        );
        sqlx::query_as(sqlx::AssertSqlSafe(statement))
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| self.failed(error))
    }

    async fn side(
        &self,
        id: ExchangeId,
        side: Side,
        headers: &str,
    ) -> Result<RecordedSide, StoreError> {
        Ok(RecordedSide {
            headers: list(headers),
            body: self.body(id, side).await?,
        })
    }

    pub(crate) async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        let statement = match side {
            Side::Request => "SELECT request FROM bodies WHERE exchange = ?",
            Side::Response => "SELECT response FROM bodies WHERE exchange = ?",
        };
        let body: Option<Option<Vec<u8>>> = sqlx::query_scalar(statement)
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        match body {
            Some(Some(body)) => Ok(body.into()),
            Some(None) => self.parts(id, side).await,
            None => Ok(Bytes::new()),
        }
    }

    async fn parts(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        let parts: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT data FROM body_parts WHERE exchange = ? AND side = ? ORDER BY n",
        )
        .bind(id.0)
        .bind(side.code())
        .fetch_all(&self.pool)
        .await
        .map_err(|error| self.failed(error))?;
        Ok(parts.concat().into())
    }

    async fn messages(&self, id: ExchangeId) -> Result<Vec<StreamMessage>, StoreError> {
        let rows: Vec<MessageRow> = sqlx::query_as(
            "SELECT at_us, from_client, is_text, data, len FROM messages WHERE exchange = ? ORDER BY n",
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
