//! What differs from the base world, one by one.

use axum::extract::{RawQuery, State};
use mock_core::{EntityKey, EntityRecord};
use serde::Serialize;

use super::{Desk, answer::Shown};

#[derive(Debug, Serialize)]
pub(super) struct Entities {
    entities: Vec<EntityRecord>,
}

/// Entities of `resource=`, `parent=` (once for each) and `id=`; all where nothing is asked.
pub(super) async fn show(State(desk): State<Desk>, RawQuery(query): RawQuery) -> Shown<Entities> {
    let query = query.unwrap_or_default();
    let asked = |name: &str| -> Vec<String> {
        let pairs = form(&query);
        let wanted = pairs.filter(|(key, _)| key == name);
        wanted.map(|(_, value)| value).collect()
    };
    let (resource, parents, id) = (asked("resource"), asked("parent"), asked("id"));
    let is_asked = |key: &EntityKey| {
        resource.last().is_none_or(|one| **one == *key.resource)
            && (parents.is_empty() || parents == key.parents)
            && id.last().is_none_or(|one| *one == key.id)
    };
    let state = desk.board.shared.state.read();
    let found = state.all().filter(|(key, _)| is_asked(key));
    let mut entities: Vec<_> = found
        .map(|(key, entry)| EntityRecord::new(key, entry))
        .collect();
    entities.sort_by_key(|one| one.order);
    Shown(Entities { entities })
}

/// Pairs of a query, decoded.
fn form(query: &str) -> impl Iterator<Item = (String, String)> {
    let decoded = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced)
            .decode_utf8_lossy()
            .into_owned()
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    })
}
