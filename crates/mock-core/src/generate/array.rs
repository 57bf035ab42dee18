//! Arrays: a few elements, as many as the bounds ask for.

use oas_model::SchemaId;
use serde_json::Value;

use super::{Generator, Place};
use crate::shape::Shape;

/// No answer needs more elements than this, whatever `minItems` says.
const MAX_ITEMS: usize = 10_000;

impl Generator<'_> {
    pub(super) fn array(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        let least = bound(shape.schema.min_items)
            .unwrap_or(0)
            .max(self.n_contained(shape));
        let most = bound(shape.schema.max_items).unwrap_or(MAX_ITEMS);
        let most = if shape.items.is_none() {
            most.min(shape.prefix_items.len())
        } else {
            most
        };
        let n_wanted = self.n_wanted(shape, place).max(least).min(most);
        let share = place.share.saturating_sub(n_wanted) / n_wanted.max(1);
        let mut items = Vec::new();
        for idx in 0..n_wanted {
            match self.element(shape, place, idx, share, &items) {
                Some(item) => items.push(item),
                None => break,
            }
        }
        (items.len() >= least).then_some(Value::Array(items))
    }

    fn n_contained(&self, shape: &Shape) -> usize {
        shape
            .schema
            .contains
            .map_or(0, |_| bound(shape.schema.min_contains).unwrap_or(1))
    }

    fn n_wanted(&self, shape: &Shape, place: &Place) -> usize {
        let prefix = shape.prefix_items.len();
        let circular = shape
            .items
            .as_ref()
            .is_some_and(|parts| self.is_inside_itself(parts));
        if place.is_tight() || circular {
            return if prefix > 0 {
                prefix
            } else {
                usize::from(place.depth == 0)
            };
        }
        let more = match place.depth {
            0..=1 => 3,
            2..=3 => 2,
            _ => 1,
        };
        let drawn = 1 + place.trail.step("length").draw().index(more);
        let has_items = shape.items.as_ref().is_some_and(|parts| !parts.is_empty());
        prefix.max(if has_items || prefix == 0 {
            drawn.max(more.min(2))
        } else {
            0
        })
    }

    fn element(
        &mut self,
        shape: &Shape,
        place: &Place,
        idx: usize,
        share: usize,
        before: &[Value],
    ) -> Option<Value> {
        let parts = self.parts_of(shape, idx)?;
        let inner = place.element(idx, share);
        let made = self.value(&parts, &mut Vec::new(), &inner)?;
        if !shape.schema.unique_items || !before.contains(&made) {
            return Some(made);
        }
        (0..40).find_map(|attempt| {
            let other = Place {
                trail: inner.trail.step(&format!("unlike {attempt}")),
                ..inner.clone()
            };
            self.value(&parts, &mut Vec::new(), &other)
                .filter(|value| !before.contains(value))
        })
    }

    fn parts_of(&self, shape: &Shape, idx: usize) -> Option<Vec<SchemaId>> {
        let mut parts = match shape.prefix_items.get(idx) {
            Some(parts) => parts.clone(),
            None => shape.items.clone()?,
        };
        let place = idx.checked_sub(shape.prefix_items.len());
        if place.is_some_and(|place| place < self.n_contained(shape)) {
            parts.extend(shape.schema.contains);
        }
        Some(parts)
    }
}

fn bound(number: Option<u64>) -> Option<usize> {
    number.map(|number| usize::try_from(number).unwrap_or(MAX_ITEMS).min(MAX_ITEMS))
}
