//! Entities that differ from the base world: seen, seeded and reset.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    body::Bytes,
    extract::{RawQuery, State},
    http::StatusCode,
};
use mock_core::{EntityKey, EntityRecord, StateOp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Desk,
    answer::{Refused, Shown, body},
};

#[derive(Debug, Serialize)]
pub(super) struct Listing {
    collections: Vec<Summary>,
}

/// How one collection differs.
#[derive(Debug, Default, Serialize)]
struct Summary {
    resource: Arc<str>,
    parents: Vec<String>,
    created: usize,
    changed: usize,
    deleted: usize,
}

pub(super) async fn list(State(desk): State<Desk>) -> Shown<Listing> {
    let mut collections = BTreeMap::<_, Summary>::new();
    for (key, entry) in desk.board.state.read().all() {
        let place = (key.resource, key.parents);
        let summary = collections.entry(place).or_default();
        match (&entry.value, entry.created) {
            (None, _) => summary.deleted += 1,
            (Some(_), true) => summary.created += 1,
            (Some(_), false) => summary.changed += 1,
        }
    }
    let collections = collections
        .into_iter()
        .map(|((resource, parents), counted)| Summary {
            resource,
            parents,
            ..counted
        });
    Shown(Listing {
        collections: collections.collect(),
    })
}

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
    let state = desk.board.state.read();
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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seeds {
    entities: Vec<Seed>,
}

/// An entity to put. Without an `id`, its own property `id` says it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    resource: Arc<str>,
    #[serde(default)]
    parents: Vec<String>,
    id: Option<String>,
    value: Value,
}

#[derive(Debug, Serialize)]
pub(super) struct Done {
    entities: usize,
}

pub(super) async fn seed(State(desk): State<Desk>, sent: Bytes) -> Result<Shown<Done>, Refused> {
    let seeds: Seeds = body(&sent)?;
    let at_ms = desk.board.clock.now_us() / 1000;
    let seeds = seeds.entities.into_iter().enumerate();
    let ops: Vec<_> = seeds
        .map(|(idx, seed)| put(idx, seed, at_ms))
        .collect::<Result<_, _>>()?;
    if let Some(committed) = desk.board.state.apply(&ops) {
        committed.await;
    }
    Ok(Shown(Done {
        entities: ops.len(),
    }))
}

fn put(idx: usize, seed: Seed, at_ms: i64) -> Result<StateOp, Refused> {
    let own_id = || match seed.value.get("id")? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    let id = seed.id.clone().or_else(own_id).ok_or_else(|| {
        let detail = "The entity has neither an `id` beside its value nor one in it.";
        Refused::new(StatusCode::UNPROCESSABLE_ENTITY, detail).at(format!("/entities/{idx}"))
    })?;
    Ok(StateOp::Put {
        key: EntityKey {
            resource: seed.resource,
            parents: seed.parents,
            id,
        },
        value: Arc::new(seed.value),
        created: true,
        at_ms,
    })
}

/// Everything is as in the beginning.
pub(super) async fn reset(State(desk): State<Desk>) -> Shown<Done> {
    let entities = desk.board.state.read().all().count();
    if let Some(committed) = desk.board.state.apply(&[StateOp::Reset]) {
        committed.await;
    }
    Shown(Done { entities })
}
