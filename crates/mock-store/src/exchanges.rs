//! Whole exchanges of a record, one after the other, in memory that does not grow with their number.

use std::vec;

use mock_core::ExchangeId;

use crate::{
    Filter, RecordedExchange, Store, StoreError,
    ask::{Chunk, Plan, Span},
};

/// In which order exchanges come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The oldest first.
    #[default]
    OldestFirst,
    /// The newest first.
    NewestFirst,
}

/// The exchanges that match a filter, whole; made by [`Store::exchanges`].
///
/// Some hundred are read at once, and of large ones as many as take some megabytes. Each such
/// chunk is of one moment. Between chunks nothing is held open: others write and prune freely, and
/// this may be dropped at any time, as may a call of [`Exchanges::next`].
///
/// Exchanges that are newer than the newest one at the first call never come, so that reading ends
/// even while others write.
#[derive(Debug)]
pub struct Exchanges {
    store: Store,
    filter: Filter,
    order: Order,
    /// What is still to be read.
    span: Span,
    /// How it is read; made by the first call.
    plan: Option<Plan>,
    unindexed: u64,
    ready: vec::IntoIter<RecordedExchange>,
    is_done: bool,
}

impl Exchanges {
    pub(crate) fn new(store: Store, filter: Filter, order: Order) -> Self {
        Self {
            store,
            filter,
            order,
            span: Span::default(),
            plan: None,
            unindexed: 0,
            ready: Vec::new().into_iter(),
            is_done: false,
        }
    }

    /// Only those that are newer than this one.
    #[must_use]
    pub fn after(mut self, id: ExchangeId) -> Self {
        self.span.after = self.span.after.max(id.0);
        self
    }

    /// Only those that are older than this one.
    #[must_use]
    pub fn before(mut self, id: ExchangeId) -> Self {
        self.span.before = self.span.before.min(id.0);
        self
    }

    /// The next exchange; `None` after the last.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read; asking again goes on at the same place.
    pub async fn next(&mut self) -> Result<Option<RecordedExchange>, StoreError> {
        loop {
            if let Some(next) = self.ready.next() {
                return Ok(Some(next));
            }
            if self.is_done {
                return Ok(None);
            }
            self.read_some().await?;
        }
    }

    /// In how many exchanges the words of the filter could not be looked for, because they were
    /// not in the index when reading began; zero where it asks for no words.
    #[must_use]
    pub fn unindexed(&self) -> u64 {
        self.unindexed
    }

    async fn read_some(&mut self) -> Result<(), StoreError> {
        let plan = match self.plan.take() {
            Some(plan) => plan,
            None => self.begin().await?,
        };
        let reader = &self.store.inner.reader;
        let read = reader.chunk(&plan, self.span, self.order).await;
        self.plan = Some(plan);
        let Chunk { exchanges, is_last } = read?;
        if let Some(last) = exchanges.last() {
            self.span.go_on_from(last.row.id.0, self.order);
        }
        self.is_done = is_last;
        self.ready = exchanges.into_iter();
        Ok(())
    }

    async fn begin(&mut self) -> Result<Plan, StoreError> {
        let reader = &self.store.inner.reader;
        self.unindexed = reader.unindexed_for_all(&self.filter).await?;
        let newest = reader.newest().await?;
        self.span.before = self.span.before.min(newest.saturating_add(1));
        reader.plan(&self.filter).await
    }
}
