//! An entity in the schema of one answer.

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
    /// The entity as these schemas show it.
    pub(super) fn rendered(&self, id: &str, entity: &Value, parts: &[SchemaId]) -> Value {
        let book = self.call.book;
        if let [schema] = parts
            && self.is_own_schema(*schema)
        {
            return entity.clone();
        }
        let fits = |value: &Value| fits::broken(book, Purpose::Response, parts, value).is_none();
        let trail = self.trail().step(id);
        let shown = parts.iter().map(|schema| self.over(*schema, trail, entity));
        let mut best = None;
        for value in shown {
            if parts.len() == 1 || fits(&value) {
                return value;
            }
            best.get_or_insert(value);
        }
        match best {
            Some(best) if !fits(entity) => best,
            _ => entity.clone(),
        }
    }

    /// A value of this schema that says what is known.
    pub(super) fn over(&self, schema: SchemaId, trail: Trail, known: &Value) -> Value {
        let word = home::word(self.resource);
        let wish = self.wish(schema, &word, trail, self.shows_examples());
        let made = generate::generate(self.call.book, &wish).value;
        overlay(self.call.book, schema, Purpose::Response, made, known)
    }

    /// Why nothing satisfies the schema of an answer; found out once.
    pub(super) fn conflict(&self, schema: SchemaId) -> Option<String> {
        let kept = &self.world().conflicts;
        let known = kept.find(&schema).unwrap_or_else(|| {
            let word = home::word(self.resource);
            let wish = self.wish(schema, &word, Trail::new(0), false);
            let made = generate::generate(self.call.book, &wish);
            kept.keep(schema, made.conflict.map(Into::into))
        });
        known.map(|conflict| conflict.to_string())
    }

    fn is_own_schema(&self, schema: SchemaId) -> bool {
        let api = self.call.book.api();
        let own = self.facts.entity.and_then(|own| api.follow(own));
        own.is_some() && api.follow(schema) == own
    }
}
