//! An entity in the schema of one answer.

use oas_model::SchemaId;
use serde_json::Value;

use super::home::{self, Home};
use crate::{
    draw::Trail,
    fits,
    generate::{self, Purpose, Wish},
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
        let wish = Wish {
            schema,
            purpose: Purpose::Response,
            examples: self.shows_examples(),
            trail,
            resource: &word,
            locale: self.call.config.locale,
            today: self.call.config.today,
            echo: &[],
        };
        let made = generate::generate(self.call.book, &wish).value;
        overlay(self.call.book, schema, Purpose::Response, made, known)
    }

    fn is_own_schema(&self, schema: SchemaId) -> bool {
        let api = self.call.book.api();
        let own = self.facts.entity.and_then(|own| api.follow(own));
        own.is_some() && api.follow(schema) == own
    }
}
