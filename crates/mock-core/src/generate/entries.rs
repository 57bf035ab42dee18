//! What an object has beside its declared properties: entries of a map, and what others ask for.

use oas_model::SchemaId;
use serde_json::{Map, Value};

use super::{Generator, MAX_VALUES, Place};
use crate::shape::Shape;

/// Rounds of `dependentRequired`: one property asks for another, and that for a third.
const MAX_ROUNDS: usize = 64;

impl Generator<'_> {
    /// Adds what `dependentRequired` and `minProperties` still ask for, and a map's entries.
    pub(super) fn complete(
        &mut self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
    ) -> Option<()> {
        self.bring_along(shape, object, place)?;
        let count = |bound: Option<u64>| bound.and_then(|bound| usize::try_from(bound).ok());
        let least = count(shape.schema.min_properties).unwrap_or(0);
        if least > MAX_VALUES {
            self.blame(format!(
                "`minProperties: {least}` and the {MAX_VALUES} values that an answer may have"
            ));
            return None;
        }
        let most = count(shape.schema.max_properties).unwrap_or(usize::MAX);
        let asked_for = shape.is_map || !shape.pattern_properties.is_empty();
        let is_free_map = asked_for && shape.properties.is_empty() && !self.is_tight(place);
        // What `not` forbids is often an object without anything of its own.
        let is_refused = !shape.nots.is_empty() && place.attempt > 0;
        let least = least.max(usize::from(is_refused));
        let wanted = if is_free_map { least.max(2) } else { least }.min(most);
        for idx in 0..wanted.saturating_mul(3) {
            if object.len() >= wanted {
                break;
            }
            self.entry(shape, object, place, idx, wanted);
        }
        Some(())
    }

    /// `dependentRequired`: what is there asks for others.
    fn bring_along(
        &mut self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
    ) -> Option<()> {
        for _ in 0..MAX_ROUNDS {
            let present = shape.schema.dependent_required.iter();
            let present = present.filter(|(name, _)| object.contains_key(*name));
            let mut lacking = present.flat_map(|(_, needed)| needed);
            let lacking = lacking.find(|name| !object.contains_key(*name)).cloned();
            let Some(name) = lacking else {
                break;
            };
            let parts = shape.parts_for(self.book, &name)?;
            let words = self.book.member_words(&place.words, &name, &parts);
            let value = self.value(&parts, &place.member(&name, words, 1))?;
            object.insert(name, value);
        }
        Some(())
    }

    fn entry(
        &mut self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
        idx: usize,
        n_wanted: usize,
    ) {
        let Some((name, parts)) = self.new_name(shape, object, place, idx) else {
            return;
        };
        let share = place.share / n_wanted.max(1);
        let words = self.book.member_words(&place.words, &name, &parts);
        if let Some(value) = self.value(&parts, &place.member(&name, words, share)) {
            object.insert(name, value);
        }
    }

    /// A name that is not there yet, with the schemas of its value: a declared property that was
    /// left out, one that a pattern describes, or one of its own.
    fn new_name(
        &mut self,
        shape: &Shape,
        object: &Map<String, Value>,
        place: &Place,
        idx: usize,
    ) -> Option<(String, Vec<SchemaId>)> {
        let mut declared = shape.properties.iter();
        let left_out = |(name, parts): &(&String, &Vec<SchemaId>)| {
            !object.contains_key(*name)
                && self.is_name(shape, name)
                && self.book.shape(parts).conflict.is_none()
        };
        // Each is offered once: one that cannot be made shall not stand in the others' way.
        let offered = declared.by_ref().filter(left_out).nth(idx / 2);
        if let Some((name, parts)) = offered.filter(|_| idx.is_multiple_of(2)) {
            return Some((name.clone(), parts.clone()));
        }
        let pattern = pattern_at(shape, idx).map(str::to_owned);
        let candidates = [
            pattern.and_then(|pattern| self.text_like(&pattern, place, idx)),
            self.entry_name(shape, object, place, idx),
        ];
        candidates.into_iter().flatten().find_map(|name| {
            let parts = shape.parts_for(self.book, &name)?;
            let is_free = !object.contains_key(&name) && self.is_name(shape, &name);
            let is_possible = self.book.shape(&parts).conflict.is_none();
            (is_free && is_possible).then_some((name, parts))
        })
    }

    fn entry_name(
        &mut self,
        shape: &Shape,
        object: &Map<String, Value>,
        place: &Place,
        idx: usize,
    ) -> Option<String> {
        let words = self.book.element_words(&place.words, &shape.names);
        let place = place.element(idx, words, 1);
        if !shape.names.is_empty() {
            let made = self.value(&shape.names, &place);
            return made.and_then(|name| name.as_str().map(str::to_owned));
        }
        let word = crate::fakers::word(&mut place.trail.step("key").draw()).to_owned();
        if object.contains_key(&word) {
            return Some(format!("{word}_{idx}"));
        }
        Some(word)
    }
}

/// Each pattern has its turn.
fn pattern_at(shape: &Shape, idx: usize) -> Option<&str> {
    let n_patterns = shape.pattern_properties.len();
    let found = shape.pattern_properties.get(idx % n_patterns.max(1));
    found.map(|(pattern, _)| pattern.as_str())
}
