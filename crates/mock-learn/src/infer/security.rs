//! What requests showed to be let in, as security of a document.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::credential::Credential;
use super::endpoint::Endpoint;
use super::route::Route;

/// The schemes that any request used, by name.
pub(crate) fn schemes(routes: &[Route]) -> Map<String, Value> {
    let endpoints = routes.iter().flat_map(|route| route.methods.values());
    let shown = endpoints.flat_map(|endpoint| endpoint.credentials.iter().flatten());
    let all: BTreeSet<&Credential> = shown.collect();
    all.into_iter()
        .map(|one| (one.scheme_name(), scheme(one)))
        .collect()
}

pub(crate) fn scheme(credential: &Credential) -> Value {
    match credential {
        Credential::Bearer => json!({ "type": "http", "scheme": "bearer" }),
        Credential::Basic => json!({ "type": "http", "scheme": "basic" }),
        Credential::Digest => json!({ "type": "http", "scheme": "digest" }),
        Credential::Header(name) => json!({ "type": "apiKey", "in": "header", "name": name }),
        Credential::Query(name) => json!({ "type": "apiKey", "in": "query", "name": name }),
        Credential::Cookie(name) => json!({ "type": "apiKey", "in": "cookie", "name": name }),
    }
}

/// The alternatives of an endpoint; `None` where no request showed anything. A set that holds
/// more than another one asks for nothing.
pub(crate) fn alternatives(endpoint: &Endpoint) -> Option<Value> {
    let sets = &endpoint.credentials;
    if sets.iter().all(Vec::is_empty) {
        return None;
    }
    let holds = |large: &Vec<Credential>, small: &Vec<Credential>| {
        small.len() < large.len() && small.iter().all(|one| large.contains(one))
    };
    let needed = sets.iter().filter(|set| {
        let smaller = sets.iter().filter(|other| !other.is_empty());
        set.is_empty() || !smaller.into_iter().any(|other| holds(set, other))
    });
    let requirement = |set: &Vec<Credential>| -> Value {
        let names = set.iter().map(|one| (one.scheme_name(), json!([])));
        Value::Object(names.collect())
    };
    let mut all: Vec<Value> = needed.map(requirement).collect();
    // The requirement of nothing stands last: it is the exception.
    all.sort_by_key(|one| one.as_object().is_some_and(Map::is_empty));
    Some(Value::Array(all))
}
