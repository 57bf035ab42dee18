//! An id becomes an entity: what was written, what the document shows, or what the seed makes.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{
    home::{self, Home},
    path,
    reference::{self, Occasion},
};
use crate::{
    UnknownIds, fits,
    generate::{self, Purpose},
    overlay::overlay,
    resource::ValuePath,
    validate::coerce,
};

impl Home<'_> {
    /// The entity as it is now; `None` where it was deleted, or nobody has seen it.
    pub(super) fn entity(&self, id: &str) -> Option<Arc<Value>> {
        if let Some(entry) = self.call.state.entry(&self.key(id)) {
            return entry.value.clone();
        }
        let is_there = self.call.config.unknown_ids == UnknownIds::Answer || self.is_inhabitant(id);
        is_there.then(|| self.base(id))
    }

    /// Whether the base world has this id of its own accord.
    pub(super) fn is_inhabitant(&self, id: &str) -> bool {
        self.inhabitants().iter().any(|one| one == id)
    }

    /// The entity of the base world.
    pub(super) fn base(&self, id: &str) -> Arc<Value> {
        let kept = &self.world().entities;
        kept.get(&self.shelf().step("entity").step(id), || {
            Arc::new(self.made(id, true))
        })
    }

    /// The entity of the base world, with ids that may lead nowhere.
    pub(super) fn sketch(&self, id: &str) -> Value {
        self.made(id, false)
    }

    /// The entity as clients left it, where one has touched it.
    pub(super) fn written(&self, id: &str) -> Option<Arc<Value>> {
        self.call.state.entry(&self.key(id))?.value.clone()
    }

    /// Where the entity comes from, as the end of a sentence.
    pub(super) fn source(&self, id: &str) -> &'static str {
        let written = self.call.state.entry(&self.key(id));
        let mut documented = self.documented().iter();
        match written {
            Some(entry) if entry.created => "was made by a client",
            Some(_) => "was changed by a client",
            None if documented.any(|one| one.id == id) => "is an example of the document",
            None => "is of the base world",
        }
    }

    fn made(&self, id: &str, with_others: bool) -> Value {
        let Some(schema) = self.facts.entity else {
            return self.named(Value::Object(Map::new()), id);
        };
        let documented = self.documented();
        let own = documented.iter().find(|one| one.id == id);
        let is_inhabitant = own.is_some() || self.is_inhabitant(id);
        // Whoever nobody has written down looks like the first one who was.
        let template = documented.iter().find(|one| !one.is_row && !is_inhabitant);
        let book = self.call.book;
        let value = match own.or(template) {
            Some(known) if self.fits(&known.value) => known.value.clone(),
            Some(known) => {
                let generated = self.generated(id, false);
                overlay(book, schema, Purpose::Response, generated, &known.value)
            }
            None => {
                let is_first = self.inhabitants().first().is_none_or(|first| first == id);
                let generated = self.generated(id, is_first || !is_inhabitant);
                match with_others {
                    true => {
                        let resolved = reference::resolved(self, generated);
                        reference::embedded(self, resolved, Occasion::Base)
                    }
                    false => generated,
                }
            }
        };
        self.named(value, id)
    }

    fn fits(&self, value: &Value) -> bool {
        let parts: Vec<_> = self.facts.entity.into_iter().collect();
        fits::broken(self.call.book, Purpose::Response, &parts, value).is_none()
    }

    /// A made-up entity. Where it may be one of several things, it is one that rows can show.
    pub(super) fn generated(&self, id: &str, examples: bool) -> Value {
        let Some(schema) = self.facts.entity else {
            return Value::Null;
        };
        let examples = examples && self.shows_examples();
        let trail = self.trail().step(id);
        let word = home::word(self.resource);
        let wish = self.wish(schema, &word, trail, examples);
        let value = generate::generate(self.call.book, &wish).value;
        self.as_row(value, trail, examples)
    }

    /// The entity with its id and its parents where it repeats them.
    pub(super) fn named(&self, mut value: Value, id: &str) -> Value {
        let echoes = self.facts.echoes.iter().zip(&self.parents);
        for (property, text) in echoes {
            if let Some(property) = property {
                self.assign(&mut value, property, text);
            }
        }
        if let Some(identity) = self.identity() {
            let texts = id.splitn(identity.properties.len().max(1), '/');
            for (property, text) in identity.properties.iter().zip(texts) {
                self.assign(&mut value, property, text);
            }
        }
        value
    }

    /// Sets a property from a text of the path, where its schema lets it.
    fn assign(&self, value: &mut Value, property: &ValuePath, text: &str) {
        if path::get(value, property).and_then(home::text).as_deref() == Some(text) {
            return;
        }
        let book = self.call.book;
        let schema = self.facts.entity;
        let parts = schema.and_then(|schema| path::parts(book, schema, property));
        let new = match &parts {
            Some(parts) => coerce::leaf(book, parts, text),
            None => Value::from(text),
        };
        let is_rounded = new.is_f64() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_rounded {
            // A whole number beyond 64 bits: rather none of it than another one.
            return;
        }
        let parts = parts.unwrap_or_default();
        if fits::broken(book, Purpose::Response, &parts, &new).is_none() {
            path::put(value, property, new);
        }
    }
}
