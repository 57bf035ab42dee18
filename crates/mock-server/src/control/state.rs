//! How the collections differ from the base world; they are seeded and reset here.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
};
use mock_core::{Entry, MockApi, ResourceName, StateOp, resource_names, seed_ops};
use serde::Serialize;
use serde_json::Value;

use super::{
    Desk,
    answer::{Refused, Shown, body},
};

#[derive(Debug, Serialize)]
pub(super) struct Listing {
    /// Resources of the description, in its order, then those that it has no longer.
    resources: Vec<Summary>,
}

/// How one resource differs, in all of its collections.
#[derive(Debug, Default, Serialize)]
struct Summary {
    resource: Arc<str>,
    /// The path of the collection, or of the single thing; `None` where the description has it
    /// no longer.
    path: Option<Arc<str>>,
    created: usize,
    changed: usize,
    deleted: usize,
}

impl Summary {
    fn of(name: ResourceName) -> Self {
        Self {
            resource: name.name,
            path: Some(name.path),
            ..Self::default()
        }
    }

    fn count(&mut self, entry: &Entry) {
        match (&entry.value, entry.created) {
            (None, _) => self.deleted += 1,
            (Some(_), true) => self.created += 1,
            (Some(_), false) => self.changed += 1,
        }
    }
}

pub(super) async fn list(State(desk): State<Desk>) -> Shown<Listing> {
    let api = desk.board.shared.api();
    let state = desk.board.shared.state.read();
    let mut resources: Vec<_> = resource_names(&api).into_iter().map(Summary::of).collect();
    let mut gone = BTreeMap::<Arc<str>, Summary>::new();
    for (key, entry) in state.all() {
        let known = resources
            .iter_mut()
            .find(|one| one.resource == key.resource);
        let summary = known.unwrap_or_else(|| {
            let one = gone.entry(Arc::clone(&key.resource)).or_default();
            one.resource = key.resource;
            one
        });
        summary.count(entry);
    }
    resources.extend(gone.into_values());
    Shown(Listing { resources })
}

#[derive(Debug, Serialize)]
pub(super) struct Done {
    entities: usize,
}

/// Puts entities, all of them or none.
pub(super) async fn seed(
    State(desk): State<Desk>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Shown<Done>, Refused> {
    let wanted: Value = body(sent)?;
    let api = desk.board.shared.api();
    let at_ms = desk.board.shared.now_ms();
    // Validators are built for it, which may take a while.
    let ops = tokio::task::spawn_blocking(move || ops(&api, &wanted, at_ms)).await;
    let ops = ops.map_err(|_| Refused::defect())??;
    if let Some(committed) = desk.board.shared.state.apply(&ops) {
        committed.await;
    }
    Ok(Shown(Done {
        entities: ops.len(),
    }))
}

fn ops(api: &MockApi, wanted: &Value, at_ms: i64) -> Result<Vec<StateOp>, Refused> {
    seed_ops(api, wanted, at_ms).map_err(|faults| Refused::of(&faults))
}

/// Everything is as in the beginning.
pub(super) async fn reset(State(desk): State<Desk>) -> Shown<Done> {
    let state = &desk.board.shared.state;
    let entities = state.read().all().count();
    if let Some(committed) = state.apply(&[StateOp::Reset]) {
        committed.await;
    }
    Shown(Done { entities })
}
