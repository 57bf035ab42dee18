//! A question -> rows, newest first.

use std::time::Duration;

use mock_core::ExchangeId;
use sqlx::{QueryBuilder, Sqlite};

use super::{
    Reader,
    plan::{Plan, Source},
    signed,
};
use crate::{ExchangeRow, Filter, Page, StoreError, page::MAX_LIMIT, row::COLUMNS};

/// Matches beyond this are not counted for a page.
const MAX_COUNTED: u64 = 10_000;
/// How long a question for words may wait until the index has caught up.
const PATIENCE: Duration = Duration::from_millis(60);

impl Reader {
    pub(crate) async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let unindexed = if filter.asks_for_words() {
            self.catch_up(PATIENCE).await?
        } else {
            0
        };
        let limit = limit.min(MAX_LIMIT) as usize;
        let plan = self.plan(filter).await?;
        let mut rows = self.rows(&plan, before, limit + 1).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let (total, total_is_more) = match before {
            None if !more => (rows.len() as u64, false),
            _ if plan.is_by_kind() => (plan.n_of_kinds, false),
            _ => {
                let counted = self.count_up_to(&plan, MAX_COUNTED + 1).await?;
                (counted.min(MAX_COUNTED), counted > MAX_COUNTED)
            }
        };
        Ok(Page {
            rows,
            total,
            total_is_more,
            more,
            unindexed,
        })
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        if filter.asks_for_words() {
            self.catch_up(PATIENCE).await?;
        }
        let plan = self.plan(filter).await?;
        if plan.is_by_kind() {
            return Ok(plan.n_of_kinds);
        }
        self.count_up_to(&plan, u64::MAX).await
    }

    async fn rows(
        &self,
        plan: &Plan<'_>,
        before: Option<ExchangeId>,
        limit: usize,
    ) -> Result<Vec<ExchangeRow>, StoreError> {
        if plan.source == Source::Nothing {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
        query.push(COLUMNS).push(" FROM (");
        plan.push_ids(before.map_or(i64::MAX, |id| id.0), &mut query);
        query.push(" LIMIT ").push_bind(signed(limit as u64));
        query.push(
            ") found CROSS JOIN exchanges e ON e.id = found.id CROSS JOIN kinds k ON k.id = e.kind \
             ORDER BY found.id DESC",
        );
        query
            .build_query_as()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.failed(error))
    }

    async fn count_up_to(&self, plan: &Plan<'_>, limit: u64) -> Result<u64, StoreError> {
        if plan.source == Source::Nothing {
            return Ok(0);
        }
        let mut query = QueryBuilder::<Sqlite>::new("SELECT count(*) FROM (");
        plan.push_ids(i64::MAX, &mut query);
        query.push(" LIMIT ").push_bind(signed(limit)).push(")");
        let n_rows: i64 = query
            .build_query_scalar()
            .fetch_one(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        Ok(n_rows.unsigned_abs())
    }
}
