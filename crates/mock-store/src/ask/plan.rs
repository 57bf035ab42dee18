//! A filter -> the way on which its rows are found.
//!
//! Kinds are few, so that they are asked first: they leave a list of numbers. A short list is
//! walked in the index of kinds, one thread of rows per kind, merged by id, which costs as much as
//! what comes out. Words are walked in their index. All else walks the rows, newest first.

use sqlx::QueryBuilder;

use super::{Asked, Asker, Span, search};
use crate::{Filter, Order, Window, filter::Place};

/// More kinds than this are not worth a thread of rows each.
const MAX_THREADS: usize = 64;

/// Words that so many of the newest 500 exchanges have are met soon on a walk over all of them.
const N_OFTEN: i64 = 10;

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
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
pub(crate) struct Plan {
    pub(super) filter: Filter,
    pub(super) source: Source,
    /// Whether few exchanges have the words.
    is_rare: bool,
    /// Exchanges of the kinds that match.
    pub(super) n_of_kinds: u64,
    /// What ages count from, in microseconds since 1970.
    pub(super) now_us: i64,
}

impl<D: Asked> Asker<'_, D> {
    pub(crate) async fn plan(&self, filter: &Filter) -> Result<Plan, sqlx::Error> {
        let now_us = crate::clock::now_us();
        let mut query = QueryBuilder::<D>::new("SELECT k.id, k.n, ");
        filter.push(Place::Kind, now_us, &mut query);
        query.push(" FROM kinds k");
        let kinds: Vec<(i64, i64, bool)> = self.fetch(query).await?;
        let matching = || kinds.iter().filter(|(_, _, matches)| *matches);
        let n_of_kinds = matching().map(|(_, n, _)| n.unsigned_abs()).sum();
        let found: Vec<_> = matching().map(|(id, ..)| *id).collect();
        let all = found.len() == kinds.len();
        let source = match search::expression::<D>(filter) {
            _ if found.is_empty() && !kinds.is_empty() => Source::Nothing,
            Some(words) => Source::Words(words, (!all).then_some(found)),
            None if all => Source::Rows(None),
            None if found.len() > MAX_THREADS => Source::Rows(Some(found)),
            None => Source::Kinds(found),
        };
        Ok(Plan {
            filter: filter.clone(),
            is_rare: self.is_rare(&source).await?,
            source,
            n_of_kinds,
            now_us,
        })
    }

    async fn is_rare(&self, source: &Source) -> Result<bool, sqlx::Error> {
        let mut query = QueryBuilder::<D>::new("");
        Ok(match source {
            Source::Words(words, _) if D::push_sample(&mut query, words) => {
                self.number(query).await? < N_OFTEN
            }
            _ => false,
        })
    }
}

impl Plan {
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

    /// Whether several threads are walked, in some of which there may be no match.
    pub(super) fn is_uneven(&self) -> bool {
        matches!(&self.source, Source::Kinds(kinds) if kinds.len() > 1) && !self.is_by_kind()
    }

    /// Adds `SELECT … FROM … WHERE … ORDER BY …` of ids.
    pub(super) fn push_ids<D: Asked>(&self, span: Span, order: Order, query: &mut QueryBuilder<D>) {
        match &self.source {
            Source::Kinds(kinds) => {
                for (idx, kind) in kinds.iter().enumerate() {
                    query.push(if idx == 0 { "" } else { " UNION ALL " });
                    self.push_of_kinds(span, &[*kind], query);
                }
            }
            _ => self.push_unordered(span, query),
        }
        query.push(" ORDER BY ").push(match self.source {
            Source::Words(..) if self.is_rare => D::RARE_WORDS_ID,
            Source::Words(..) => D::WORDS_ID,
            _ => "id",
        });
        query.push(order.sql());
    }

    /// Adds `SELECT … FROM … WHERE …` of ids.
    pub(super) fn push_unordered<D: Asked>(&self, span: Span, query: &mut QueryBuilder<D>) {
        match &self.source {
            Source::Nothing => {
                query.push("SELECT id FROM exchanges WHERE FALSE");
            }
            Source::Rows(kinds) => {
                query
                    .push("SELECT e.id AS id FROM ")
                    .push(D::ROWS)
                    .push(" WHERE ");
                self.push_rest(span, kinds.as_deref(), query);
            }
            Source::Kinds(kinds) => self.push_of_kinds(span, kinds, query),
            Source::Words(words, kinds) => {
                D::push_found(query, words);
                query.push(" AND ");
                span.push(D::WORDS_ID, query);
                self.push_rest(span, kinds.as_deref(), query);
            }
        }
    }

    fn push_of_kinds<D: Asked>(&self, span: Span, kinds: &[i64], query: &mut QueryBuilder<D>) {
        query
            .push("SELECT e.id AS id FROM ")
            .push(D::ROWS_OF_KIND)
            .push(" WHERE ");
        self.push_rest(span, Some(kinds), query);
    }

    fn push_rest<D: Asked>(&self, span: Span, kinds: Option<&[i64]>, query: &mut QueryBuilder<D>) {
        span.push("e.id", query);
        if let Some(kinds) = kinds {
            // Numbers of our own, not a person's text.
            let list: Vec<_> = kinds.iter().map(i64::to_string).collect();
            query
                .push("e.kind IN (")
                .push(list.join(","))
                .push(") AND ");
        }
        self.filter.push(Place::Row, self.now_us, query);
        if let Some(words) = search::negative::<D>(&self.filter) {
            query.push(" AND ");
            D::push_not_found(query, &words);
        }
    }
}
