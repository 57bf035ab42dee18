//! Entities and members that may be one of several things: the one that is asked for.

use oas_model::SchemaId;
use serde_json::Value;

use super::home::{self, Home};
use crate::{
    draw::Trail,
    fits,
    generate::{self, Purpose},
    overlay::overlay,
};

impl Home<'_> {
    /// The entity, where rows can show it; else the first of its kinds that they can show.
    pub(super) fn as_row(&self, value: Value, trail: Trail, examples: bool) -> Value {
        let (Some(row), Some(entity)) = (self.facts.row, self.facts.entity) else {
            return value;
        };
        let fits = |value: &Value| self.satisfies(row, value) && self.satisfies(entity, value);
        if fits(&value) {
            return value;
        }
        let mut kinds = self.kinds(&[entity], trail, examples);
        kinds.find(fits).unwrap_or(value)
    }

    /// A member that came out as something else than the client has said is made again, as each
    /// thing that it may be, until it is the one that was said.
    pub(super) fn of_the_kind_said(&self, shown: Value, wanted: &Value, accepted: &Value) -> Value {
        let Some(schema) = self.facts.entity else {
            return shown;
        };
        let book = self.call.book;
        let shape = book.shape(&[schema]);
        let mut shown = shown;
        for (name, said) in accepted.as_object().into_iter().flatten() {
            let is_said = |whole: &Value| whole.get(name).is_none_or(|own| says(own, said));
            let Some(parts) = shape.properties.get(name).filter(|_| said.is_object()) else {
                continue;
            };
            if is_said(&shown) {
                continue;
            }
            let trail = self.trail().step(name);
            let kinds = self.kinds(parts, trail, self.shows_examples());
            let mut wholes = kinds.filter_map(|kind| {
                let mut whole = shown.clone();
                *whole.get_mut(name)? = kind;
                Some(overlay(book, schema, Purpose::Response, whole, wanted))
            });
            let found = wholes.find(|whole| is_said(whole) && self.satisfies(schema, whole));
            shown = found.unwrap_or(shown);
        }
        shown
    }

    /// A value for each thing that these schemas admit.
    fn kinds(
        &self,
        parts: &[SchemaId],
        trail: Trail,
        examples: bool,
    ) -> impl Iterator<Item = Value> + use<'_> {
        let book = self.call.book;
        let shape = book.shape(parts);
        let word = home::word(self.resource);
        let branches = shape.choices.iter().flat_map(|choice| &choice.branches);
        let schemas: Vec<SchemaId> = branches.filter_map(|one| one.first().copied()).collect();
        schemas.into_iter().map(move |schema| {
            let wish = self.wish(schema, &word, trail, examples);
            generate::generate(book, &wish).value
        })
    }

    fn satisfies(&self, schema: SchemaId, value: &Value) -> bool {
        fits::broken(self.call.book, Purpose::Response, &[schema], value).is_none()
    }
}

/// Whether what is shown says what was said, wherever it speaks of the same.
fn says(shown: &Value, said: &Value) -> bool {
    match (shown, said) {
        (Value::Object(shown), Value::Object(said)) => said
            .iter()
            .all(|(name, said)| shown.get(name).is_none_or(|own| says(own, said))),
        _ => shown == said,
    }
}
