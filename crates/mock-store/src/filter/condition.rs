//! A filter -> conditions. Every value is bound, none becomes part of a statement.
//!
//! Terms fall into three groups: those about the kind (`k`), which leave a few numbers; those
//! about the row (`e`); and words, which the index answers. What databases say in different words
//! is a [`Dialect`].

use mock_core::ExchangeId;
use sqlx::{Database, QueryBuilder};

use super::{Column, Compare, Filter, Term, What, Word};

/// What a term looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Kind,
    Row,
    Words,
}

/// How a database says it. The exchange is `e`, its kind `k`.
pub(crate) trait Dialect: Database {
    /// A condition that always holds.
    const ALWAYS: &'static str;
    /// Scheme and authority in lower case -> the authority: `http://name:port` -> `name:port`.
    const AUTHORITY: &'static str;

    fn bind_number(query: &mut QueryBuilder<Self>, number: i64);
    fn bind_text(query: &mut QueryBuilder<Self>, text: String);
    /// Adds that the column matches a pattern in which `*` stands for anything.
    fn push_glob(query: &mut QueryBuilder<Self>, column: &str, pattern: &str);
    /// Adds that there is a field of this name, on either side, in which all the words stand.
    fn push_header(query: &mut QueryBuilder<Self>, name: &str, words: &[Word]);
}

impl Filter {
    pub(crate) fn at(&self, place: Place) -> impl Iterator<Item = &Term> {
        self.terms
            .iter()
            .filter(move |term| term.what.place() == place)
    }

    /// Adds `ALWAYS AND (…) AND NOT (…)` for one group. `now_us` is what ages count from.
    pub(crate) fn push<D: Dialect>(&self, place: Place, now_us: i64, query: &mut QueryBuilder<D>) {
        query.push(D::ALWAYS);
        for term in self.at(place) {
            query.push(if term.negated { " AND NOT (" } else { " AND (" });
            term.what.push(now_us, query);
            query.push(")");
        }
    }
}

impl What {
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Number(Column::Status, ..)
            | Self::Class(_)
            | Self::Method(_)
            | Self::Operation(_)
            | Self::Source(_) => Place::Kind,
            Self::Number(Column::Violations, compare, number)
                if any_violation(*compare, *number).is_some() =>
            {
                Place::Kind
            }
            Self::Body(_) | Self::Headers(_) | Self::Anywhere(_) => Place::Words,
            _ => Place::Row,
        }
    }

    fn push<D: Dialect>(&self, now_us: i64, query: &mut QueryBuilder<D>) {
        match self {
            Self::Number(Column::Violations, compare, number)
                if let Some(violating) = any_violation(*compare, *number) =>
            {
                query.push("k.violating = ");
                D::bind_number(query, violating);
            }
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
                query.push("upper(k.method) = ");
                D::bind_text(query, method.clone());
            }
            Self::Path(pattern) => push_pattern(query, "e.path", pattern),
            Self::Operation(pattern) => push_operation(query, pattern),
            Self::Host(pattern) => push_host(query, pattern),
            Self::Source(source) => {
                query.push("k.source = ");
                D::bind_text(query, source.clone());
            }
            Self::Id(id) => {
                query.push("e.id = ");
                D::bind_number(query, id.0);
            }
            // The id begins with the time, so that this needs no index of its own.
            Self::Since(when) => {
                query.push("e.id >= ");
                D::bind_number(query, id_at(when.at_us(now_us)));
            }
            Self::Until(when) => {
                query.push("e.id < ");
                D::bind_number(query, id_at(when.at_us(now_us)));
            }
            Self::Header(name, words) => D::push_header(query, name, words),
            // The index answers them.
            Self::Body(_) | Self::Headers(_) | Self::Anywhere(_) => {}
        }
    }
}

/// Whether it asks for exchanges with (1) or without (0) violations.
fn any_violation(compare: Compare, number: i64) -> Option<i64> {
    match (compare, number) {
        (Compare::More | Compare::IsNot, 0) | (Compare::AtLeast, 1) => Some(1),
        (Compare::Is | Compare::AtMost, 0) | (Compare::Less, 1) => Some(0),
        _ => None,
    }
}

/// The lowest id of this moment.
pub(crate) fn id_at(at_us: i64) -> i64 {
    // Years before 1970 and after 200,000 are not in any record.
    ExchangeId::at((at_us / 1000).clamp(0, i64::MAX >> 20), 0).0
}

fn push_operation<D: Dialect>(query: &mut QueryBuilder<D>, pattern: &str) {
    push_pattern(query, "k.operation_id", pattern);
    query.push(" OR ");
    push_pattern(
        query,
        "(k.operation_method || ' ' || k.operation_path)",
        pattern,
    );
}

/// The whole authority, or without the port.
fn push_host<D: Dialect>(query: &mut QueryBuilder<D>, pattern: &str) {
    push_pattern(query, D::AUTHORITY, pattern);
    query.push(" OR ");
    push_pattern(query, D::AUTHORITY, &format!("{pattern}:*"));
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
            Self::ResponseLen => "e.response_len",
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
