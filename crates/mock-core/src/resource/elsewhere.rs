//! Lists whose rows live in another resource: `/user/repos` shows what is at `/repos/{owner}/{repo}`.

use std::collections::HashMap;

use oas_model::SchemaId;

use super::{
    Resource, Resources, Stand, body, entity,
    facts::Identity,
    role::ValuePath,
    template::{self, Part},
};
use crate::book::Book;

/// A row with more members than these, or with an identity, is a thing of its own.
const MAX_WRAPPED: usize = 4;

/// Resources with an item, by what they show and by what they are called.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_schema: HashMap<SchemaId, Vec<usize>>,
    by_word: HashMap<String, Vec<usize>>,
}

/// Whose inhabitants the rows of a list are.
///
/// The other resource must be within reach: the path of the list has all of its parents, and a
/// row has all of its identity.
///
/// The second value says where in a row it stands: `["album"]` in `{"added_at": …, "album": …}`.
pub(super) fn owner(
    resources: &Resources,
    book: &Book,
    list: &Resource,
    word: &str,
    row: &body::Open,
) -> Option<(usize, ValuePath)> {
    let index = resources.elsewhere.get_or_init(|| build(resources, book));
    let reaches = |idx: usize, open: &body::Open| {
        let other = &resources.all[idx];
        let identity = resources.facts(book, idx).identity.as_ref();
        other.parents.iter().all(|one| list.parents.contains(one))
            && identity.is_some_and(|one| shows(book, open, one))
    };
    let spots = entity::spots(book, row);
    let of_schema = |spot: &entity::Spot| {
        let mut all = index.by_schema.get(&spot.core)?.iter().copied();
        Some((
            all.find(|idx| reaches(*idx, &spot.open))?,
            spot.path.clone(),
        ))
    };
    let (own, inner): (Vec<_>, Vec<_>) = spots.iter().partition(|spot| spot.path.is_empty());
    let of_word = || {
        let mut all = index.by_word.get(word).into_iter().flatten().copied();
        Some((all.find(|idx| reaches(*idx, row))?, Vec::new()))
    };
    let is_wrapper = row.n_members() <= MAX_WRAPPED && !row.shape.properties.contains_key("id");
    let mut inner = inner
        .into_iter()
        .filter(|spot| is_wrapper && spot.path.len() == 1);
    let own = own.into_iter().find_map(of_schema).or_else(of_word);
    own.or_else(|| inner.find_map(of_schema))
}

fn shows(book: &Book, row: &body::Open, identity: &Identity) -> bool {
    identity
        .properties
        .iter()
        .all(|path| row.at(book, path).is_some())
}

/// What is nearer to the root comes first.
fn build(resources: &Resources, book: &Book) -> Index {
    let mut index = Index::default();
    let mut all: Vec<_> = resources
        .all
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.parameters.is_empty())
        .collect();
    all.sort_by_key(|(_, one)| one.parents.len());
    for (idx, resource) in all {
        for core in shown(book, resource) {
            index.by_schema.entry(core).or_default().push(idx);
        }
        let word = resource
            .item
            .as_deref()
            .and_then(template::parts)
            .and_then(|parts| last_text(&parts));
        if let Some(word) = word {
            index.by_word.entry(word).or_default().push(idx);
        }
    }
    index
}

/// The schemas that the item's answer may show.
fn shown(book: &Book, resource: &Resource) -> Vec<SchemaId> {
    let mut reads = resource
        .operations
        .iter()
        .filter(|(_, stand)| *stand == Stand::Item);
    let read = reads.find_map(|(id, _)| {
        let operation = book.api().operation(*id);
        (&*operation.head.method == "GET").then_some(operation)
    });
    let answer = read.and_then(|one| body::Open::of(book, &[body::answer(&one)?]));
    let spots = answer
        .map(|answer| entity::spots(book, &answer))
        .unwrap_or_default();
    spots
        .into_iter()
        .filter(|spot| spot.path.len() < 2)
        .map(|spot| spot.core)
        .collect()
}

/// The last text of a path.
pub(super) fn last_text(parts: &[Part]) -> Option<String> {
    parts.iter().rev().find_map(|part| match part {
        Part::Text(text) => Some(text.clone()),
        Part::Parameters(_) | Part::Verb(_) => None,
    })
}
