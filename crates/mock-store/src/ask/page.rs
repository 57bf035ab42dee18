//! A question -> rows, newest first.

use mock_core::ExchangeId;
use sqlx::QueryBuilder;

use super::{Asked, Asker, Plan, Span, plan::Source};
use crate::{ExchangeRow, Filter, Order, Page, page::MAX_LIMIT, row::COLUMNS};

/// Matches beyond this are not counted for a page.
const MAX_COUNTED: u64 = 10_000;

impl<D: Asked> Asker<'_, D> {
    /// The newest matches that are older than `before`. `unindexed` is left to whoever knows.
    pub(crate) async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, sqlx::Error> {
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
            unindexed: 0,
        })
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, sqlx::Error> {
        let plan = self.plan(filter).await?;
        if plan.is_by_kind() {
            return Ok(plan.n_of_kinds);
        }
        self.count_up_to(&plan, u64::MAX).await
    }

    async fn rows(
        &self,
        plan: &Plan,
        before: Option<ExchangeId>,
        limit: usize,
    ) -> Result<Vec<ExchangeRow>, sqlx::Error> {
        if plan.source == Source::Nothing {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<D>::new("SELECT ");
        query.push(COLUMNS).push(" FROM (");
        let span = before.map_or_else(Span::default, |id| Span::before(id.0));
        plan.push_ids(span, Order::NewestFirst, &mut query);
        query.push(" LIMIT ");
        D::bind_number(&mut query, i64::try_from(limit).unwrap_or(i64::MAX));
        query.push(
            ") found JOIN exchanges e ON e.id = found.id JOIN kinds k ON k.id = e.kind \
             ORDER BY found.id DESC",
        );
        self.fetch(query).await
    }

    async fn count_up_to(&self, plan: &Plan, limit: u64) -> Result<u64, sqlx::Error> {
        if plan.source == Source::Nothing {
            return Ok(0);
        }
        let mut query = QueryBuilder::<D>::new("SELECT count(*) FROM (");
        plan.push_ids(Span::default(), Order::NewestFirst, &mut query);
        query.push(" LIMIT ");
        D::bind_number(&mut query, i64::try_from(limit).unwrap_or(i64::MAX));
        query.push(") found");
        Ok(self.number(query).await?.unsigned_abs())
    }
}
