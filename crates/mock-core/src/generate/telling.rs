//! Members that tell the branches of a shape apart: one branch allows them and another does not.

use std::ops::Range;

use oas_model::SchemaId;
use serde_json::{Map, Value, json};

use super::Purpose;
use crate::{book::Book, fits, shape::Shape};

/// Names that are looked at; what more of them could tell is not worth the search.
const MAX_NAMES: usize = 64;
/// Branches that are looked at.
const MAX_BRANCHES: usize = 32;

/// What may be changed in an object to make it another branch's, or no branch's but one.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    /// The properties that the branches and the `not`s speak about.
    pub(super) names: Vec<String>,
    /// Values that the shape itself allows, and a branch or a `not` does not.
    pub(super) kinds: Vec<Kind>,
    /// The branches of all alternatives.
    pub(super) branches: Vec<Vec<SchemaId>>,
    /// The places of the branches of which one may hold.
    pub(super) groups: Vec<Range<usize>>,
}

/// A value for a property.
#[derive(Debug)]
pub(super) struct Kind {
    /// The place of the name.
    pub(super) name: usize,
    pub(super) value: Value,
    /// The places of the branches that do not allow it.
    refused_by: Vec<usize>,
}

impl Telling {
    pub(super) fn of(book: &Book, purpose: Purpose, shape: &Shape) -> Self {
        let mut telling = Self {
            names: names_in_question(book, shape),
            ..Self::default()
        };
        for choice in &shape.choices {
            let first = telling.branches.len();
            let room = MAX_BRANCHES.saturating_sub(first);
            let branches = choice.branches.iter().take(room).cloned();
            telling.branches.extend(branches);
            if choice.is_exclusive() {
                telling.groups.push(first..telling.branches.len());
            }
        }
        telling.kinds = telling.telling_kinds(book, purpose, shape);
        telling
    }

    fn telling_kinds(&self, book: &Book, purpose: Purpose, shape: &Shape) -> Vec<Kind> {
        let allows = |shape: &Shape, name: &str, value: &Value| {
            let parts = shape.parts_for(book, name);
            parts.is_some_and(|parts| fits::broken(book, purpose, &parts, value).is_none())
        };
        let mut found = Vec::new();
        for (name, text) in self.names.iter().enumerate() {
            for value in kinds().into_iter().filter(|one| allows(shape, text, one)) {
                let refuses = |parts: &[SchemaId]| !allows(&book.shape(parts), text, &value);
                let places = 0..self.branches.len();
                let refused_by: Vec<usize> =
                    places.filter(|one| refuses(&self.branches[*one])).collect();
                let is_between = (1..self.branches.len()).contains(&refused_by.len());
                if is_between || shape.nots.iter().any(|one| refuses(&[*one])) {
                    found.push(Kind {
                        name,
                        value,
                        refused_by,
                    });
                }
            }
        }
        found
    }

    /// The members with what the branch `own` allows and no other one of `holding` does.
    pub(super) fn against(
        &self,
        holding: &[usize],
        own: usize,
        members: &Map<String, Value>,
    ) -> Option<Value> {
        let mut left: Vec<usize> = holding.iter().copied().filter(|one| *one != own).collect();
        let mut members = members.clone();
        let mut settled = Vec::new();
        while !left.is_empty() {
            let free =
                |kind: &&Kind| !settled.contains(&kind.name) && !kind.refused_by.contains(&own);
            let n_won = |kind: &&Kind| {
                let won = kind.refused_by.iter().filter(|one| left.contains(one));
                // Of two that tell as much, the one that overwrites nothing.
                (won.count(), !members.contains_key(&self.names[kind.name]))
            };
            let best = self.kinds.iter().filter(free).rev().max_by_key(n_won)?;
            let n_left = left.len();
            left.retain(|one| !best.refused_by.contains(one));
            if left.len() == n_left {
                return None;
            }
            settled.push(best.name);
            members.insert(self.names[best.name].clone(), best.value.clone());
        }
        (!settled.is_empty()).then_some(Value::Object(members))
    }
}

fn names_in_question(book: &Book, shape: &Shape) -> Vec<String> {
    let branches = shape.choices.iter().flat_map(|choice| &choice.branches);
    let asked = branches.flatten().chain(&shape.nots);
    let mut names: Vec<String> = Vec::new();
    for id in asked {
        let inner = book.shape(&[*id]);
        let new = inner.properties.keys().chain(&inner.schema.required);
        for name in new {
            if names.len() < MAX_NAMES && !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}

/// A value of each kind.
pub(super) fn kinds() -> [Value; 7] {
    [
        json!("x"),
        json!(1),
        json!(-0.5),
        json!(true),
        json!([]),
        json!({}),
        Value::Null,
    ]
}
