//! Members of an object.

use oas_model::{Additional, Schema};
use serde_json::{Map, Value};

use super::{At, Judge, Seen, Verdict};
use crate::generate::Purpose;

impl Judge<'_> {
    /// Everything but `unevaluatedProperties`.
    pub(super) fn members(
        &mut self,
        schema: &Schema,
        members: &Map<String, Value>,
        at: At<'_>,
        seen: &mut Seen,
    ) -> Verdict {
        self.counts(schema, members)?;
        self.needed(schema, members, at)?;
        for (idx, (name, value)) in members.iter().enumerate() {
            self.member(schema, name, value, idx, seen)?;
        }
        for (name, id) in &schema.dependent_schemas {
            if members.contains_key(name) {
                self.schema(*id, at, seen)?;
            }
        }
        Ok(())
    }

    fn counts(&mut self, schema: &Schema, members: &Map<String, Value>) -> Verdict {
        let n_members = members.len() as u64;
        if schema.min_properties.is_some_and(|bound| n_members < bound) {
            return Err("minProperties");
        }
        if schema.max_properties.is_some_and(|bound| n_members > bound) {
            return Err("maxProperties");
        }
        if let Some(rule) = schema.property_names {
            for name in members.keys() {
                // A judgement of its own: the name stands at an address for this moment only.
                let mut judge = Self::new(self.book, self.purpose, self.reading, self.effort);
                let verdict = judge.place(rule, &Value::from(name.as_str()));
                verdict.map_err(|_| "propertyNames")?;
            }
        }
        Ok(())
    }

    /// `required` and `dependentRequired`.
    fn needed(&self, schema: &Schema, members: &Map<String, Value>, at: At<'_>) -> Verdict {
        let mut needed = schema.required.iter();
        if needed.any(|name| !members.contains_key(name) && !self.is_exempt(at, name)) {
            return Err("required");
        }
        let mut dependent = schema.dependent_required.iter();
        let lacks = |(name, needed): (&String, &Vec<String>)| {
            members.contains_key(name) && needed.iter().any(|one| !members.contains_key(one))
        };
        if dependent.any(lacks) {
            return Err("dependentRequired");
        }
        Ok(())
    }

    /// `readOnly` members are not asked for in requests, nor `writeOnly` ones in answers.
    fn is_exempt(&self, at: At<'_>, name: &str) -> bool {
        let whole = self.book.shape(&[at.whole]);
        whole.properties.get(name).is_some_and(|parts| {
            let member = &self.book.shape(parts).schema;
            match self.purpose {
                Purpose::Request => member.read_only,
                Purpose::Response => member.write_only,
            }
        })
    }

    fn member(
        &mut self,
        schema: &Schema,
        name: &str,
        value: &Value,
        idx: usize,
        seen: &mut Seen,
    ) -> Verdict {
        let mut is_known = false;
        if let Some(id) = schema.properties.get(name) {
            self.place(*id, value)?;
            is_known = true;
        }
        for (pattern, id) in &schema.pattern_properties {
            if self.book.matches(pattern, &Value::from(name)) {
                self.place(*id, value)?;
                is_known = true;
            }
        }
        match schema.additional_properties {
            _ if is_known => {}
            Additional::Unstated => return Ok(()),
            Additional::Allowed => {}
            Additional::Forbidden => return Err("additionalProperties"),
            Additional::Schema(id) => self.place(id, value)?,
        }
        seen.mark(idx);
        Ok(())
    }

    /// `unevaluatedProperties`.
    pub(super) fn other_members(
        &mut self,
        schema: &Schema,
        members: &Map<String, Value>,
        seen: &mut Seen,
    ) -> Verdict {
        if schema.unevaluated_properties == Additional::Unstated {
            return Ok(());
        }
        for (idx, value) in members.values().enumerate() {
            if seen.has(idx) {
                continue;
            }
            match schema.unevaluated_properties {
                Additional::Forbidden => return Err("unevaluatedProperties"),
                Additional::Schema(id) => self.place(id, value)?,
                Additional::Unstated | Additional::Allowed => {}
            }
            seen.mark(idx);
        }
        Ok(())
    }
}
