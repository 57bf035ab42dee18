//! Where rows are kept: one variant per kind of database, each behind the same questions.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use mock_core::ExchangeId;
use tokio::sync::watch;

use crate::{
    Filter, Loss, Order, Page, Progress, RecordedExchange, Retention, Side, Statistics, StoreError,
    Window,
    ask::{Asker, Chunk, Plan, Span},
    postgres,
    prepare::Prepared,
    sqlite,
};

/// How long a question for words may wait until the index has caught up.
const PATIENCE: Duration = Duration::from_millis(60);
/// The same where all matches are asked for, not only the newest.
const LONG_PATIENCE: Duration = Duration::from_secs(20);

/// What was lost since it was last written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Microseconds since 1970.
    pub(crate) now_us: i64,
    pub(crate) rows: u64,
    pub(crate) bodies: u64,
}

/// The reading side; many may ask at once.
#[derive(Debug)]
pub(crate) enum Reader {
    Sqlite(sqlite::Reader),
    Postgres(Box<postgres::Reader>),
}

/// The writing side; the writer alone holds it.
#[derive(Debug)]
pub(crate) enum Keeper {
    Sqlite(Box<sqlite::Keeper>),
    Postgres(Box<postgres::Keeper>),
}

/// Asks whichever database it is.
macro_rules! ask {
    ($backend:expr, $inner:ident => $answer:expr) => {
        match $backend {
            Self::Sqlite($inner) => $answer,
            Self::Postgres($inner) => $answer,
        }
    };
}

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

impl Keeper {
    /// Writes the batch and the losses, or nothing. Says how many exchanges are new.
    pub(crate) async fn write(
        &mut self,
        batch: &[Prepared],
        lost: Lost,
    ) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.write(batch, lost).await)
    }

    pub(crate) async fn progress(&mut self) -> Result<Progress, StoreError> {
        ask!(self, keeper => keeper.progress().await)
    }

    /// Whether another process has changed the record since this was asked last.
    pub(crate) async fn changed_by_others(&mut self) -> bool {
        match self {
            Self::Sqlite(keeper) => keeper.changed_by_others().await,
            Self::Postgres(_) => false,
        }
    }

    /// Whether the reader keeps totals fresh by itself, because others write as well.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Whether there may be something that is not in the index of words, where so many exchanges
    /// were not in it when that was looked at last.
    pub(crate) fn lags(&self, unindexed: u64) -> bool {
        match self {
            Self::Sqlite(_) => unindexed > 0,
            Self::Postgres(keeper) => keeper.lags(),
        }
    }

    /// Whether there is nobody to write to at the moment, but may be again.
    pub(crate) fn is_away(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(keeper) => keeper.is_away(),
        }
    }

    /// Whether listeners elsewhere have not been told yet of what was written.
    pub(crate) fn owes_word(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(keeper) => keeper.owes(),
        }
    }

    /// Tells them, at most some ten times a second.
    pub(crate) async fn tell(&mut self) {
        match self {
            Self::Sqlite(_) => {}
            Self::Postgres(keeper) => keeper.tell().await,
        }
    }

    /// Gives some of the room that is not used any more back to the disk.
    pub(crate) async fn tidy(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(keeper) => keeper.tidy().await,
            // The server does that by itself.
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Puts some of what is not in the index of words into it. Says how many exchanges.
    pub(crate) async fn index_some(&mut self) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.index_some().await)
    }

    pub(crate) async fn clear(&mut self) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.clear().await)
    }

    pub(crate) async fn prune(&mut self, keep: Retention, now_us: i64) -> Result<u64, StoreError> {
        ask!(self, keeper => keeper.prune(keep, now_us).await)
    }

    pub(crate) async fn close(self) {
        ask!(self, keeper => keeper.close().await)
    }
}
