//! In which order rows come: `sort=name`, `sort=-created_at`, `sort=name:desc`, `$orderby=name desc`.

use std::cmp::Ordering;

use serde_json::Value;

use super::{Row, field, query::Query};
use crate::{resource::ListShape, world::home};

/// The rows in the order that the query asks for; rows that compare equal stay as they were.
pub(super) fn sorted(list: &ListShape, query: &Query, mut rows: Vec<Row>) -> Vec<Row> {
    let asked = |name: &Option<std::sync::Arc<str>>| query.first(name.as_deref()?);
    let direction = asked(&list.parameters.order);
    let Some(keys) = asked(&list.parameters.sort) else {
        if direction.is_some_and(is_down) && list.parameters.sort.is_none() {
            rows.reverse();
        }
        return rows;
    };
    // The last key first: each sort keeps the order of the one before.
    for key in keys.split(',').rev() {
        let (name, down) = key_of(key.trim(), direction);
        let Some(property) = field::property(name, &rows) else {
            continue;
        };
        rows.sort_by(|a, b| {
            let order = between(field::value(a, &property), field::value(b, &property));
            if down { order.reverse() } else { order }
        });
    }
    rows
}

/// A name, and whether it goes down.
fn key_of<'k>(key: &'k str, direction: Option<&str>) -> (&'k str, bool) {
    if let Some(name) = key.strip_prefix('-') {
        return (name, true);
    }
    let key = key.strip_prefix('+').unwrap_or(key);
    let split = key.rsplit_once([':', ' ']);
    let (name, own) = split.map_or((key, None), |(name, word)| (name, Some(word)));
    let word = own.or(direction);
    (name.trim(), word.is_some_and(is_down))
}

fn is_down(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["desc", "descending", "descend", "down", "-1"].contains(&word.as_str())
}

/// Numbers by size, texts by their characters; what is missing comes last.
fn between(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Greater,
        (_, Value::Null) => Ordering::Less,
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => a
                .as_f64()
                .partial_cmp(&b.as_f64())
                .unwrap_or(Ordering::Equal),
        },
        (a, b) => home::text(a).cmp(&home::text(b)),
    }
}

/// How a value compares to a text: as numbers where both are, else as texts, which puts times and
/// dates of one form in their order.
pub(super) fn against(value: &Value, text: &str) -> Option<Ordering> {
    match value {
        Value::Number(number) => number.as_f64()?.partial_cmp(&text.parse::<f64>().ok()?),
        Value::String(own) => Some(own.as_str().cmp(text)),
        _ => None,
    }
}
