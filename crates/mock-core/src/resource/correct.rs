//! What a person says about a resource: `x-specwright-resource` on a path item or an operation.
//!
//! `false` keeps the world away. Otherwise an object: `name`, `identity` (the property that holds
//! the last parameter), `rows` and `entity` (places in answers), `role` (of one operation).
//! Places are texts with dots, or lists of names. What says something impossible is a finding.

use std::{collections::HashMap, sync::Arc};

use oas_model::{Api, ModelFinding, OperationHead, OperationId, Origin, Part, Severity, SourceSet};

use super::role::ValuePath;

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
        let both = match (own, outer) {
            (Some(own), Some(outer)) if !own.leave => Some(Correction {
                leave: outer.leave && own.role.is_none() && own.rows.is_none(),
                name: own.name.or(outer.name),
                identity: own.identity.or(outer.identity),
                rows: own.rows.or(outer.rows),
                entity: own.entity.or(outer.entity),
                ..own
            }),
            (own, outer) => own.or(outer),
        };
        if let Some(correction) = both {
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
        let mut one = Correction {
            at,
            leave: said.scalar() == Some("false"),
            name: None,
            identity: None,
            rows: None,
            entity: None,
            role: None,
        };
        if said
            .scalar()
            .is_some_and(|text| text != "false" && text != "true")
            || said.items().next().is_some()
        {
            let message = format!("`{KEY}` is `false` or an object.");
            self.findings.push(finding(at, message));
            return None;
        }
        for (key, value) in said.members() {
            let of_value = Origin {
                node: value.id(),
                ..place
            };
            let is_place = path(sources, of_value).is_some();
            match (key, value.scalar()) {
                ("name", Some(text)) if !text.is_empty() => one.name = Some(text.into()),
                ("role", Some(text)) if is_operation && ROLES.contains(&text) => {
                    one.role = Some(text.into())
                }
                ("role", Some(_)) if is_operation => {
                    let message = format!("A role is one of {}.", ROLES.join(", "));
                    self.findings.push(finding(of_value, message));
                }
                ("role", _) => {
                    let message = "A role belongs to one operation, not to a path.".to_owned();
                    self.findings.push(finding(of_value, message));
                }
                ("identity", _) if is_place => one.identity = path(sources, of_value),
                ("rows", _) if is_place => one.rows = path(sources, of_value),
                ("entity", _) if is_place => one.entity = path(sources, of_value),
                ("name" | "identity" | "rows" | "entity", _) => {
                    let message = format!("`{key}` is a text; a place may be a list of names too.");
                    self.findings.push(finding(of_value, message));
                }
                _ => {
                    let message = format!(
                        "`{key}` says nothing here; name, identity, rows, entity and role do."
                    );
                    self.findings.push(finding(of_value, message));
                }
            }
        }
        Some(one)
    }
}

/// `metadata.name`, or `[metadata, name]`; nothing is the whole.
fn path(sources: &SourceSet, at: Origin) -> Option<ValuePath> {
    let node = sources.node(at);
    if node.members().next().is_some() {
        return None;
    }
    let path = match node.scalar() {
        Some(text) => text
            .split('.')
            .filter(|one| !one.is_empty())
            .map(Arc::from)
            .collect(),
        None => node
            .items()
            .filter_map(|one| one.scalar())
            .map(Arc::from)
            .collect(),
    };
    Some(path)
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
