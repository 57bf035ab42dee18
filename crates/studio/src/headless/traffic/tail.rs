//! Rows while they come.
//!
//! Ids are given when a request begins and rows are written when it ends, so a row may come
//! after one with a larger id; whatever came lately is remembered to show each row once.

use std::{collections::BTreeSet, time::Duration};

use mock_core::ExchangeId;
use mock_store::{ExchangeRow as StoredRow, Filter, Store};

use super::{TrafficFailure, opened};
use crate::{exchange_view, wire::ExchangeRow};

const EVERY: Duration = Duration::from_millis(150);
/// Rows that are looked at at a time; an answer that took longer than so many others is not seen.
const PAGE: u32 = 200;
/// Ids that are remembered; beyond them half is forgotten.
const MAX_SEEN: usize = 50_000;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// More rows are wanted.
    On,
    /// Nobody reads them any more.
    End,
}

/// Hands over the newest `lines` matches, then each that comes, oldest first, until told to end.
///
/// # Errors
/// [`TrafficFailure`], when the record cannot be read at first or any more.
pub async fn tail(
    store: &str,
    filter: &str,
    lines: u32,
    mut each: impl FnMut(ExchangeRow) -> Flow,
) -> Result<(), TrafficFailure> {
    let filter = Filter::parse(filter)?;
    let store = opened(store).await?;
    let n_first = lines.max(PAGE);
    let first = store.page(&filter, None, n_first).await?;
    let mut seen = Seen::of(&first.rows, first.more);
    let mut rows = first.rows;
    rows.truncate(lines as usize);
    loop {
        for row in rows.iter().rev() {
            if each(exchange_view::row(row, None)) == Flow::End {
                store.close().await;
                return Ok(());
            }
        }
        tokio::time::sleep(EVERY).await;
        rows = fresh(&store, &filter, &mut seen).await?;
    }
}

/// Rows that were not there the last time, newest first.
async fn fresh(
    store: &Store,
    filter: &Filter,
    seen: &mut Seen,
) -> Result<Vec<StoredRow>, TrafficFailure> {
    let mut fresh = Vec::new();
    let mut before = None;
    loop {
        let page = store.page(filter, before, PAGE).await?;
        before = page.rows.last().map(|row| row.id);
        let n_before = fresh.len();
        fresh.extend(page.rows.into_iter().filter(|row| seen.add(row.id)));
        // Behind a page without anything new there is nothing new.
        if !page.more || fresh.len() == n_before {
            seen.forget();
            return Ok(fresh);
        }
    }
}

/// What was shown, or was there before.
#[derive(Debug)]
struct Seen {
    ids: BTreeSet<ExchangeId>,
    /// Nothing as old as this one is looked at.
    floor: Option<ExchangeId>,
}

impl Seen {
    fn of(rows: &[StoredRow], more: bool) -> Self {
        let oldest = rows.last().map(|row| row.id);
        Self {
            ids: rows.iter().map(|row| row.id).collect(),
            floor: oldest.filter(|_| more),
        }
    }

    /// Whether it is new.
    fn add(&mut self, id: ExchangeId) -> bool {
        self.floor.is_none_or(|floor| id > floor) && self.ids.insert(id)
    }

    fn forget(&mut self) {
        if self.ids.len() > MAX_SEEN {
            let middle = self.ids.iter().nth(MAX_SEEN / 2).copied();
            let Some(middle) = middle else { return };
            self.ids = self.ids.split_off(&middle);
            self.floor = Some(middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_once_and_an_old_one_never() {
        let mut seen = Seen {
            ids: BTreeSet::new(),
            floor: Some(ExchangeId(10)),
        };
        assert!(seen.add(ExchangeId(12)));
        assert!(!seen.add(ExchangeId(12)));
        assert!(seen.add(ExchangeId(11)), "it came late");
        assert!(!seen.add(ExchangeId(9)), "it was there before");
    }

    #[test]
    fn what_is_forgotten_is_not_new_again() {
        let mut seen = Seen {
            ids: BTreeSet::new(),
            floor: None,
        };
        for id in 0..=MAX_SEEN as i64 {
            seen.add(ExchangeId(id));
        }
        seen.forget();
        assert!(seen.ids.len() <= MAX_SEEN / 2 + 1);
        assert!(!seen.add(ExchangeId(3)));
    }
}
