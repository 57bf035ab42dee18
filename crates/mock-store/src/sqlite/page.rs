//! A question -> rows, newest first.

use mock_core::ExchangeId;
use sqlx::{QueryBuilder, Sqlite};

use super::Reader;
use crate::{ExchangeRow, Filter, Page, StoreError, page::MAX_LIMIT, row::COLUMNS};

impl Reader {
    pub(crate) async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let limit = limit.min(MAX_LIMIT);
        let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
        query.push(COLUMNS).push(FROM);
        filter.push(&mut query);
        if let Some(before) = before {
            query.push(" AND e.id < ").push_bind(before.0);
        }
        query
            .push(" ORDER BY e.id DESC LIMIT ")
            .push_bind(i64::from(limit) + 1);
        let mut rows: Vec<ExchangeRow> = query
            .build_query_as()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let total = match before {
            None if !more => rows.len() as u64,
            _ => self.count(filter).await?,
        };
        Ok(Page {
            rows,
            total,
            total_is_more: false,
            more,
            unindexed: 0,
        })
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT count(*)");
        query.push(FROM);
        filter.push(&mut query);
        let n_rows: i64 = query
            .build_query_scalar()
            .fetch_one(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        Ok(n_rows.unsigned_abs())
    }
}

/// `CROSS JOIN` keeps the order: exchanges are walked, their kinds are looked up.
const FROM: &str = " FROM exchanges e CROSS JOIN kinds k ON k.id = e.kind WHERE ";
