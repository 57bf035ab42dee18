//! One correction, as it is written: in the document or in the workspace file.

use std::sync::Arc;

use oas_model::{Origin, SourceSet};

use super::{Correction, Corrections, ROLES, finding};
use crate::resource::role::ValuePath;

impl Corrections {
    /// What stands at `at`, which belongs to one operation or to a path. `label` is what a
    /// person calls this place.
    pub(super) fn read_said(
        &mut self,
        sources: &SourceSet,
        at: Origin,
        is_operation: bool,
        label: &str,
    ) -> Option<Correction> {
        let said = sources.node(at);
        let is_other = |text: &str| text != "false" && text != "true";
        if said.scalar().is_some_and(is_other) || said.items().next().is_some() {
            let message = format!("{label} is `false` or an object.");
            self.findings.push(finding(at, message));
            return None;
        }
        let mut one = Correction {
            at,
            leave: said.scalar() == Some("false"),
            name: None,
            identity: None,
            rows: None,
            entity: None,
            role: None,
        };
        for (key, value) in said.members() {
            let of_value = Origin {
                node: value.id(),
                ..at
            };
            let place = path(sources, of_value);
            match (key, value.scalar(), place) {
                ("name", Some(text), _) if !text.is_empty() => one.name = Some(text.into()),
                ("role", Some(text), _) if is_operation && ROLES.contains(&text) => {
                    one.role = Some(text.into());
                }
                ("identity", _, Some(place)) => one.identity = Some(place),
                ("rows", _, Some(place)) => one.rows = Some(place),
                ("entity", _, Some(place)) => one.entity = Some(place),
                (key, _, _) => {
                    let message = misunderstood(key, is_operation);
                    self.findings.push(finding(of_value, message));
                }
            }
        }
        Some(one)
    }
}

fn misunderstood(key: &str, is_operation: bool) -> String {
    match key {
        "role" if is_operation => format!("A role is one of {}.", ROLES.join(", ")),
        "role" => "A role belongs to one operation, not to a path.".to_owned(),
        "name" | "identity" | "rows" | "entity" => {
            format!("`{key}` is a text; a place may be a list of names too.")
        }
        _ => format!("`{key}` says nothing here; name, identity, rows, entity and role do."),
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
