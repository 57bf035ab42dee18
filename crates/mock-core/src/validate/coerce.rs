//! Text becomes a value of the type that the schema asks for.
//!
//! Where the schema leaves several types open, the first value that satisfies it is taken;
//! where none does, the text stays text and the validator says what it should have been.

use indexmap::IndexMap;
use oas_model::{SchemaId, SchemaType as T, TypeSet};
use serde_json::{Map, Value};

use super::tree::Tree;
use crate::{book::Book, check, generate::Purpose};

/// Alternatives inside alternatives that are looked through.
const MAX_DEPTH: usize = 6;

/// The types that some schemas, or any of their alternatives, name.
pub(crate) fn types(book: &Book, parts: &[SchemaId]) -> TypeSet {
    types_within(book, parts, MAX_DEPTH)
}

fn types_within(book: &Book, parts: &[SchemaId], depth: usize) -> TypeSet {
    let shape = book.shape(parts);
    if !shape.schema.types.is_unstated() {
        return shape.schema.types;
    }
    if let Some(values) = &shape.schema.one_of_values {
        return values.iter().fold(TypeSet::UNSTATED, |types, value| {
            types.with(crate::shape::type_of(value))
        });
    }
    let branches = shape.choices.iter().flat_map(|choice| &choice.branches);
    let named = branches.filter(|_| depth > 0).flat_map(|branch| {
        types_within(book, branch, depth - 1)
            .iter()
            .collect::<Vec<_>>()
    });
    let union = named.fold(TypeSet::UNSTATED, TypeSet::with);
    match (
        union.is_unstated(),
        shape.properties.is_empty(),
        shape.items.as_ref().is_some_and(|items| !items.is_empty()),
    ) {
        (false, _, _) => union,
        (true, false, _) => TypeSet::UNSTATED.with(T::Object),
        (true, true, true) => TypeSet::UNSTATED.with(T::Array),
        (true, true, false) => TypeSet::UNSTATED,
    }
}

/// Reads a tree as the schema asks for.
pub(crate) fn tree(book: &Book, parts: &[SchemaId], from: &Tree) -> Value {
    let types = types(book, parts);
    match from {
        Tree::Leaf(text) => leaf(book, parts, text),
        Tree::List(items) => Value::Array(
            items
                .iter()
                .map(|item| tree(book, &items_of(book, parts), item))
                .collect(),
        ),
        Tree::Map(members)
            if types.names(T::Array)
                && !members.is_empty()
                && members.keys().all(|key| key.parse::<u32>().is_ok()) =>
        {
            let mut numbered: Vec<(u32, &Tree)> = members
                .iter()
                .map(|(key, item)| (key.parse().unwrap_or(u32::MAX), item))
                .collect();
            numbered.sort_by_key(|(number, _)| *number);
            Value::Array(
                numbered
                    .into_iter()
                    .map(|(_, item)| tree(book, &items_of(book, parts), item))
                    .collect(),
            )
        }
        Tree::Map(members) => {
            let member = |(name, item): (&String, &Tree)| {
                (
                    name.clone(),
                    tree(book, &property_of(book, parts, name), item),
                )
            };
            Value::Object(members.iter().map(member).collect::<Map<_, _>>())
        }
    }
}

/// Reads one text as the schema asks for.
pub(crate) fn leaf(book: &Book, parts: &[SchemaId], text: &str) -> Value {
    let types = types(book, parts);
    let mut candidates = scalars(types, text);
    if types.names(T::Array) {
        candidates.extend(list_of_json(text));
        candidates.push(Value::Array(vec![leaf_item(book, parts, text)]));
    }
    if candidates.len() > 1 {
        let fits = |value: &&Value| {
            parts
                .iter()
                .all(|part| check::is_valid(book.api(), *part, Purpose::Request, value))
        };
        if let Some(value) = candidates.iter().find(fits) {
            return value.clone();
        }
    }
    candidates
        .into_iter()
        .next()
        .unwrap_or_else(|| Value::from(text))
}

