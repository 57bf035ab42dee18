//! An id -> one body; what was lost.

use bytes::Bytes;
use mock_core::ExchangeId;

use super::Reader;
use crate::{Loss, Side, StoreError, row::LossRow};

impl Reader {
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
