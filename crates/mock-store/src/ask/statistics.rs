//! A filter and a time -> statistics, from packed measures.

use std::collections::HashSet;

use sqlx::QueryBuilder;

use super::{Asked, Asker, Plan, Span};
use crate::{
    Filter, Order, Statistics, Window,
    filter::{Place, id_at},
    measure::{Measure, unpacked},
    statistics::{Collector, KindOf, Known},
};

/// Values that are read at once: some 10 MB.
const STEP: i64 = 1500;

type KindRow = (i64, i64, String, String, String, String);

impl<D: Asked> Asker<'_, D> {
    pub(crate) async fn statistics(
        &self,
        filter: &Filter,
        window: Option<Window>,
        n_slots: u32,
    ) -> Result<Statistics, sqlx::Error> {
        let plan = self.plan(filter).await?;
        let (oldest, whole) = self.whole().await?;
        let window = plan.narrowed(window.unwrap_or(whole));
        let known = self.known_kinds(&plan).await?;
        let ids = self.ids_where_needed(&plan).await?;
        let mut collector = Collector::new(window, n_slots.clamp(1, 10_000), known);
        let is_meant = |one: &Measure| {
            one.id >= oldest
                && plan.filter.fits(one)
                && ids.as_ref().is_none_or(|ids| ids.contains(&one.id))
        };
        let mut after = 0;
        while let Some((last, measures)) = self.measures(window, after).await? {
            after = last;
            measures
                .iter()
                .filter(|one| is_meant(one))
                .for_each(|one| collector.add(one));
        }
        Ok(collector.finish(0))
    }

    /// The oldest id, and the time from the oldest to the newest exchange.
    async fn whole(&self) -> Result<(i64, Window), sqlx::Error> {
        let query = QueryBuilder::<D>::new(
            "SELECT coalesce((SELECT min(id) FROM exchanges), 0), coalesce((SELECT max(id) FROM exchanges), 0)",
        );
        let found: Vec<(i64, i64)> = self.fetch(query).await?;
        let (oldest, newest) = found.first().copied().unwrap_or_default();
        let window = Window {
            from_us: (oldest >> 20) * 1000,
            until_us: ((newest >> 20) + 1) * 1000,
        };
        Ok((oldest, window))
    }

    async fn known_kinds(&self, plan: &Plan) -> Result<Vec<Known>, sqlx::Error> {
        let mut query = QueryBuilder::<D>::new(
            "SELECT k.id, k.status, k.operation_document, k.operation_method, k.operation_path, \
             k.operation_id FROM kinds k WHERE ",
        );
        plan.filter.push(Place::Kind, plan.now_us, &mut query);
        let rows: Vec<KindRow> = self.fetch(query).await?;
        let known = |(id, status, document, method, path, operation_id)| Known {
            id,
            status,
            operation: KindOf {
                document,
                method,
                path,
                operation_id,
            },
        };
        Ok(rows.into_iter().map(known).collect())
    }

    /// Asked only where the measures cannot tell whether an exchange is meant.
    async fn ids_where_needed(&self, plan: &Plan) -> Result<Option<HashSet<i64>>, sqlx::Error> {
        if plan.filter.is_measurable() {
            return Ok(None);
        }
        let mut query = QueryBuilder::<D>::new("");
        plan.push_ids(Span::default(), Order::NewestFirst, &mut query);
        let ids: Vec<(i64,)> = self.fetch(query).await?;
        Ok(Some(ids.into_iter().map(|row| row.0).collect()))
    }

    /// The next values that touch the window, and the number of the last one.
    async fn measures(
        &self,
        window: Window,
        after: i64,
    ) -> Result<Option<(i64, Vec<Measure>)>, sqlx::Error> {
        let mut query = QueryBuilder::<D>::new("SELECT id, data FROM measures WHERE id > ");
        D::bind_number(&mut query, after);
        query.push(" AND last >= ");
        D::bind_number(&mut query, id_at(window.from_us));
        query.push(" AND first < ");
        D::bind_number(&mut query, id_at(window.until_us));
        query.push(" ORDER BY id LIMIT ");
        D::bind_number(&mut query, STEP);
        let rows: Vec<(i64, Vec<u8>)> = self.fetch(query).await?;
        let Some((last, _)) = rows.last() else {
            return Ok(None);
        };
        let last = *last;
        let measures = rows.iter().flat_map(|(_, data)| unpacked(data)).collect();
        Ok(Some((last, measures)))
    }
}
