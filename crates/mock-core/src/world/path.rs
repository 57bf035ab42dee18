//! Ways into values, and into the schemas that the values have.

use std::sync::Arc;

use oas_model::SchemaId;
use serde_json::{Map, Value};

use crate::book::Book;

/// The step to the first element of an array.
const FIRST: &str = "0";

/// The value at the end of a path; `0` is the first element of an array.
pub(super) fn get<'v>(value: &'v Value, path: &[Arc<str>]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match value {
        Value::Object(members) => members.get(&**step),
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Puts a value at the end of a path; what is missing on the way is made: for `0` an array.
pub(super) fn put(value: &mut Value, path: &[Arc<str>], new: Value) {
    let Some((step, rest)) = path.split_first() else {
        *value = new;
        return;
    };
    if let (Value::Array(items), Ok(idx)) = (&mut *value, step.parse::<usize>()) {
        if let Some(item) = items.get_mut(idx) {
            put(item, rest, new);
        }
        return;
    }
    if **step == *FIRST && !value.is_object() {
        let mut first = Value::Null;
        put(&mut first, rest, new);
        *value = Value::Array(vec![first]);
        return;
    }
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    if let Value::Object(members) = value {
        let place = members.entry(&**step).or_insert(Value::Null);
        put(place, rest, new);
    }
}

/// Takes the value at the end of a path away, where there is one.
pub(super) fn remove(value: &mut Value, path: &[Arc<str>]) {
    match (path, value) {
        ([name], Value::Object(members)) => _ = members.shift_remove(&**name),
        ([step, rest @ ..], Value::Object(members)) => {
            if let Some(inner) = members.get_mut(&**step) {
                remove(inner, rest);
            }
        }
        _ => {}
    }
}

/// `["a", "0", "b"]` and 1 -> `{"a": [{"b": 1}]}`.
pub(super) fn nested(path: &[Arc<str>], value: Value) -> Value {
    let mut whole = Value::Null;
    put(&mut whole, path, value);
    whole
}

/// The schemas of the place at the end of a path; `None` where nothing is said about it.
pub(super) fn parts(book: &Book, schema: SchemaId, path: &[Arc<str>]) -> Option<Vec<SchemaId>> {
    path.iter().try_fold(vec![schema], |parts, step| {
        let shape = book.shape(&parts);
        let member = shape.properties.get(&**step).cloned();
        let element = || {
            step.parse::<usize>().ok()?;
            elements(book, &parts)
        };
        let branch = || {
            let mut branches = shape.choices.iter().flat_map(|choice| &choice.branches);
            branches.find_map(|branch| book.shape(branch).properties.get(&**step).cloned())
        };
        member.or_else(element).or_else(branch)
    })
}

/// The schemas of the elements of an array.
pub(super) fn elements(book: &Book, parts: &[SchemaId]) -> Option<Vec<SchemaId>> {
    let shape = book.shape(parts);
    let items = shape.items.clone().filter(|items| !items.is_empty());
    let branch = || {
        let mut branches = shape.choices.iter().flat_map(|choice| &choice.branches);
        branches.find_map(|branch| book.shape(branch).items.clone())
    };
    items.or_else(branch).filter(|items| !items.is_empty())
}
