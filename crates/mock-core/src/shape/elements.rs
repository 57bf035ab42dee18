//! The elements that an array may have, and the schemas of each.

use oas_model::{Additional, Schema, SchemaId};

use super::{Contains, Shape};

/// What one schema object says about elements by their place.
#[derive(Debug)]
pub(super) struct Tuple {
    prefix: Vec<SchemaId>,
    rest: Additional,
}

impl Shape {
    pub(super) fn take_array(&mut self, schema: &Schema) {
        if !schema.prefix_items.is_empty() || schema.items != Additional::Unstated {
            self.tuples.push(Tuple {
                prefix: schema.prefix_items.clone(),
                rest: schema.items,
            });
        }
        if let Some(found) = schema.contains {
            self.contains.push(Contains {
                schema: found,
                least: schema.min_contains.unwrap_or(1),
                most: schema.max_contains,
            });
        }
        if schema.unevaluated_items != Additional::Unstated {
            self.unevaluated_items = schema.unevaluated_items;
        }
    }

    /// Brings together what several schemas say about each element: where one has a prefix,
    /// another may already be at its `items`.
    pub(super) fn apply_tuples(&mut self) {
        let n_prefix = self.tuples.iter().map(|one| one.prefix.len()).max();
        for idx in 0..n_prefix.unwrap_or(0) {
            match self.parts_at(idx) {
                Some(parts) => self.prefix_items.push(parts),
                None => break,
            }
        }
        let is_whole = self.prefix_items.len() == n_prefix.unwrap_or(0);
        self.items = self.parts_at(usize::MAX).filter(|_| is_whole);
    }

    /// The schemas of one element; `None` where there may be none.
    fn parts_at(&self, idx: usize) -> Option<Vec<SchemaId>> {
        let mut parts = Vec::new();
        for tuple in &self.tuples {
            match (tuple.prefix.get(idx).copied(), tuple.rest) {
                (Some(id), _) | (None, Additional::Schema(id)) => parts.push(id),
                (None, Additional::Forbidden) => return None,
                (None, Additional::Allowed | Additional::Unstated) => {}
            }
        }
        Some(parts)
    }

    /// What no `items` speaks about is left to `unevaluatedItems`; found elements are spoken about.
    pub(super) fn apply_unevaluated_items(&mut self) {
        let is_open = self.items.as_ref().is_some_and(Vec::is_empty);
        match self.unevaluated_items {
            Additional::Schema(id) if is_open => self.items = Some(vec![id]),
            Additional::Forbidden if is_open => {
                self.items = self.contains.first().map(|one| vec![one.schema]);
            }
            _ => {}
        }
    }
}
