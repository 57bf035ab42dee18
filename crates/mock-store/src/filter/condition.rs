//! Terms -> a condition. Every value is bound, none becomes part of the statement.
//!
//! What databases say in different words is a [`Dialect`]; the rest is the same for all.

use std::time::{SystemTime, UNIX_EPOCH};

use mock_core::ExchangeId;
use sqlx::{Database, QueryBuilder};

use crate::{
    Filter,
    filter::{Column, Compare, What},
};

/// How a database says it. The exchange is `e`, its kind `k`.
pub(crate) trait Dialect: Database {
    /// A condition that always holds.
    const ALWAYS: &'static str;
    /// Compares with a pattern in which `%` and `_` stand for others, in whatever case.
    const LIKE: &'static str;

    fn bind_number(query: &mut QueryBuilder<Self>, number: i64);
    fn bind_text(query: &mut QueryBuilder<Self>, text: String);
    /// Adds that the column matches a pattern in which `*` stands for anything.
    fn push_glob(query: &mut QueryBuilder<Self>, column: &str, pattern: &str);
    /// Adds that a body of the exchange contains the bytes.
    fn push_body(query: &mut QueryBuilder<Self>, bytes: &[u8]);
}

impl Filter {
    /// Adds `ALWAYS AND (…) AND NOT (…)`.
    pub(crate) fn push<D: Dialect>(&self, query: &mut QueryBuilder<D>) {
        query.push(D::ALWAYS);
        for term in &self.terms {
            query.push(if term.negated { " AND NOT (" } else { " AND (" });
            term.what.push(query);
            query.push(")");
        }
    }
}

impl What {
    fn push<D: Dialect>(&self, query: &mut QueryBuilder<D>) {
        match self {
            Self::Number(column, compare, number) => {
                query.push(column.name()).push(compare.sign());
                D::bind_number(query, *number);
            }
            Self::Class(class) => {
                query.push("k.status BETWEEN ");
                D::bind_number(query, class * 100);
                query.push(" AND ");
                D::bind_number(query, class * 100 + 99);
            }
            Self::Method(method) => {
                query.push("k.method = ");
                D::bind_text(query, method.clone());
            }
            Self::Path(pattern) => push_pattern(query, "e.path", pattern),
            Self::Operation(pattern) => {
                push_pattern(query, "k.operation_id", pattern);
                query.push(" OR ");
                push_pattern(
                    query,
                    "(k.operation_method || ' ' || k.operation_path)",
                    pattern,
                );
            }
            Self::Since(age) => {
                let now = SystemTime::now()
                    .duration_since(UNIX_EPOCH)
                    .unwrap_or_default();
                let from_ms =
                    i64::try_from(now.saturating_sub(*age).as_millis()).unwrap_or(i64::MAX);
                // The id begins with the time, so that this needs no index of its own.
                query.push("e.id >= ");
                D::bind_number(query, ExchangeId::at(from_ms, 0).0);
            }
            Self::Body(text) => D::push_body(query, text.as_bytes()),
            Self::Text(text) => {
                let like = format!(
                    "%{}%",
                    text.replace('\\', "\\\\")
                        .replace('%', "\\%")
                        .replace('_', "\\_")
                );
                for (idx, column) in ["e.path", "e.query", "k.operation_id"]
                    .into_iter()
                    .enumerate()
                {
                    query.push(if idx == 0 { "" } else { " OR " });
                    query
                        .push("coalesce(")
                        .push(column)
                        .push(", '')")
                        .push(D::LIKE);
                    D::bind_text(query, like.clone());
                    query.push(" ESCAPE '\\'");
                }
            }
        }
    }
}

/// `*` stands for anything; without one the whole must be equal.
fn push_pattern<D: Dialect>(query: &mut QueryBuilder<D>, column: &str, pattern: &str) {
    if pattern.contains('*') {
        D::push_glob(query, column, pattern);
    } else {
        query.push(column).push(" = ");
        D::bind_text(query, pattern.to_owned());
    }
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Status => "k.status",
            Self::Violations => "e.n_violations",
            Self::TotalUs => "e.total_us",
        }
    }
}

impl Compare {
    fn sign(self) -> &'static str {
        match self {
            Self::Is => " = ",
            Self::IsNot => " <> ",
            Self::Less => " < ",
            Self::AtMost => " <= ",
            Self::More => " > ",
            Self::AtLeast => " >= ",
        }
    }
}
