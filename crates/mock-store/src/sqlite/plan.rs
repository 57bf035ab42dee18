//! A filter -> the way on which its rows are found.
//!
//! Kinds are few, so that they are asked first: they leave a list of numbers. A short list is
//! walked in the index of kinds, one thread of rows per kind, merged by id, which costs as much as
//! what comes out. Words are walked in their index. All else walks the rows, newest first.

use sqlx::{QueryBuilder, Sqlite};

use super::{Reader, search};
use crate::{Filter, StoreError, Window, filter::Place};

/// More kinds than this are not worth a thread of rows each.
const MAX_THREADS: usize = 64;

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// No kind matches.
    Nothing,
    /// All rows; the kind of each is looked at where there is a list.
    Rows(Option<Vec<i64>>),
    /// One thread per kind.
    Kinds(Vec<i64>),
    /// What the index of words finds.
    Words(String, Option<Vec<i64>>),
}

/// How a filter is answered.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) filter: &'a Filter,
    pub(super) source: Source,
    /// Exchanges of the kinds that match.
    pub(super) n_of_kinds: u64,
    /// What ages count from, in microseconds since 1970.
    pub(super) now_us: i64,
}

impl Reader {
    pub(super) async fn plan<'a>(&self, filter: &'a Filter) -> Result<Plan<'a>, StoreError> {
        let now_us = crate::clock::now_us();
        let mut query = QueryBuilder::<Sqlite>::new("SELECT k.id, k.n, ");
        filter.push(Place::Kind, now_us, &mut query);
        query.push(" FROM kinds k");
        let kinds: Vec<(i64, i64, bool)> = query
            .build_query_as()
            .fetch_all(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        let matching = || kinds.iter().filter(|(_, _, matches)| *matches);
        let n_of_kinds = matching().map(|(_, n, _)| n.unsigned_abs()).sum();
        let found: Vec<_> = matching().map(|(id, ..)| *id).collect();
        let all = found.len() == kinds.len();
        let source = match search::expression(filter) {
            _ if found.is_empty() && !kinds.is_empty() => Source::Nothing,
            Some(words) => Source::Words(words, (!all).then_some(found)),
            None if all => Source::Rows(None),
            None if found.len() > MAX_THREADS => Source::Rows(Some(found)),
            None => Source::Kinds(found),
        };
        Ok(Plan {
            filter,
            source,
            n_of_kinds,
            now_us,
        })
    }
}

impl Plan<'_> {
    /// The part of the window that the filter leaves.
    pub(super) fn narrowed(&self, window: Window) -> Window {
        self.filter.narrowed(window, self.now_us)
    }

    /// Whether the kinds alone decide.
    pub(super) fn is_by_kind(&self) -> bool {
        self.filter
            .terms
            .iter()
            .all(|term| term.what.place() == Place::Kind)
    }

    /// Adds `SELECT … FROM … WHERE …` of ids, newest first, older than `before`.
    pub(super) fn push_ids(&self, before: i64, query: &mut QueryBuilder<Sqlite>) {
        match &self.source {
            Source::Nothing => {
                query.push("SELECT id FROM exchanges WHERE 0");
            }
            Source::Rows(kinds) => {
                query.push("SELECT e.id AS id FROM exchanges e NOT INDEXED WHERE ");
                self.push_rest(before, kinds.as_deref(), query);
            }
            Source::Kinds(kinds) => {
                for (idx, kind) in kinds.iter().enumerate() {
                    query.push(if idx == 0 { "" } else { " UNION ALL " });
                    query.push("SELECT e.id AS id FROM exchanges e INDEXED BY exchanges_by_kind WHERE e.kind = ");
                    query.push(*kind).push(" AND ");
                    self.push_rest(before, None, query);
                }
            }
            Source::Words(words, kinds) => {
                query
                    .push("SELECT e.id AS id FROM words CROSS JOIN exchanges e ON e.id = words.rowid WHERE words MATCH ")
                    .push_bind(words.clone());
                query
                    .push(" AND words.rowid < ")
                    .push_bind(before)
                    .push(" AND ");
                self.push_rest(before, kinds.as_deref(), query);
            }
        }
        query.push(match self.source {
            Source::Words(..) => " ORDER BY words.rowid DESC",
            _ => " ORDER BY id DESC",
        });
    }

    fn push_rest(&self, before: i64, kinds: Option<&[i64]>, query: &mut QueryBuilder<Sqlite>) {
        if before < i64::MAX {
            query.push("e.id < ").push_bind(before).push(" AND ");
        }
        if let Some(kinds) = kinds {
            // Numbers of our own, not a person's text.
            let list: Vec<_> = kinds.iter().map(i64::to_string).collect();
            query
                .push("e.kind IN (")
                .push(list.join(","))
                .push(") AND ");
        }
        self.filter.push(Place::Row, self.now_us, query);
        if let Some(words) = search::negative(self.filter) {
            query
                .push(" AND e.id NOT IN (SELECT rowid FROM words WHERE words MATCH ")
                .push_bind(words)
                .push(")");
        }
    }
}
