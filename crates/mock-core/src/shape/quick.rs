//! What can be said about a value without building a validator.

use oas_model::SchemaType;
use serde_json::Value;

use super::Shape;

/// The JSON type of a value.
pub(crate) fn type_of(value: &Value) -> SchemaType {
    match value {
        Value::Null => SchemaType::Null,
        Value::Bool(_) => SchemaType::Boolean,
        Value::Number(n) if n.as_f64().is_some_and(|n| n.fract() == 0.0) => SchemaType::Integer,
        Value::Number(_) => SchemaType::Number,
        Value::String(_) => SchemaType::String,
        Value::Array(_) => SchemaType::Array,
        Value::Object(_) => SchemaType::Object,
    }
}

impl Shape {
    /// Whether a value is allowed, where type, `enum` and simple bounds decide it; else `None`.
    pub(crate) fn plainly_allows(&self, value: &Value) -> Option<bool> {
        if value.is_null() && self.may_be_null {
            return Some(true);
        }
        if self.conflict.is_some() || !self.schema.types.allows(type_of(value)) {
            return Some(false);
        }
        if self
            .schema
            .one_of_values
            .as_ref()
            .is_some_and(|values| !values.contains(value))
        {
            return Some(false);
        }
        if !self.choices.is_empty() || self.schema.not.is_some() {
            return None;
        }
        match value {
            Value::Null | Value::Bool(_) => Some(true),
            Value::Number(number) => number
                .as_f64()
                .and_then(|number| self.allows_number(number)),
            Value::String(text) => self.allows_text(text),
            Value::Array(_) | Value::Object(_) => None,
        }
    }

    fn allows_number(&self, number: f64) -> Option<bool> {
        let schema = &self.schema;
        if schema.multiple_of.is_some() || schema.format.is_some() {
            return None;
        }
        Some(
            schema.minimum.is_none_or(|bound| number >= bound)
                && schema.maximum.is_none_or(|bound| number <= bound)
                && schema.exclusive_minimum.is_none_or(|bound| number > bound)
                && schema.exclusive_maximum.is_none_or(|bound| number < bound),
        )
    }

    fn allows_text(&self, text: &str) -> Option<bool> {
        if self.schema.format.is_some() || !self.patterns.is_empty() {
            return None;
        }
        Some(self.allows_length(text.chars().count() as u64))
    }

    /// Whether a text may have this many characters.
    pub(crate) fn allows_length(&self, length: u64) -> bool {
        let schema = &self.schema;
        schema.min_length.is_none_or(|bound| length >= bound)
            && schema.max_length.is_none_or(|bound| length <= bound)
    }
}
