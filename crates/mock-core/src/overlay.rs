//! What is known already, laid over a value made for another schema.
//!
//! In:  a value that satisfies its schemas and what is known about the same thing.
//! Out: a value that satisfies them still and says what is known wherever they let it.
//! Never: invents anything; where the known does not fit, what was made stays.
//!
//! The row of a list and the answer at `/{id}` rarely have one schema. Both are made from the
//! seed of the entity, and both get the same known values laid over them, so they agree.

use oas_model::SchemaId;
use serde_json::{Map, Value};

use crate::{book::Book, fits, generate::Purpose, shape::Shape};

/// Nesting beyond which what was made stays.
const MAX_DEPTH: usize = 32;

/// Lays `known` over `made`, which was made for `schema`.
pub(crate) fn overlay(
    book: &Book,
    schema: SchemaId,
    purpose: Purpose,
    made: Value,
    known: &Value,
) -> Value {
    let layer = Layer { book, purpose };
    let whole = layer.over(&[schema], made.clone(), known, 0);
    if layer.fits(&[schema], &whole) {
        return whole;
    }
    match made {
        Value::Object(members) => layer.one_by_one(schema, members, whole),
        other => other,
    }
}

#[derive(Debug, Clone, Copy)]
struct Layer<'l> {
    book: &'l Book,
    purpose: Purpose,
}

impl Layer<'_> {
    fn over(self, parts: &[SchemaId], made: Value, known: &Value, depth: usize) -> Value {
        let shape = self.book.shape(parts);
        if depth > MAX_DEPTH || shape.conflict.is_some() {
            return made;
        }
        match (made, known) {
            // Which alternative holds is not told by the shape: the known says it itself.
            (made, Value::Object(_)) if !shape.choices.is_empty() && self.fits(parts, known) => {
                drop(made);
                known.clone()
            }
            (Value::Object(made), Value::Object(known)) => {
                Value::Object(self.members(&shape, made, known, depth))
            }
            (Value::Array(made), Value::Array(known)) => {
                self.elements(&shape, parts, made, known, depth)
            }
            (made, known) if self.fits(parts, known) => {
                drop(made);
                known.clone()
            }
            (made, _) => made,
        }
    }

    fn members(
        self,
        shape: &Shape,
        mut made: Map<String, Value>,
        known: &Map<String, Value>,
        depth: usize,
    ) -> Map<String, Value> {
        for (name, value) in known {
            let Some(parts) = parts_of(shape, name) else {
                continue;
            };
            let inner = self.book.shape(&parts);
            if shape.pins.contains_key(name) || self.travels_the_other_way(&inner) {
                continue;
            }
            match made.get_mut(name) {
                Some(place) => *place = self.over(&parts, place.take(), value, depth + 1),
                None if self.fits(&parts, value) => {
                    made.insert(name.clone(), value.clone());
                }
                None => {}
            }
        }
        made
    }

    /// As many elements as are known, each as far as it fits; otherwise those that were made.
    fn elements(
        self,
        shape: &Shape,
        parts: &[SchemaId],
        made: Vec<Value>,
        known: &[Value],
        depth: usize,
    ) -> Value {
        let all = Value::from(known);
        if self.fits(parts, &all) {
            return all;
        }
        let Some(own) = shape.items.as_ref().filter(|own| !own.is_empty()) else {
            return Value::Array(made);
        };
        let like = |idx: usize| made.get(idx % made.len().max(1)).cloned();
        let laid: Option<Vec<Value>> = known
            .iter()
            .enumerate()
            .map(|(idx, one)| Some(self.over(own, like(idx)?, one, depth + 1)))
            .collect();
        laid.map(Value::Array)
            .filter(|laid| self.fits(parts, laid))
            .unwrap_or(Value::Array(made))
    }

    /// What fits member by member need not fit as a whole: then each is tried alone.
    fn one_by_one(self, schema: SchemaId, made: Map<String, Value>, laid: Value) -> Value {
        let Value::Object(laid) = laid else {
            return Value::Object(made);
        };
        let mut best = made;
        for (name, value) in laid {
            if best.get(&name) == Some(&value) {
                continue;
            }
            let before = best.insert(name.clone(), value);
            let whole = Value::Object(best);
            let is_valid = self.fits(&[schema], &whole);
            let Value::Object(members) = whole else {
                return Value::Null;
            };
            best = members;
            if !is_valid {
                match before {
                    Some(before) => _ = best.insert(name, before),
                    None => _ = best.shift_remove(&name),
                }
            }
        }
        Value::Object(best)
    }

    fn travels_the_other_way(self, shape: &Shape) -> bool {
        shape.travels_only(self.purpose.other_way())
    }

    fn fits(self, parts: &[SchemaId], value: &Value) -> bool {
        fits::broken(self.book, self.purpose, parts, value).is_none()
    }
}

/// The schemas of one member: its own, those of its pattern, or those of all others.
fn parts_of(shape: &Shape, name: &str) -> Option<Vec<SchemaId>> {
    match shape.properties.get(name) {
        Some(parts) => Some(parts.clone()),
        None if !shape.pattern_properties.is_empty() => {
            let all = shape.pattern_properties.iter();
            Some(all.map(|(_, id)| *id).collect())
        }
        None => shape.additional.clone(),
    }
}
