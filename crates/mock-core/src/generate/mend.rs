//! A value that is nearly right, made right: by one member less, or one of another kind.
//!
//! Where two branches of a `oneOf` are open objects, what satisfies one often satisfies the other;
//! a member that only the other branch speaks about can tell them apart.

use oas_model::SchemaId;
use serde_json::{Map, Value, json};

use crate::{book::Book, fits, generate::Purpose, shape::Shape};

/// Changes that are tried.
const MAX_CHANGES: usize = 200;

/// The value with the first change that makes it satisfy `parts`.
pub(super) fn mended(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
) -> Option<Value> {
    let shape = book.shape(parts);
    let changed = match value {
        Value::Object(members) => objects(book, &shape, members),
        Value::Array(items) => arrays(items),
        _ => Vec::new(),
    };
    let mut changed = changed.into_iter().take(MAX_CHANGES);
    changed.find(|value| fits::broken(book, purpose, parts, value).is_none())
}

/// Without one member, then with one that a branch speaks about, in a kind that it does not allow.
fn objects(book: &Book, shape: &Shape, members: &Map<String, Value>) -> Vec<Value> {
    let without = members.keys().map(|name| {
        let mut fewer = members.clone();
        fewer.shift_remove(name);
        Value::Object(fewer)
    });
    let mut changed: Vec<Value> = without.collect();
    for name in names_in_question(book, shape) {
        for value in kinds() {
            let mut other = members.clone();
            other.insert(name.clone(), value);
            changed.push(Value::Object(other));
        }
    }
    changed
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
fn arrays(items: &[Value]) -> Vec<Value> {
    let mut changed = Vec::new();
    if !items.is_empty() {
        changed.push(Value::from(&items[..items.len() - 1]));
        changed.push(Value::from(&items[1..]));
    }
    for value in kinds() {
        let mut more = items.to_vec();
        more.push(value);
        changed.push(Value::Array(more));
    }
    changed
}
