//! The reading side, whichever database it is.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use mock_core::ExchangeId;
use tokio::sync::watch;

use super::{Reader, ask};
use crate::{
    Filter, Loss, Order, Page, Progress, RecordedExchange, Side, Statistics, StoreError, Window,
    ask::{Asker, Chunk, Plan, Span},
};

/// How long a question for words may wait until the index has caught up.
const PATIENCE: Duration = Duration::from_millis(60);
/// The same where all matches are asked for, not only the newest.
const LONG_PATIENCE: Duration = Duration::from_secs(20);

impl Reader {
    pub(crate) async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let unindexed = self.unindexed_for(filter).await?;
        let page = ask!(self, reader => {
            let page = Asker(&reader.pool).page(filter, before, limit).await;
            page.map_err(|error| reader.failed(error))
        })?;
        Ok(Page { unindexed, ..page })
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        self.unindexed_for(filter).await?;
        ask!(self, reader => {
            let count = Asker(&reader.pool).count(filter).await;
            count.map_err(|error| reader.failed(error))
        })
    }

    pub(crate) async fn plan(&self, filter: &Filter) -> Result<Plan, StoreError> {
        ask!(self, reader => {
            let plan = Asker(&reader.pool).plan(filter).await;
            plan.map_err(|error| reader.failed(error))
        })
    }

    /// The highest id; 0 where there is none.
    pub(crate) async fn newest(&self) -> Result<i64, StoreError> {
        ask!(self, reader => {
            let newest = Asker(&reader.pool).newest().await;
            newest.map_err(|error| reader.failed(error))
        })
    }

    /// The next whole exchanges of a part of the record.
    pub(crate) async fn chunk(
        &self,
        plan: &Plan,
        span: Span,
        order: Order,
    ) -> Result<Chunk, StoreError> {
        ask!(self, reader => {
            let chunk = Asker(&reader.pool).chunk(plan, span, order).await;
            chunk.map_err(|error| reader.failed(error))
        })
    }

    /// As for a page, for somebody who wants all of them: it may take longer.
    pub(crate) async fn unindexed_for_all(&self, filter: &Filter) -> Result<u64, StoreError> {
        if filter.asks_for_words() {
            ask!(self, reader => reader.catch_up(LONG_PATIENCE).await)
        } else {
            Ok(0)
        }
    }

    /// In how many exchanges the words of a filter cannot be looked for yet.
    async fn unindexed_for(&self, filter: &Filter) -> Result<u64, StoreError> {
        if filter.asks_for_words() {
            ask!(self, reader => reader.catch_up(PATIENCE).await)
        } else {
            Ok(0)
        }
    }

    pub(crate) async fn exchange(
        &self,
        id: ExchangeId,
    ) -> Result<Option<RecordedExchange>, StoreError> {
        ask!(self, reader => {
            let found = Asker(&reader.pool).exchange(id).await;
            found.map_err(|error| reader.failed(error))
        })
    }

    pub(crate) async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        ask!(self, reader => {
            let found = Asker(&reader.pool).body(id, side).await;
            found.map_err(|error| reader.failed(error))
        })
    }

    pub(crate) async fn statistics(
        &self,
        filter: &Filter,
        window: Option<Window>,
        n_slots: u32,
    ) -> Result<Statistics, StoreError> {
        let unindexed = self.unindexed_for(filter).await?;
        let figures = ask!(self, reader => {
            let figures = Asker(&reader.pool).statistics(filter, window, n_slots).await;
            figures.map_err(|error| reader.failed(error))
        })?;
        Ok(Statistics {
            unindexed,
            ..figures
        })
    }

    pub(crate) async fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        ask!(self, reader => {
            let found = Asker(&reader.pool).losses().await;
            found.map_err(|error| reader.failed(error))
        })
    }

    pub(crate) async fn progress(&self) -> Result<Progress, StoreError> {
        ask!(self, reader => {
            let found = Asker(&reader.pool).progress().await;
            found.map_err(|error| reader.failed(error))
        })
    }

    /// Tells whoever watches of what other processes do, where the database says so by itself.
    pub(crate) fn keep_fresh(&self, progress: &Arc<watch::Sender<Progress>>) {
        match self {
            // The writer looks from time to time.
            Self::Sqlite(_) => {}
            Self::Postgres(reader) => reader.keep_fresh(Arc::downgrade(progress)),
        }
    }

    pub(crate) async fn close(&self) {
        ask!(self, reader => reader.close().await)
    }
}
