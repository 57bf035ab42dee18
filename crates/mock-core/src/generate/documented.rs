//! Values that the document itself gives.

use oas_model::SchemaId;
use serde_json::Value;

use super::{Generator, Place};
use crate::{fakers, shape::Shape};

impl Generator<'_> {
    /// Examples, then `const`, `default` and `enum`. `Err` where the listed values break a keyword.
    pub(super) fn documented(
        &self,
        parts: &[SchemaId],
        shape: &Shape,
        place: &Place,
    ) -> Option<Result<Value, &'static str>> {
        let schema = &shape.schema;
        let says_something = schema.one_of_values.is_some()
            || schema.default.is_some()
            || self.wish.examples && !schema.examples.is_empty();
        if !says_something {
            return None;
        }
        let documented = self.book.documented(parts, shape, self.wish.purpose);
        let first = place.attempt == 0;
        let example = documented.example.as_ref();
        if let Some(value) = example.filter(|_| first && self.wish.examples) {
            return Some(Ok(value.clone()));
        }
        if let Some(value) = documented
            .default
            .as_ref()
            .filter(|value| first && says_much(value))
        {
            return Some(Ok(value.clone()));
        }
        let listed = documented.listed.as_ref()?;
        let telling: Vec<&Value> = listed.iter().filter(|value| !value.is_null()).collect();
        let Some(last) = listed.last() else {
            return Some(Err(documented.rival.unwrap_or("type")));
        };
        let agreeing = fakers::agreeing(place, &telling).filter(|_| first);
        let value = agreeing.unwrap_or_else(|| self.draw(place).pick(&telling, last));
        Some(Ok(value.clone()))
    }
}

/// An empty list or object as a default says how a client begins, not what an answer looks like.
fn says_much(default: &Value) -> bool {
    match default {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}
