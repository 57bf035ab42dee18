//! Pairs of paths that look like a collection and its item, and which of them are.

use std::collections::HashMap;

use oas_model::Api;

use super::{
    Facts, Resource, Resources, Role,
    report::MissedPair,
    template::{self, Part},
};

/// How many pairs there are, and those that were not inferred.
pub(super) fn count(api: &Api, all: &Resources, facts: &[&Facts]) -> (usize, Vec<MissedPair>) {
    let heads = api
        .operations()
        .iter()
        .filter(|head| &*head.method == "GET");
    let read = heads.filter_map(|head| Some((template::parts(&head.path)?, head)));
    let by_key: HashMap<_, _> = read
        .map(|(parts, head)| (template::key(&parts), (parts, head)))
        .collect();
    let mut pairs = 0;
    let mut missed = Vec::new();
    for head in api
        .operations()
        .iter()
        .filter(|head| &*head.method == "GET")
    {
        let Some(parts) = template::parts(&head.path) else {
            continue;
        };
        let (Some(Part::Parameters(_)), front) = (parts.last(), &parts[..parts.len() - 1]) else {
            continue;
        };
        let Some((_, list)) = by_key.get(&template::key(front)) else {
            continue;
        };
        pairs += 1;
        let resource = all.of_operation(head.id);
        let reason = match resource {
            Some(idx) => lacking(&all.all[idx], facts[idx], list.id, head.id),
            None => Some("The paths do not belong together.".to_owned()),
        };
        missed.extend(reason.map(|reason| MissedPair {
            collection: list.path.to_string(),
            item: head.path.to_string(),
            reason,
        }));
    }
    (pairs, missed)
}

/// What keeps a pair from being a collection and its item.
fn lacking(
    resource: &Resource,
    facts: &Facts,
    list: oas_model::OperationId,
    read: oas_model::OperationId,
) -> Option<String> {
    let has = |id| resource.operations.iter().any(|(one, _)| *one == id);
    let why = if !has(list) {
        "The path in front is the item of another resource."
    } else if !matches!(facts.role(list), Some(Role::List(_))) {
        "The answer of the path in front has no rows."
    } else if !matches!(facts.role(read), Some(Role::Read(_))) {
        "The answer of the item's path is not described."
    } else if facts.identity.is_none() {
        "No property of the entity holds the parameter's value."
    } else {
        return None;
    };
    Some(why.to_owned())
}
