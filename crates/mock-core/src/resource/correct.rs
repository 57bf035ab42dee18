//! What a person says about a resource: `x-specwright-resource` on a path item or an operation.
//!
//! `false` keeps the world away. Otherwise an object: `name`, `identity` (the property that holds
//! the last parameter), `rows` and `entity` (places in answers), `role` (of one operation).
//! Places are texts with dots, or lists of names. What says something impossible is a finding.
//! The same words may stand in the workspace file ([`workspace_file`]).

mod said; // one correction, as it is written
mod workspace; // those of the workspace file

use std::{collections::HashMap, sync::Arc};

use oas_model::{Api, ModelFinding, OperationHead, OperationId, Origin, Part, Severity};

use super::role::ValuePath;

pub use self::workspace::workspace_file;

const KEY: &str = "x-specwright-resource";

/// Words for roles that a person may give.
pub(super) const ROLES: &[&str] = &[
    "list", "create", "read", "replace", "update", "delete", "clear", "action",
];

/// One correction, with its place.
#[derive(Debug, Clone)]
pub(super) struct Correction {
    pub(super) at: Origin,
    /// `false`: the operation is no part of any resource.
    pub(super) leave: bool,
    pub(super) name: Option<Arc<str>>,
    pub(super) identity: Option<ValuePath>,
    pub(super) rows: Option<ValuePath>,
    pub(super) entity: Option<ValuePath>,
    pub(super) role: Option<Arc<str>>,
}

/// All corrections of one API.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    by_operation: HashMap<OperationId, Correction>,
    /// What cannot be understood.
    pub(super) findings: Vec<ModelFinding>,
}

impl Corrections {
    /// Reads them; an operation's own words go before those of its path item.
    pub(super) fn of(api: &Api) -> Self {
        let mut all = Self::default();
        for head in api.operations() {
            all.read(api, head);
        }
        all.read_workspace(api);
        all.findings
            .dedup_by(|one, other| one.origin == other.origin && one.message == other.message);
        all
    }

    pub(super) fn get(&self, operation: OperationId) -> Option<&Correction> {
        self.by_operation.get(&operation)
    }

    /// Whether nothing is corrected.
    pub(super) fn is_empty(&self) -> bool {
        self.by_operation.is_empty()
    }

    fn read(&mut self, api: &Api, head: &OperationHead) {
        let outer = self.read_at(api, head.path_item, false);
        let own = self.read_at(api, head.origin, true);
        if let Some(correction) = Correction::both(own, outer) {
            self.by_operation.insert(head.id, correction);
        }
    }

    fn read_at(&mut self, api: &Api, place: Origin, is_operation: bool) -> Option<Correction> {
        let sources = api.sources();
        let said = sources.node(place).get(KEY)?;
        let at = Origin {
            node: said.id(),
            ..place
        };
        self.read_said(sources, at, is_operation, &format!("`{KEY}`"))
    }
}

impl Correction {
    /// Two corrections of one operation; what `own` says goes before what `outer` says.
    fn both(own: Option<Self>, outer: Option<Self>) -> Option<Self> {
        match (own, outer) {
            (Some(own), Some(outer)) if !own.leave => Some(Self {
                leave: outer.leave && own.role.is_none() && own.rows.is_none(),
                name: own.name.or(outer.name),
                identity: own.identity.or(outer.identity),
                rows: own.rows.or(outer.rows),
                entity: own.entity.or(outer.entity),
                role: own.role.or(outer.role),
                ..own
            }),
            (own, outer) => own.or(outer),
        }
    }
}

/// A correction that cannot be followed.
pub(super) fn finding(origin: Origin, message: String) -> ModelFinding {
    ModelFinding {
        code: "resource-correction",
        severity: Severity::Warning,
        message,
        hint: None,
        origin,
        part: Part::Value,
    }
}
