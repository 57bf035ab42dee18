//! What operations other than lists do: by method, by place, by what their bodies show.

use std::sync::Arc;

use oas_model::Operation;

use super::{
    Stand,
    body::{self, Open},
    entity::{self, Spot},
    facts::Identity,
    role::{At, Role, ValuePath},
    verb,
};
use crate::book::Book;

/// What is known about the resource so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Work<'w> {
    pub(super) book: &'w Book,
    pub(super) word: &'w str,
    pub(super) entity: Option<&'w Spot>,
    pub(super) identity: Option<&'w Identity>,
    /// Whether there is only one, or the path in front of the item shows one.
    pub(super) is_single: bool,
}

/// The role of an operation that is no list.
pub(super) fn bodies(work: &Work<'_>, operation: &Operation, stand: &Stand) -> Option<Role> {
    let at = || work.at(operation);
    match (&*operation.head.method, stand) {
        ("GET", Stand::Item) => Some(Role::Read(work.read_at(operation))),
        ("GET", Stand::Alone | Stand::Collection) if work.is_single => {
            work.entity.map(|_| Role::Read(work.read_at(operation)))
        }
        (_, Stand::Alone) if !work.is_single => work.beside_rows(operation),
        ("POST", Stand::Collection) => Some(Role::Create(at())),
        ("PUT", Stand::Item | Stand::Alone) => Some(Role::Replace(at())),
        ("PUT", Stand::Collection) if work.is_single => Some(Role::Replace(at())),
        ("PUT", Stand::Collection) => work.shows_one(operation).then(|| Role::Replace(at())),
        ("PATCH", Stand::Collection) if work.is_single => Some(Role::Update(at())),
        ("DELETE", Stand::Collection) if work.is_single => Some(Role::Delete(at())),
        ("PATCH", Stand::Item | Stand::Alone) => Some(Role::Update(at())),
        ("POST", Stand::Item | Stand::Alone) => Some(work.posted(operation)),
        ("DELETE", Stand::Item | Stand::Alone) => Some(Role::Delete(at())),
        ("DELETE", Stand::Collection) => Some(Role::Clear),
        ("POST" | "PUT" | "PATCH" | "DELETE", Stand::Verb(name)) => {
            Some(work.action(operation, name))
        }
        _ => None,
    }
}

impl Work<'_> {
    fn answer_spots(&self, operation: &Operation) -> Vec<Spot> {
        let answer = body::answer(operation).and_then(|id| Open::of(self.book, &[id]));
        answer
            .map(|open| entity::spots(self.book, &open))
            .unwrap_or_default()
    }

    /// In the answer of a read there is nothing but the entity.
    pub(super) fn read_at(&self, operation: &Operation) -> At {
        let spots = self.answer_spots(operation);
        let answer = self.shown(&spots).or_else(|| {
            let known = self.entity.map(|spot| spot.path.clone());
            known.or_else(|| spots.first().map(|_| Vec::new()))
        });
        At {
            answer,
            request: None,
        }
    }

    pub(super) fn at(&self, operation: &Operation) -> At {
        At {
            answer: self.shown(&self.answer_spots(operation)),
            request: self.asked(operation),
        }
    }

    /// By schema, then by the place where the read answer has it, then by what it looks like.
    fn shown(&self, spots: &[Spot]) -> Option<ValuePath> {
        let entity = self.entity?;
        let same = entity::of_core(spots, entity.core);
        let known = || {
            spots
                .iter()
                .find(|spot| spot.path == entity.path && self.looks_like(&spot.open))
        };
        let alike = || spots.iter().find(|spot| self.looks_like(&spot.open));
        same.or_else(known)
            .or_else(alike)
            .map(|spot| spot.path.clone())
    }

    /// An object with the identity and much in common, or nearly the same members.
    fn looks_like(&self, open: &Open) -> bool {
        let Some(entity) = self.entity else {
            return false;
        };
        let is_identified = |one: &Identity| {
            one.properties
                .iter()
                .all(|path| open.at(self.book, path).is_some())
        };
        let needs_none = self.identity.is_none();
        (needs_none || self.identity.is_some_and(is_identified))
            && entity::resembles(open, &entity.open)
    }

    /// Where the body of the request has the entity: in the wrapper of the answer, or as a whole.
    fn asked(&self, operation: &Operation) -> Option<ValuePath> {
        let request = body::request(operation).and_then(|id| Open::of(self.book, &[id]))?;
        if request.is_array() && !request.is_object() {
            return None;
        }
        let spots = entity::spots(self.book, &request);
        let same = self.entity.and_then(|entity| {
            let by_core = entity::of_core(&spots, entity.core);
            let by_path = || {
                spots
                    .iter()
                    .find(|spot| !entity.path.is_empty() && spot.path == entity.path)
            };
            by_core
                .or_else(by_path)
                .filter(|spot| spot.path.len() <= entity.path.len().max(1))
        });
        let named = || {
            entity::by_name(&spots, self.word, &|open| {
                self.entity
                    .is_some_and(|entity| entity::resembles(open, &entity.open))
            })
        };
        let found = same
            .or_else(named)
            .filter(|spot| spot.path.is_empty() || request.n_members() <= 3);
        Some(found.map(|spot| spot.path.clone()).unwrap_or_default())
    }

    fn shows_one(&self, operation: &Operation) -> bool {
        let is_asked = self.asked(operation).is_some();
        is_asked && (body::answer(operation).is_none() || self.at(operation).answer.is_some())
    }

    /// POST on an item changes it where it shows it, or where it answers nothing.
    fn posted(&self, operation: &Operation) -> Role {
        let at = self.at(operation);
        match at.answer.is_some() || body::answer(operation).is_none() {
            true => Role::Update(at),
            false => Role::Action {
                name: Arc::from("post"),
                effect: None,
                at,
            },
        }
    }

    /// Writes at a path that lists rows but leads to no inhabitant.
    fn beside_rows(&self, operation: &Operation) -> Option<Role> {
        match &*operation.head.method {
            "POST" => Some(Role::Create(self.at(operation))),
            _ => None,
        }
    }

    pub(super) fn action(&self, operation: &Operation, name: &Arc<str>) -> Role {
        let takes_back = &*operation.head.method == "DELETE";
        let effect = self
            .entity
            .and_then(|spot| verb::effect(self.book, &spot.open, name, takes_back));
        Role::Action {
            name: name.clone(),
            effect,
            at: self.at(operation),
        }
    }
}
