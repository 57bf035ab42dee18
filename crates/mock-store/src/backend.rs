//! Where rows are kept: one variant per kind of database, each behind the same questions.

use bytes::Bytes;
use mock_core::ExchangeId;

use crate::{
    Filter, Loss, Page, Progress, RecordedExchange, Retention, Side, Statistics, StoreError,
    Window, prepare::Prepared, sqlite,
};

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
}

/// The writing side; the writer alone holds it.
#[derive(Debug)]
pub(crate) enum Keeper {
    Sqlite(sqlite::Keeper),
}

/// Asks whichever database it is.
macro_rules! ask {
    ($backend:expr, $inner:ident => $answer:expr) => {
        match $backend {
            Self::Sqlite($inner) => $answer,
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
        ask!(self, reader => reader.page(filter, before, limit).await)
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        ask!(self, reader => reader.count(filter).await)
    }

    pub(crate) async fn exchange(
        &self,
        id: ExchangeId,
    ) -> Result<Option<RecordedExchange>, StoreError> {
        ask!(self, reader => reader.exchange(id).await)
    }

    pub(crate) async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        ask!(self, reader => reader.body(id, side).await)
    }

    pub(crate) async fn statistics(
        &self,
        filter: &Filter,
        window: Option<Window>,
        n_slots: u32,
    ) -> Result<Statistics, StoreError> {
        ask!(self, reader => reader.statistics(filter, window, n_slots).await)
    }

    pub(crate) async fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        ask!(self, reader => reader.losses().await)
    }

    pub(crate) async fn progress(&self) -> Result<Progress, StoreError> {
        ask!(self, reader => reader.progress().await)
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
        ask!(self, keeper => keeper.changed_by_others().await)
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
