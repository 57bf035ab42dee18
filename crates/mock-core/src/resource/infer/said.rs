//! Corrections of one resource, followed where the schemas allow it.

use std::sync::Arc;

use oas_model::Operation;

use super::Reader;
use crate::resource::{
    body::Open,
    correct::{self, Correction},
    entity::Spot,
    role::{Role, ValuePath},
    rows::{self, Rows},
    says,
    work::Work,
};

impl Reader<'_> {
    /// The corrections of its operations, in document order.
    fn corrections(&self) -> Vec<Correction> {
        let all = self.operations.iter();
        let said = all.filter_map(|(one, _)| self.resources.corrections.get(one.head.id));
        said.cloned().collect()
    }

    fn object(&mut self, one: &Correction, what: &str, path: &ValuePath) {
        let message = format!("There is no {what} at `{}`.", says::place(path));
        self.facts.findings.push(correct::finding(one.at, message));
    }

    pub(super) fn said_rows(&mut self, list: &Open) -> Option<Rows> {
        let all = self.corrections().into_iter();
        let (one, path) = all
            .filter_map(|one| Some((one.clone(), one.rows?)))
            .next()?;
        let found = rows::at(self.book, list, &path);
        if found.is_none() {
            self.object(&one, "array", &path);
        }
        found
    }

    pub(super) fn said_entity(&mut self, spots: &[Spot]) -> Option<Spot> {
        let all = self.corrections().into_iter();
        let (one, path) = all
            .filter_map(|one| Some((one.clone(), one.entity?)))
            .next()?;
        let found = spots.iter().find(|spot| spot.path == path).cloned();
        if found.is_none() {
            self.object(&one, "object", &path);
        }
        found
    }

    /// For the last parameter; what was found for those before it stays.
    pub(super) fn said_identity(&mut self, entity: &Open) -> Option<Vec<ValuePath>> {
        let all = self.corrections().into_iter();
        let (one, path) = all
            .filter_map(|one| Some((one.clone(), one.identity?)))
            .next()?;
        if entity
            .at(self.book, &path)
            .is_none_or(|open| !open.is_plain())
        {
            self.object(&one, "plain property", &path);
            return None;
        }
        let (_, before) = self.resource.parameters.split_last()?;
        let before: Option<Vec<_>> = before
            .iter()
            .map(|name| self.property(entity, name, true))
            .collect();
        let mut found = before?;
        found.push(path);
        Some(found)
    }

    pub(super) fn said_role(&self, operation: &Operation) -> Option<Arc<str>> {
        self.resources
            .corrections
            .get(operation.head.id)?
            .role
            .clone()
    }
}

/// The role of this name; lists are read as lists, if they have rows.
pub(super) fn role(work: &Work<'_>, operation: &Operation, word: Arc<str>) -> Option<Role> {
    let at = || work.at(operation);
    match &*word {
        "create" => Some(Role::Create(at())),
        "read" => Some(Role::Read(work.read_at(operation))),
        "replace" => Some(Role::Replace(at())),
        "update" => Some(Role::Update(at())),
        "delete" => Some(Role::Delete(at())),
        "clear" => Some(Role::Clear),
        "action" => {
            let mut texts = operation
                .head
                .path
                .rsplit(['/', ':'])
                .filter(|one| !one.contains('{'));
            Some(work.action(operation, &Arc::from(texts.next().unwrap_or_default())))
        }
        _ => None,
    }
}
