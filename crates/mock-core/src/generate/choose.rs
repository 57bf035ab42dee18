//! Alternatives: one way is taken, its schemas are added to those that hold.

use oas_model::{SchemaId, SchemaType};
use serde_json::Value;

use super::{Generator, Place};
use crate::shape::{Choice, Shape};

impl Generator<'_> {
    /// The first alternative of a shape that has not been settled yet.
    pub(super) fn open_choice(
        &self,
        shape: &Shape,
        taken: &[(SchemaId, u8)],
        place: &Place,
    ) -> Option<Choice> {
        let is_open = |choice: &&Choice| {
            let trigger = choice.trigger.as_deref();
            !taken.contains(&choice.key)
                && trigger.is_none_or(|name| will_be_there(shape, name, place))
        };
        shape.choices.iter().find(is_open).cloned()
    }

    /// Takes the ways in order until one can be made.
    pub(super) fn choose(
        &mut self,
        choice: &Choice,
        parts: &[SchemaId],
        taken: &mut Vec<(SchemaId, u8)>,
        place: &Place,
    ) -> Option<Value> {
        taken.push(choice.key);
        let made = self
            .order(choice, parts, place)
            .into_iter()
            .find_map(|branch| {
                let mut all = parts.to_vec();
                all.extend(
                    choice.branches[branch]
                        .iter()
                        .filter(|id| !parts.contains(id)),
                );
                self.branch(&all, parts, taken, place)
            });
        taken.pop();
        made
    }

    /// The value with one branch more. One that makes it hard is judged with the branch, for
    /// nobody does so without.
    fn branch(
        &mut self,
        all: &[SchemaId],
        parts: &[SchemaId],
        taken: &mut Vec<(SchemaId, u8)>,
        place: &Place,
    ) -> Option<Value> {
        let becomes_hard = self.book.shape(all).is_hard && !self.book.shape(parts).is_hard;
        if becomes_hard {
            return self.whole(all, taken, place);
        }
        self.attempt(all, taken, place)
    }

    /// In which order to try: `null` last; the simplest first where space is short.
    fn order(&self, choice: &Choice, parts: &[SchemaId], place: &Place) -> Vec<usize> {
        let n_ways = choice.branches.len();
        let first = if choice.in_order || self.is_beside_scalars(choice) {
            0
        } else {
            place.trail.step("way").draw().index(n_ways)
        };
        let first = first + place.attempt as usize;
        let mut order: Vec<usize> = (0..n_ways)
            .map(|step| (first + step) % n_ways.max(1))
            .collect();
        let tight = self.is_tight(place) || self.is_inside_itself(parts);
        order.sort_by_key(|branch| {
            let weight = self.weight(&choice.branches[*branch]);
            if tight {
                weight
            } else {
                u64::from(weight == 0)
            }
        });
        if tight && n_ways > 0 {
            // What has been refused would be refused again.
            order.rotate_left(place.attempt as usize % n_ways);
        }
        order
    }

    /// A scalar among the ways is an identifier that can be expanded: it stays first.
    fn is_beside_scalars(&self, choice: &Choice) -> bool {
        choice
            .branches
            .first()
            .is_some_and(|first| (1..100).contains(&self.weight(first)))
            && choice
                .branches
                .iter()
                .any(|branch| self.weight(branch) >= 100)
    }

    /// 0 for `null`, little for scalars, more for arrays, most for objects that ask for much.
    fn weight(&self, branch: &[SchemaId]) -> u64 {
        let shape = self.book.shape(branch);
        let types = shape.likely_types();
        match types.iter().find(|one| *one != SchemaType::Null) {
            None => 0,
            Some(SchemaType::Array) => 50 + shape.schema.min_items.unwrap_or(0),
            Some(SchemaType::Object) => 100 + shape.schema.required.len() as u64,
            Some(_) if shape.choices.is_empty() => 1,
            Some(_) => 80,
        }
    }
}

/// Whether an object is going to have a property: every other attempt goes without what brings
/// further schemas along.
pub(super) fn will_be_there(shape: &Shape, name: &str, place: &Place) -> bool {
    let required = shape.schema.required.iter().any(|one| one == name);
    required || shape.properties.contains_key(name) && place.attempt.is_multiple_of(2)
}
