//! Terms -> a condition. Every value is bound, none becomes part of the statement.

use std::time::{SystemTime, UNIX_EPOCH};

use mock_core::ExchangeId;
use sqlx::{QueryBuilder, Sqlite};

use crate::{
    Filter,
    filter::{Column, Compare, What},
};

impl Filter {
    /// Adds `1 AND (…) AND NOT (…)`.
    pub(crate) fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push("1");
        for term in &self.terms {
            query.push(if term.negated { " AND NOT (" } else { " AND (" });
            term.what.push(query);
            query.push(")");
        }
    }
}

impl What {
    fn push(&self, query: &mut QueryBuilder<Sqlite>) {
        match self {
            Self::Number(column, compare, number) => {
                query
                    .push(column.name())
                    .push(compare.sign())
                    .push_bind(*number);
            }
            Self::Class(class) => {
                query
                    .push("k.status BETWEEN ")
                    .push_bind(class * 100)
                    .push(" AND ")
                    .push_bind(class * 100 + 99);
            }
            Self::Method(method) => {
                query.push("k.method = ").push_bind(method.clone());
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
                query
                    .push("e.id >= ")
                    .push_bind(ExchangeId::at(from_ms, 0).0);
            }
            Self::Body(text) => {
                query.push("e.id IN (SELECT exchange FROM bodies WHERE instr(request, ");
                query
                    .push_bind(text.clone().into_bytes())
                    .push(") OR instr(response, ");
                query.push_bind(text.clone().into_bytes()).push("))");
            }
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
                        .push(", '') LIKE ")
                        .push_bind(like.clone())
                        .push(" ESCAPE '\\'");
                }
            }
        }
    }
}

/// `*` stands for anything; without one the whole must be equal.
fn push_pattern(query: &mut QueryBuilder<Sqlite>, column: &str, pattern: &str) {
    query.push(column);
    if pattern.contains('*') {
        let glob = pattern.replace('[', "[[]").replace('?', "[?]");
        query.push(" GLOB ").push_bind(glob);
    } else {
        query.push(" = ").push_bind(pattern.to_owned());
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
