//! What can be asked of a store.

use bytes::Bytes;
use mock_core::ExchangeId;

use crate::{
    Exchanges, Filter, Loss, Order, Page, Progress, RecordedExchange, Side, Statistics, Store,
    StoreError, Window,
};

impl Store {
    /// The newest `limit` matches that are older than `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn page(
        &self,
        filter: &Filter,
        before: Option<ExchangeId>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        self.inner.reader.page(filter, before, limit).await
    }

    /// How many match.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        self.inner.reader.count(filter).await
    }

    /// One exchange in full.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn exchange(&self, id: ExchangeId) -> Result<Option<RecordedExchange>, StoreError> {
        self.inner.reader.exchange(id).await
    }

    /// All matches in full, one after the other, in bounded memory.
    ///
    /// ```no_run
    /// # async fn read(store: &mock_store::Store) -> Result<(), Box<dyn std::error::Error>> {
    /// use mock_store::{Filter, Order};
    ///
    /// let filter = Filter::parse("status>=500")?;
    /// let mut failed = store.exchanges(&filter, Order::OldestFirst);
    /// while let Some(exchange) = failed.next().await? {
    ///     // …
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn exchanges(&self, filter: &Filter, order: Order) -> Exchanges {
        Exchanges::new(self.clone(), filter.clone(), order)
    }

    /// One body, as far as it was kept; empty where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn body(&self, id: ExchangeId, side: Side) -> Result<Bytes, StoreError> {
        self.inner.reader.body(id, side).await
    }

    /// Figures of what matches, over a window (without one, over the whole record), in so many
    /// equal parts (1 to 10,000).
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn statistics(
        &self,
        filter: &Filter,
        window: Option<Window>,
        n_slots: u32,
    ) -> Result<Statistics, StoreError> {
        self.inner.reader.statistics(filter, window, n_slots).await
    }

    /// Times in which something was lost, newest first; at most a hundred.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        self.inner.reader.losses().await
    }

    /// Asks the record what it holds right now.
    ///
    /// # Errors
    /// [`StoreError`] when the record cannot be read.
    pub async fn progress(&self) -> Result<Progress, StoreError> {
        self.inner.reader.progress().await
    }
}
