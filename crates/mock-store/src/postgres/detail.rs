//! An id -> one body; what was lost.

use bytes::Bytes;
use mock_core::ExchangeId;

use super::Reader;
use crate::{Loss, Side, StoreError, row::LossRow};

impl Reader {
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
