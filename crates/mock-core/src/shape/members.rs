//! The properties that an object may have, and the schemas of each.

use oas_model::{Additional, Api, Schema, SchemaId, SchemaType};

use super::{Shape, unevaluated};
use crate::book::Book;

/// The properties that one schema object knows: what it says about the rest looks no further.
#[derive(Debug, Default)]
pub(super) struct Member {
    pub(super) names: Vec<String>,
    pub(super) patterns: Vec<String>,
    pub(super) additional: Additional,
    /// The keyword that rules the rest.
    pub(super) keyword: &'static str,
}

impl Member {
    fn knows(&self, book: &Book, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
            || self
                .patterns
                .iter()
                .any(|pattern| book.matches_text(pattern, name))
    }
}

impl Shape {
    pub(super) fn take_object(&mut self, api: &Api, id: SchemaId, schema: &Schema) {
        for (name, property) in &schema.properties {
            let parts = self.properties.entry(name.clone()).or_default();
            if !parts.contains(property) {
                parts.push(*property);
            }
        }
        let patterns = schema.pattern_properties.iter();
        self.pattern_properties
            .extend(patterns.map(|(pattern, id)| (pattern.clone(), *id)));
        self.names.extend(schema.property_names);
        if schema.additional_properties != Additional::Unstated {
            self.members.push(Member {
                names: schema.properties.keys().cloned().collect(),
                patterns: schema.pattern_properties.keys().cloned().collect(),
                additional: schema.additional_properties,
                keyword: "additionalProperties",
            });
        }
        self.members.extend(unevaluated::member(api, id, schema));
    }

    /// Brings together what several schemas say about each property.
    ///
    /// `additionalProperties` of one schema also speaks about the properties of its siblings.
    pub(super) fn apply_properties(&mut self, book: &Book) {
        let names: Vec<String> = self.properties.keys().cloned().collect();
        for name in names {
            match self.parts_for(book, &name) {
                Some(parts) => drop(self.properties.insert(name, parts)),
                None => drop(self.properties.shift_remove(&name)),
            }
        }
        self.refuse_impossible(book);
        for member in &self.members {
            match member.additional {
                Additional::Forbidden => self.additional = None,
                Additional::Schema(id) => {
                    self.is_map |= member.keyword == "additionalProperties";
                    if let Some(parts) = &mut self.additional {
                        parts.push(id);
                    }
                }
                Additional::Allowed | Additional::Unstated => {}
            }
        }
    }

    /// The schemas of a property by its name; `None` where there may be none of that name.
    pub(crate) fn parts_for(&self, book: &Book, name: &str) -> Option<Vec<SchemaId>> {
        let mut parts = self.properties.get(name).cloned().unwrap_or_default();
        let matching = self.pattern_properties.iter();
        let matching = matching.filter(|(pattern, _)| book.matches_text(pattern, name));
        let ruling = self.members.iter().filter(|one| !one.knows(book, name));
        let mut more: Vec<SchemaId> = matching.map(|(_, id)| *id).collect();
        for member in ruling {
            match member.additional {
                Additional::Forbidden => return None,
                Additional::Schema(id) => more.push(id),
                Additional::Allowed | Additional::Unstated => {}
            }
        }
        for id in more {
            if !parts.contains(&id) {
                parts.push(id);
            }
        }
        Some(parts)
    }

    /// What is required and may not be there rules objects out.
    fn refuse_impossible(&mut self, book: &Book) {
        let mut rivals = Vec::new();
        for name in &self.schema.required {
            let member = self
                .members
                .iter()
                .find(|one| one.additional == Additional::Forbidden && !one.knows(book, name));
            if let Some(member) = member {
                rivals.push(format!(
                    "`required: {name}` and `{}: false`",
                    member.keyword
                ));
            }
        }
        let n_required = self.schema.required.len() as u64;
        let most = self.schema.max_properties;
        if most.is_some_and(|most| n_required > most) {
            rivals.push("`required` and `maxProperties`".to_owned());
        }
        for why in rivals {
            self.bar(SchemaType::Object, why);
        }
    }
}
