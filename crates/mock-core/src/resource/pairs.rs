//! Pairs of paths that look like a collection and its item, and which of them are.

use std::collections::HashMap;

use oas_model::{Api, OperationHead};

use super::{
    Resources, Role,
    body::{self, Open},
    report::MissedPair,
    template::{self, Part},
};
use crate::book::Book;

/// What was found of all pairs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// How many have a list in front.
    pub(super) lists: usize,
    /// Those with a list in front that were not inferred.
    pub(super) missed: Vec<MissedPair>,
    /// Those whose path in front answers no list: one object, a stream, a file.
    pub(super) others: Vec<MissedPair>,
}

/// Looks at every `P` and `P/{x}` that can both be read.
pub(super) fn count(api: &Api, book: &Book, all: &Resources) -> Pairs {
    let mut pairs = Pairs::default();
    for (list, read) in both(api) {
        let Some(reason) = lacking(book, all, list, read) else {
            pairs.lists += 1;
            continue;
        };
        let missed = MissedPair {
            collection: list.path.to_string(),
            item: read.path.to_string(),
            reason,
        };
        match may_be_list(book, all, list) {
            true => {
                pairs.lists += 1;
                pairs.missed.push(missed);
            }
            false => pairs.others.push(missed),
        }
    }
    pairs
}

fn both(api: &Api) -> Vec<(&OperationHead, &OperationHead)> {
    let heads = api
        .operations()
        .iter()
        .filter(|head| &*head.method == "GET");
    let read: Vec<_> = heads
        .filter_map(|head| Some((template::parts(&head.path)?, head)))
        .collect();
    let by_key: HashMap<_, _> = read
        .iter()
        .map(|(parts, head)| (template::key(parts), *head))
        .collect();
    let items = read
        .iter()
        .filter_map(|(parts, head)| match parts.split_last()? {
            (Part::Parameters(_), front) => Some((*by_key.get(&template::key(front))?, *head)),
            _ => None,
        });
    items.collect()
}

/// Whether an array stands in the answer or in an object of it, and nobody identifies the whole.
fn may_be_list(book: &Book, all: &Resources, list: &OperationHead) -> bool {
    let operation = book.api().operation(list.id);
    let Some(answer) = body::answer(&operation).and_then(|id| Open::of(book, &[id])) else {
        return false;
    };
    let has_array = |open: &Open| open.members(book).any(|(_, one)| one.is_array());
    let inner = || {
        answer
            .members(book)
            .any(|(_, one)| one.is_object() && has_array(&one))
    };
    let is_thing = all
        .of_operation(list.id)
        .is_some_and(|idx| matches!(all.facts(book, idx).role(list.id), Some(Role::Read(_))));
    !is_thing && (answer.is_array() || has_array(&answer) || inner())
}

/// What keeps a pair from being a collection and its item.
fn lacking(
    book: &Book,
    all: &Resources,
    list: &OperationHead,
    read: &OperationHead,
) -> Option<String> {
    let Some(idx) = all.of_operation(read.id) else {
        return Some("The paths do not belong together.".to_owned());
    };
    let facts = all.facts(book, idx);
    let why = if all.of_operation(list.id) != Some(idx) {
        "The path in front is the item of another resource."
    } else if !matches!(facts.role(list.id), Some(Role::List(_))) {
        "The answer of the path in front has no rows."
    } else if !matches!(facts.role(read.id), Some(Role::Read(_))) {
        "The answer of the item's path is not described."
    } else if facts.identity.is_none() {
        "No property of the entity holds the parameter's value."
    } else {
        return None;
    };
    Some(why.to_owned())
}
