//! Arrays: a few elements, as many as the bounds ask for.

use std::{collections::HashSet, sync::Arc};

use oas_model::SchemaId;
use serde_json::{Value, json};

use super::{Generator, MAX_VALUES, Place};
use crate::{fakers::Words, shape::Shape};

/// From so many elements on it is asked beforehand whether all of them can be made.
const MANY: usize = 500;
/// Schemas inside one another that are asked then.
const ALL_LEVELS: usize = 6;
/// How often an element that must differ from others is made again.
const MAX_UNLIKE: u32 = 60;

/// How often a word that stands in the list already is made again, where it may stand twice.
const PATIENCE: u32 = 4;

/// The elements so far, with what they have been found to be.
struct Row {
    items: Vec<Value>,
    /// How each is written, where no two may be alike.
    written: Option<HashSet<String>>,
    /// How many elements each `contains` has found.
    found: Vec<u64>,
    /// The first place of a tuple at which to look for what `contains` asks.
    first_sought: usize,
}

impl Generator<'_> {
    pub(super) fn array(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        let (least, most) = self.array_bounds(shape)?;
        let n_wanted = self.n_wanted(shape, place).max(least).min(most);
        let share = place.share.saturating_sub(n_wanted) / n_wanted.max(1);
        let mut row = Row {
            items: Vec::new(),
            written: shape.schema.unique_items.then(HashSet::new),
            found: vec![0; shape.contains.len()],
            first_sought: (place.attempt as usize)
                .checked_sub(1)
                .unwrap_or(usize::MAX),
        };
        for idx in 0..n_wanted {
            let words = self.words_of_element(shape, place, idx);
            let inner = place.element(idx, words, share);
            let Some(item) = self.element(shape, &inner, idx, n_wanted - idx, &row) else {
                break;
            };
            self.add(shape, item, &mut row);
        }
        if row.items.len() >= least {
            return Some(Value::Array(row.items));
        }
        self.explain_short(shape);
        None
    }

    /// How few and how many elements there may be; `None` where the keywords leave no number.
    fn array_bounds(&mut self, shape: &Shape) -> Option<(usize, usize)> {
        let schema = &shape.schema;
        let least = as_count(schema.min_items).unwrap_or(0);
        let stated = as_count(schema.max_items).unwrap_or(usize::MAX);
        let most = match shape.items {
            None => stated.min(shape.prefix_items.len()),
            Some(_) => stated,
        };
        let conflict = if least > most {
            "`minItems` and `items: false`".to_owned()
        } else if least >= MANY && self.least_values(shape, ALL_LEVELS) > MAX_VALUES {
            format!("`minItems: {least}` and the {MAX_VALUES} values that an answer may have")
        } else {
            let n_sought: usize = self.n_sought(shape);
            return Some((least.max(n_sought.min(most)), most));
        };
        self.blame(conflict);
        None
    }

    /// How many values the shortest array has, with all that its elements must have.
    fn least_values(&self, shape: &Shape, n_levels: usize) -> usize {
        let schema = &shape.schema;
        let inner = |parts: &Vec<SchemaId>| match n_levels {
            0 => 1,
            n => self.least_values(&self.book.shape(parts), n - 1),
        };
        let each = shape.items.as_ref().map_or(1, inner);
        let n_items = as_count(schema.min_items).unwrap_or(0);
        let required = schema.required.iter();
        let required = required.filter_map(|name| shape.properties.get(name));
        required
            .map(inner)
            .fold(1, usize::saturating_add)
            .saturating_add(n_items.saturating_mul(each))
    }

    /// How many elements it takes to satisfy each `contains` with elements of its own.
    fn n_sought(&self, shape: &Shape) -> usize {
        let counts = shape
            .contains
            .iter()
            .filter_map(|one| as_count(Some(one.least)));
        counts.fold(0, usize::saturating_add).min(MAX_VALUES)
    }

    fn n_wanted(&self, shape: &Shape, place: &Place) -> usize {
        let prefix = shape.prefix_items.len();
        let items = shape.items.as_ref();
        let circular = items.is_some_and(|parts| self.is_inside_itself(parts));
        if self.is_tight(place) || circular {
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
        let has_items = items.is_some_and(|parts| !parts.is_empty());
        prefix.max(if has_items || prefix == 0 {
            drawn.max(more.min(2))
        } else {
            0
        })
    }

    /// One element more, unlike the others where that is asked for.
    fn element(
        &mut self,
        shape: &Shape,
        place: &Place,
        idx: usize,
        n_left: usize,
        row: &Row,
    ) -> Option<Value> {
        let ways = self.ways(shape, idx, n_left, row)?;
        for parts in ways {
            let n_conflicts = self.conflicts.len();
            let mut again = (0..MAX_UNLIKE).map(|attempt| place.again(attempt));
            let made = again.find_map(|place| match self.value(&parts, &place) {
                Some(item) if !self.may_join(shape, &item, row) => None,
                Some(item) if place.attempt < PATIENCE && is_repeated(&item, row) => None,
                made => Some(made),
            });
            if let Some(Some(item)) = made {
                return Some(item);
            }
            if let Some(item) = self.listed_apart(shape, &parts, row) {
                return Some(item);
            }
            if parts.len() > 1 {
                self.conflicts.truncate(n_conflicts);
            }
        }
        None
    }

    /// The schemas that an element may have, the most wanted first.
    fn ways(
        &self,
        shape: &Shape,
        idx: usize,
        n_left: usize,
        row: &Row,
    ) -> Option<Vec<Vec<SchemaId>>> {
        let own = match shape.prefix_items.get(idx) {
            Some(parts) => parts,
            None => shape.items.as_ref()?,
        };
        let sought = shape.contains.iter().zip(&row.found);
        let sought: Vec<SchemaId> = sought
            .filter(|(one, found)| **found < one.least)
            .map(|(one, _)| one.schema)
            .collect();
        let with = |more: &[SchemaId]| [own.as_slice(), more].concat();
        let is_in_tuple = shape.prefix_items.get(idx).is_some();
        let is_roomy = is_in_tuple && shape.items.is_some() && idx < row.first_sought;
        let mut ways = Vec::new();
        if !sought.is_empty() && sought.len() >= n_left {
            ways.push(with(&sought));
        }
        if is_roomy {
            ways.push(with(&[]));
        }
        ways.extend(sought.iter().map(|one| with(&[*one])));
        ways.push(with(&[]));
        ways.retain(|parts| self.book.shape(parts).conflict.is_none());
        Some(ways)
    }

    /// Whether an element leaves the array right: unlike the others, not found too often.
    fn may_join(&self, shape: &Shape, item: &Value, row: &Row) -> bool {
        let is_new = row
            .written
            .as_ref()
            .is_none_or(|all| !all.contains(&written(item)));
        let mut counted = shape.contains.iter().zip(&row.found);
        is_new
            && counted.all(|(one, found)| {
                one.most.is_none_or(|most| *found < most) || !self.is_found(one.schema, item)
            })
    }

    fn words_of_element(&self, shape: &Shape, place: &Place, idx: usize) -> Arc<Words> {
        let in_tuple = shape.prefix_items.get(idx);
        let parts = in_tuple
            .or(shape.items.as_ref())
            .map_or(&[][..], Vec::as_slice);
        self.book.element_words(&place.words, parts)
    }

    fn is_found(&self, schema: SchemaId, item: &Value) -> bool {
        self.broken(&[schema], item).is_none()
    }

    fn add(&self, shape: &Shape, item: Value, row: &mut Row) {
        for (one, found) in shape.contains.iter().zip(&mut row.found) {
            *found += u64::from(self.is_found(one.schema, &item));
        }
        if let Some(all) = &mut row.written {
            all.insert(written(&item));
        }
        row.items.push(item);
    }

    /// Where chance finds no new element: the first of the few possible ones that is not there yet.
    fn listed_apart(&self, shape: &Shape, parts: &[SchemaId], row: &Row) -> Option<Value> {
        row.written.as_ref()?;
        let inner = self.book.shape(parts);
        let documented = self.book.documented(parts, &inner, self.wish.purpose);
        let listed = documented.listed.iter().flatten().cloned();
        let truth = [false, true].into_iter().map(Value::from);
        let start = inner.schema.minimum.or(inner.schema.exclusive_minimum);
        let start = start.map_or(0, |low| low.ceil() as i64);
        let step = inner.schema.multiple_of.filter(|step| *step >= 1.0);
        let step = step.map_or(1, |step| step as i64);
        let first = start.div_euclid(step).saturating_mul(step);
        let numbers = (0..=row.items.len() as i64 + 2)
            .map(|n| Value::from(first.saturating_add(n.saturating_mul(step))));
        let others = (1..=row.items.len() + 1)
            .flat_map(|n| [json!({ "item": n }), json!([n]), json!(format!("item {n}"))]);
        let mut candidates = listed
            .chain(truth)
            .chain(numbers)
            .chain(others)
            .chain(std::iter::once(Value::Null));
        candidates
            .find(|value| self.may_join(shape, value, row) && self.broken(parts, value).is_none())
    }

    fn explain_short(&mut self, shape: &Shape) {
        let conflict = if shape.schema.unique_items {
            "`minItems` and `uniqueItems`"
        } else if shape.contains.is_empty() {
            "`minItems` and `items`"
        } else {
            "`contains` and `items`"
        };
        self.blame(conflict.to_owned());
    }
}

/// Whether a text stands in the list already.
fn is_repeated(item: &Value, row: &Row) -> bool {
    item.is_string() && row.items.contains(item)
}

/// One writing for equal values: `1` and `1.0` are one number.
fn written(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 => format!("{float:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

fn as_count(number: Option<u64>) -> Option<usize> {
    number.map(|number| usize::try_from(number).unwrap_or(usize::MAX))
}
