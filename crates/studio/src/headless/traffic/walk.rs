//! A filter -> every match, a page at a time, so that a large record needs no large memory.

use std::sync::Arc;

use mock_core::ExchangeId;
use mock_server::Recent;
use mock_store::{ExchangeRow, Filter, RecordedExchange, Store};

use super::{TrafficFailure, show::recorded};

const PAGE: u32 = 1000;

/// Which exchanges are looked at; all without a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    /// Only those that this mock answered.
    own: Option<Arc<Recent>>,
    /// Only those that began after this one.
    after: Option<ExchangeId>,
}

impl Scope {
    pub(crate) fn of(own: Arc<Recent>) -> Self {
        Self {
            own: Some(own),
            after: None,
        }
    }

    pub(super) fn after(&self, id: ExchangeId) -> Self {
        Self {
            own: self.own.clone(),
            after: Some(id),
        }
    }

    pub(super) fn is_all(&self) -> bool {
        self.own.is_none() && self.after.is_none()
    }

    fn holds(&self, id: ExchangeId) -> bool {
        self.after.is_none_or(|after| id > after)
            && self.own.as_ref().is_none_or(|own| own.holds(id))
    }

    /// Whether nothing that is older can be meant.
    fn ends_at(&self, id: ExchangeId) -> bool {
        let first = |own: &Arc<Recent>| own.first().is_none_or(|first| id <= first);
        self.after.is_some_and(|after| id <= after) || self.own.as_ref().is_some_and(first)
    }
}

/// Matches from the newest to the oldest.
pub(super) struct Walk<'a> {
    store: &'a Store,
    filter: &'a Filter,
    scope: &'a Scope,
    before: Option<ExchangeId>,
    done: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(store: &'a Store, filter: &'a Filter, scope: &'a Scope) -> Self {
        Self {
            store,
            filter,
            scope,
            before: None,
            done: false,
        }
    }

    /// Some more matches; `None` when there are no more.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<ExchangeRow>>, TrafficFailure> {
        if self.done {
            return Ok(None);
        }
        let page = self.store.page(self.filter, self.before, PAGE).await?;
        let mut rows = page.rows;
        self.before = rows.last().map(|row| row.id);
        self.done = !page.more || self.before.is_none_or(|last| self.scope.ends_at(last));
        rows.retain(|row| self.scope.holds(row.id));
        Ok(Some(rows))
    }
}

/// The ids of all matches, oldest first.
pub(super) async fn ids(
    store: &Store,
    filter: &Filter,
    scope: &Scope,
) -> Result<Vec<ExchangeId>, TrafficFailure> {
    let mut walk = Walk::new(store, filter, scope);
    let mut ids = Vec::new();
    while let Some(rows) = walk.next().await? {
        ids.extend(rows.iter().map(|row| row.id));
    }
    ids.reverse();
    Ok(ids)
}

/// The newest matches in full, newest first.
pub(crate) async fn found(
    store: &Store,
    filter: &Filter,
    scope: &Scope,
    limit: u32,
) -> Result<Vec<RecordedExchange>, TrafficFailure> {
    let mut walk = Walk::new(store, filter, scope);
    let mut found = Vec::new();
    while let Some(rows) = walk.next().await? {
        for row in rows {
            if found.len() >= limit as usize {
                return Ok(found);
            }
            found.push(recorded(store, row.id).await?);
        }
    }
    Ok(found)
}
