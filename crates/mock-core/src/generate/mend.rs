//! A value that is nearly right, made right: by one member less, or one of another kind.
//!
//! Where two branches of a `oneOf` are open objects, what satisfies one often satisfies the other;
//! a member that only the other branch speaks about can tell them apart.

use oas_model::SchemaId;
use serde_json::{Map, Value, json};

use crate::{book::Book, fits, generate::Purpose, shape::Shape};

/// Changes that are tried on a small value.
const MAX_CHANGES: usize = 200;
/// Values that all changed ones together may have: large ones cost more to look at.
const MAX_WORK: usize = 4_000;

/// The value with the first change that makes it satisfy `parts`, as `broken` reads them.
pub(super) fn mended(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
    broken: fits::Reading,
) -> Option<Value> {
    let shape = book.shape(parts);
    let n_changes = (MAX_WORK / size(value).max(1)).clamp(4, MAX_CHANGES);
    let is_right = |value: &Value| broken(book, purpose, parts, value).is_none();
    match value {
        Value::Object(members) => {
            let names = names_in_question(book, &shape);
            objects(members, &names).take(n_changes).find(is_right)
        }
        Value::Array(items) => arrays(items).take(n_changes).find(is_right),
        _ => None,
    }
}

/// How many values there are in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Without a member that a branch speaks about, with one in a kind that the branch does not
/// allow, then without any other.
fn objects<'m>(
    members: &'m Map<String, Value>,
    names: &'m [String],
) -> impl Iterator<Item = Value> + 'm {
    let without = |name: &'m String| {
        let mut fewer = members.clone();
        fewer.shift_remove(name);
        Value::Object(fewer)
    };
    let with = |(name, value): (&'m String, Value)| {
        let mut other = members.clone();
        other.insert(name.clone(), value);
        Value::Object(other)
    };
    let present = names.iter().filter(|name| members.contains_key(*name));
    let others = members.keys().filter(|name| !names.contains(name));
    let kinds = names
        .iter()
        .flat_map(|name| kinds().map(|value| (name, value)));
    present
        .map(without)
        .chain(kinds.map(with))
        .chain(others.map(without))
}

/// The properties that the branches of a shape and its `not`s speak about.
fn names_in_question(book: &Book, shape: &Shape) -> Vec<String> {
    let branches = shape.choices.iter().flat_map(|choice| &choice.branches);
    let asked = branches.flatten().chain(&shape.nots);
    let mut names: Vec<String> = Vec::new();
    for id in asked {
        let inner = book.shape(&[*id]);
        let new = inner.properties.keys().chain(&inner.schema.required);
        for name in new {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}

/// A value of each kind.
fn kinds() -> [Value; 7] {
    [
        json!("x"),
        json!(1),
        json!(-0.5),
        json!(true),
        json!([]),
        json!({}),
        Value::Null,
    ]
}

/// Without the last element, without the first, with one more of each kind.
fn arrays(items: &[Value]) -> impl Iterator<Item = Value> {
    let fewer = [items.split_last().map(|(_, rest)| rest), items.get(1..)];
    let fewer = fewer.into_iter().flatten().map(Value::from);
    let more = kinds().into_iter().map(|value| {
        let mut more = items.to_vec();
        more.push(value);
        Value::Array(more)
    });
    fewer.chain(more)
}