/// No style writes a list inside an object; clients write it as JSON.
fn list_of_json(text: &str) -> Option<Value> {
    let is_list = text.starts_with('[') && text.ends_with(']');
    is_list.then(|| serde_json::from_str(text).ok()).flatten()
}

fn leaf_item(book: &Book, parts: &[SchemaId], text: &str) -> Value {
    let items = items_of(book, parts);
    scalars(types(book, &items), text)
        .into_iter()
        .next()
        .unwrap_or_else(|| Value::from(text))
}

/// The values that a text can mean, the most particular first.
///
/// No style writes objects inside lists and objects; clients write them as JSON.
fn scalars(types: TypeSet, text: &str) -> Vec<Value> {
    let mut candidates = Vec::new();
    if types.names(T::Object)
        && text.starts_with('{')
        && let Ok(object) = serde_json::from_str(text)
    {
        candidates.push(object);
    }
    if types.allows(T::Integer)
        && let Some(number) = whole(text)
    {
        candidates.push(number);
    } else if types.allows(T::Number)
        && let Ok(value @ Value::Number(_)) = serde_json::from_str(text)
    {
        candidates.push(value);
    }
    if types.allows(T::Boolean)
        && let Ok(flag) = text.parse::<bool>()
    {
        candidates.push(Value::Bool(flag));
    }
    if types.names(T::Null) && (text.is_empty() || text == "null") {
        candidates.push(Value::Null);
    }
    if types.allows(T::String) {
        candidates.push(Value::from(text));
    }
    candidates
}

/// A whole number of any size; what no 64 bits hold is as near as JSON's numbers come.
fn whole(text: &str) -> Option<Value> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(Value::from(number));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| serde_json::from_str(text).ok()).flatten()
}

/// The schemas of the elements, in the schema or in one of its alternatives.
pub(crate) fn items_of(book: &Book, parts: &[SchemaId]) -> Vec<SchemaId> {
    find(book, parts, MAX_DEPTH, &|shape| {
        shape.items.clone().filter(|items| !items.is_empty())
    })
    .unwrap_or_default()
}

/// The schemas of a property, in the schema or in one of its alternatives.
pub(crate) fn property_of(book: &Book, parts: &[SchemaId], name: &str) -> Vec<SchemaId> {
    let declared = find(book, parts, MAX_DEPTH, &|shape| {
        shape.properties.get(name).cloned()
    });
    declared
        .or_else(|| {
            find(book, parts, MAX_DEPTH, &|shape| {
                shape.additional.clone().filter(|parts| !parts.is_empty())
            })
        })
        .unwrap_or_default()
}

/// The declared properties of a schema and of its alternatives, the first declaration of each.
pub(crate) fn properties_of(book: &Book, parts: &[SchemaId]) -> IndexMap<String, Vec<SchemaId>> {
    let mut found = IndexMap::new();
    collect(book, parts, MAX_DEPTH, &mut found);
    found
}

fn collect(
    book: &Book,
    parts: &[SchemaId],
    depth: usize,
    found: &mut IndexMap<String, Vec<SchemaId>>,
) {
    let shape = book.shape(parts);
    for (name, parts) in &shape.properties {
        found.entry(name.clone()).or_insert_with(|| parts.clone());
    }
    let choices = shape.choices.iter().filter(|_| depth > 0);
    for branch in choices.flat_map(|choice| &choice.branches) {
        collect(book, branch, depth - 1, found);
    }
}

fn find(
    book: &Book,
    parts: &[SchemaId],
    depth: usize,
    wanted: &dyn Fn(&crate::shape::Shape) -> Option<Vec<SchemaId>>,
) -> Option<Vec<SchemaId>> {
    let shape = book.shape(parts);
    wanted(&shape).or_else(|| {
        let branches = shape
            .choices
            .iter()
            .flat_map(|choice| &choice.branches)
            .filter(|_| depth > 0);
        branches
            .into_iter()
            .find_map(|branch| find(book, branch, depth - 1, wanted))
    })
}
