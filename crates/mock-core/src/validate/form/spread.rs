//! Objects whose members are fields of the form (`style: form, explode: true`).

use oas_model::SchemaType as T;

use super::Reader;
use crate::validate::{coerce, field::Field, tree::Tree};

impl Reader<'_> {
    /// Fields that are members of an object which the document spreads over the form.
    pub(super) fn gather(&self, texts: &mut Tree) {
        let declared = coerce::properties_of(self.book, &self.parts);
        for (name, parts) in &declared {
            let field = Field::of(self.book, self.content, name, parts);
            let is_object = coerce::types(self.book, parts).names(T::Object);
            if !field.is_spread || !is_object || texts.get(name).is_some() {
                continue;
            }
            let own = coerce::properties_of(self.book, parts);
            let members = texts.take(|key| own.contains_key(key) && !declared.contains_key(key));
            if !members.is_empty() {
                texts.put(name, Tree::Map(members));
            }
        }
    }
}
