//! Who is asked about, and for what.

use oas_model::StatusPattern;

use super::home::Home;
use crate::{
    answer::Call,
    resource::{Resource, ResourceKind, Role, Stand},
};

/// One call that has a role in a resource.
#[derive(Debug)]
pub(super) struct Scene<'s> {
    pub(super) call: &'s Call<'s>,
    pub(super) home: Home<'s>,
    pub(super) role: &'s Role,
    /// The entity that the path names; empty for a single thing, `None` for a collection.
    pub(super) id: Option<String>,
}

impl<'s> Scene<'s> {
    /// `None` where the operation has no role.
    pub(super) fn of(call: &'s Call<'s>) -> Option<Self> {
        let operation = call.matched.route.operation;
        let world = &call.owner.world;
        let idx = world.resources.of_operation(operation)?;
        let facts = world.facts(call.book, idx);
        let role = facts.role(operation)?;
        let resource = &world.resources.all[idx];
        let (parents, ids) = values(call, resource)?;
        let id = match facts.kind {
            ResourceKind::Singleton => Some(String::new()),
            ResourceKind::Collection => (!ids.is_empty()).then(|| ids.join("/")),
        };
        let home = Home::new(call, idx, parents);
        Some(Self {
            call,
            home,
            role,
            id,
        })
    }
}

impl Scene<'_> {
    /// Whether the world knows what to show. What nothing tells apart and nobody writes is answered
    /// like any other operation.
    pub(super) fn has_inhabitants(&self) -> bool {
        let facts = self.home.facts;
        // Where no schema says what a thing is like, only what was written of it is known.
        let is_unknown = facts.entity.is_none() && facts.identity.is_none();
        if is_unknown && matches!(self.role, Role::Read(_)) && !self.is_written() {
            return false;
        }
        match facts.kind {
            ResourceKind::Singleton => facts.roles.iter().any(|(_, role)| writes(role)),
            ResourceKind::Collection => {
                facts.identity.is_some() || !matches!(self.role, Role::List(_))
            }
        }
    }

    /// Whether somebody has written or deleted what the path names.
    fn is_written(&self) -> bool {
        let id = self.id.as_deref().unwrap_or_default();
        let key = self.home.key(id);
        self.call.state.entry(&key).is_some()
    }

    /// Whether the document describes this status by itself.
    pub(super) fn documents(&self, code: u16) -> bool {
        let mut responses = self.call.prepared.operation.responses.iter();
        responses.any(|one| one.status == StatusPattern::Exact(code))
    }
}

fn writes(role: &Role) -> bool {
    !matches!(role, Role::Read(_) | Role::List(_) | Role::SubList { .. })
}

/// The values of the parents and of the identity, which is empty in front of an item. The paths of
/// one resource may have several names for the same parameter, but not another order.
fn values(call: &Call<'_>, resource: &Resource) -> Option<(Vec<String>, Vec<String>)> {
    let all = call.matched.path_values.iter();
    let mut values: Vec<String> = all.map(|(_, value)| value.clone()).collect();
    let n_parents = resource.parents.len();
    if values.len() < n_parents {
        return None;
    }
    let mut ids = values.split_off(n_parents);
    let is_in_front = resource.stand(call.matched.route.operation) == Some(&Stand::Collection);
    if is_in_front || ids.len() < resource.parameters.len() {
        return Some((values, Vec::new()));
    }
    ids.truncate(resource.parameters.len());
    Some((values, ids))
}
