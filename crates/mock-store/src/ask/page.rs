//! A question -> rows, newest first.

use mock_core::ExchangeId;
use sqlx::QueryBuilder;

use super::{Asked, Asker, Plan, Readable, Span, one_number, stride::Strides};
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
        let span = before.map_or_else(Span::default, |id| Span::before(id.0));
        let mut connection = self.0.acquire().await?;
        plan.rows::<D, _>(&mut connection, span, Order::NewestFirst, limit, COLUMNS)
            .await
    }

    async fn count_up_to(&self, plan: &Plan, limit: u64) -> Result<u64, sqlx::Error> {
        let mut connection = self.0.acquire().await?;
        let mut parts = Strides::new(plan, Span::default(), Order::NewestFirst);
        let mut n_found = 0;
        while n_found < limit
            && let Some(part) = parts.next::<D>(&mut connection).await?
        {
            let mut query = QueryBuilder::<D>::new("SELECT count(*) FROM (");
            plan.push_unordered(part, &mut query);
            query.push(" LIMIT ");
            D::bind_number(
                &mut query,
                i64::try_from(limit - n_found).unwrap_or(i64::MAX),
            );
            query.push(") found");
            let n_more = one_number::<D>(&mut connection, query).await?;
            n_found += n_more.unwrap_or_default().unsigned_abs();
        }
        Ok(n_found)
    }
}

impl Plan {
    /// The first matches of a span: these columns of the exchange `e` and its kind `k`.
    pub(super) async fn rows<D: Asked, T: Readable>(
        &self,
        connection: &mut D::Connection,
        span: Span,
        order: Order,
        limit: usize,
        columns: &str,
    ) -> Result<Vec<T>, sqlx::Error> {
        let mut parts = Strides::new(self, span, order);
        let mut rows = Vec::new();
        while rows.len() < limit
            && let Some(part) = parts.next::<D>(connection).await?
        {
            let mut query = QueryBuilder::<D>::new("SELECT ");
            query.push(columns).push(" FROM (");
            self.push_ids(part, order, &mut query);
            query.push(" LIMIT ");
            let n_left = i64::try_from(limit - rows.len()).unwrap_or(i64::MAX);
            D::bind_number(&mut query, n_left);
            query
                .push(
                    ") found JOIN exchanges e ON e.id = found.id JOIN kinds k ON k.id = e.kind \
                     ORDER BY found.id",
                )
                .push(order.sql());
            rows.extend(D::fetch(connection, query).await?);
        }
        Ok(rows)
    }
}
