//! Pairs of paths as anybody reads them: a list, and one of its members below it.

use std::collections::BTreeSet;

use specwright_tests::description::Operation;
use specwright_tests::node::Node;

/// How deep in an answer its rows may stand.
const MAX_DEPTH: usize = 2;

/// A path that is read and, one parameter further, another that is read: `/pets`, `/pets/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) list: String,
    pub(crate) item: String,
}

/// All pairs of a document. A suffix such as `.json` belongs to both. Where the answer in front has
/// no array, as that of a proxy or of a stream of events, there is no list.
pub(crate) fn all(operations: &[Operation<'_>]) -> Vec<Pair> {
    let read: Vec<_> = operations
        .iter()
        .filter(|one| one.method == "GET")
        .collect();
    let lists = read.iter().filter(|one| has_rows(one));
    let lists: BTreeSet<&str> = lists.map(|one| one.template.as_str()).collect();
    let pairs = read.iter().filter_map(|one| {
        let item = one.template.as_str();
        let list = list_of(item)?;
        lists.contains(list.as_str()).then(|| Pair {
            list,
            item: item.to_owned(),
        })
    });
    pairs.collect()
}

/// Whether the document shows an array in the answer.
fn has_rows(operation: &Operation<'_>) -> bool {
    let Some(responses) = operation.node.at("responses") else {
        return false;
    };
    let success = ["200", "2XX", "default"]
        .iter()
        .find_map(|key| responses.at(key));
    let content = success.and_then(|one| one.at("content"));
    let schemas = content.iter().flat_map(Node::members);
    let mut schemas = schemas.filter_map(|(_, media)| media.at("schema"));
    schemas.any(|schema| shows_array(&schema, MAX_DEPTH))
}

fn shows_array(schema: &Node<'_>, depth: usize) -> bool {
    let types = schema.value.get("type");
    let named = types.is_some_and(|one| {
        *one == "array"
            || one
                .as_array()
                .is_some_and(|all| all.iter().any(|one| *one == "array"))
    });
    let parts = ["allOf", "anyOf", "oneOf"]
        .iter()
        .filter_map(|key| schema.get(key));
    let parts = parts
        .flat_map(|all| all.elements())
        .filter_map(Node::followed);
    let mut members = schema
        .get("properties")
        .map(|all| all.members())
        .unwrap_or_default();
    members.retain(|_| depth > 0);
    let mut members = members.into_iter().filter_map(|(_, one)| one.followed());
    named
        || schema.get("items").is_some()
        || members.any(|one| shows_array(&one, depth - 1))
        || parts
            .into_iter()
            .any(|one| depth > 0 && shows_array(&one, depth - 1))
}

fn list_of(item: &str) -> Option<String> {
    let (before, last) = item.rsplit_once('/')?;
    let suffix = last.strip_prefix('{')?.split_once('}')?.1;
    let is_plain = suffix.is_empty() || suffix.starts_with('.');
    (is_plain && !suffix.contains('{') && !before.ends_with('}') && !before.is_empty())
        .then(|| format!("{before}{suffix}"))
}

#[cfg(test)]
mod tests {
    use super::list_of;

    #[test]
    fn the_list_of_an_item() {
        assert_eq!(list_of("/pets/{id}").unwrap(), "/pets");
        assert_eq!(list_of("/a/{b}/c/{d}.json").unwrap(), "/a/{b}/c.json");
        assert_eq!(list_of("/a/{b}/{c}"), None);
        assert_eq!(list_of("/pets"), None);
    }
}
