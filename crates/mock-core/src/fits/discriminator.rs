//! What a discriminator asks of a value: that it names a branch, and that this branch holds.
//!
//! The validator reads them alike (`oas_model`, `compile/choice.rs`).

use oas_model::{Discriminator, Schema, SchemaId};
use serde_json::Value;

use super::{At, Judge, Seen, Verdict};

impl Judge<'_> {
    /// Whether the discriminator takes the place of the branches that are listed.
    pub(super) fn discriminated(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        at: At<'_>,
        seen: &mut Seen,
    ) -> Result<bool, &'static str> {
        let found = schema.discriminator.as_ref();
        let (Some(found), Value::Object(members)) = (found, at.value) else {
            return Ok(false);
        };
        if found.mapping.is_empty() {
            return Ok(false);
        }
        let is_one_list = schema.one_of.is_empty() != schema.any_of.is_empty();
        let Some(Value::String(name)) = members.get(&found.property_name) else {
            return match found.default {
                Some(default) => self.schema(default, at, seen).map(|()| true),
                None => Ok(false),
            };
        };
        match found.mapping.get(name) {
            Some(target) => {
                self.is_of_subtype(found, *target, at)?;
                if !self.is_open(*target, at) && self.book.api().follow(*target) != Some(id) {
                    self.schema(*target, at, seen)?;
                }
            }
            None if found.is_complete && found.base.as_ref() != Some(name) => {
                return Err("discriminator");
            }
            None => {}
        }
        Ok(is_one_list && found.is_complete)
    }

    /// Seen from a subtype, the value names this subtype or one that extends it.
    fn is_of_subtype(&self, found: &Discriminator, named: SchemaId, at: At<'_>) -> Verdict {
        let mut targets = found.mapping.values();
        let Some(from) = targets.find(|target| self.is_open(**target, at)) else {
            return Ok(());
        };
        let from = self.book.api().follow(*from).unwrap_or(*from);
        let named = self.book.shape(&[named]);
        if named.seen.contains(&from) {
            Ok(())
        } else {
            Err("discriminator")
        }
    }
}
