//! The part of a record that is asked for.

use sqlx::QueryBuilder;

use super::Asked;
use crate::Order;

/// Ids between two others, both of which are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) after: i64,
    pub(crate) before: i64,
}

impl Default for Span {
    /// Everything.
    fn default() -> Self {
        Self {
            after: i64::MIN,
            before: i64::MAX,
        }
    }
}

impl Span {
    /// All that is older.
    pub(crate) fn before(id: i64) -> Self {
        Self {
            before: id,
            ..Self::default()
        }
    }

    /// Leaves out what has been read, up to this id.
    pub(crate) fn go_on_from(&mut self, id: i64, order: Order) {
        match order {
            Order::OldestFirst => self.after = id,
            Order::NewestFirst => self.before = id,
        }
    }

    /// A part that begins at `first` and is so wide, and what comes after it.
    pub(super) fn split(self, first: i64, width: i64, order: Order) -> (Self, Self) {
        let (mut part, mut later) = (self, self);
        match order {
            Order::OldestFirst => {
                let last = first.saturating_add(width).min(self.before);
                part.before = last;
                later.after = last.saturating_sub(1);
            }
            Order::NewestFirst => {
                let last = first.saturating_sub(width).max(self.after);
                part.after = last;
                later.before = last.saturating_add(1);
            }
        }
        (part, later)
    }

    /// Adds `… > … AND … < … AND `, as far as there are bounds.
    pub(super) fn push<D: Asked>(self, column: &str, query: &mut QueryBuilder<D>) {
        for (is_bound, sign, id) in [
            (self.after > i64::MIN, " > ", self.after),
            (self.before < i64::MAX, " < ", self.before),
        ] {
            if is_bound {
                query.push(column).push(sign);
                D::bind_number(query, id);
                query.push(" AND ");
            }
        }
    }
}

impl Order {
    /// What stands after `ORDER BY` and a column.
    pub(super) fn sql(self) -> &'static str {
        match self {
            Self::OldestFirst => " ASC",
            Self::NewestFirst => " DESC",
        }
    }
}
