//! Who is asked about, and for what.

use std::sync::Arc;

use oas_model::StatusPattern;

use super::home::Home;
use crate::{
    answer::Call,
    resource::{ResourceKind, Role},
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
        // What nothing tells apart and nobody writes is answered like any other operation.
        let has_inhabitants = match facts.kind {
            ResourceKind::Singleton => facts.roles.iter().any(|(_, role)| writes(role)),
            ResourceKind::Collection => facts.identity.is_some() || !matches!(role, Role::List(_)),
        };
        if !has_inhabitants {
            return None;
        }
        let resource = &world.resources.all[idx];
        let value_of = |name: &Arc<str>| path_value(call, name);
        let parents: Option<Vec<String>> = resource.parents.iter().map(value_of).collect();
        let ids: Option<Vec<String>> = resource.parameters.iter().map(value_of).collect();
        let id = match facts.kind {
            ResourceKind::Singleton => Some(String::new()),
            ResourceKind::Collection => ids.filter(|ids| !ids.is_empty()).map(|ids| ids.join("/")),
        };
        let home = Home::new(call, idx, parents?);
        Some(Self {
            call,
            home,
            role,
            id,
        })
    }
}

impl Scene<'_> {
    /// Whether the document describes this status by itself.
    pub(super) fn documents(&self, code: u16) -> bool {
        let mut responses = self.call.prepared.operation.responses.iter();
        responses.any(|one| one.status == StatusPattern::Exact(code))
    }
}

fn writes(role: &Role) -> bool {
    !matches!(role, Role::Read(_) | Role::List(_) | Role::SubList { .. })
}

/// A path parameter, decoded.
fn path_value(call: &Call<'_>, name: &Arc<str>) -> Option<String> {
    let mut values = call.matched.path_values.iter();
    values
        .find(|(known, _)| *known == &**name)
        .map(|(_, value)| value.clone())
}
