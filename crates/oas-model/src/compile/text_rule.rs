//! One `pattern` or `format` alone, with the very engine that validates whole schemas.

use std::sync::Arc;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::engine;

/// What one keyword asks of a text. Cheap to clone, dear to make: keep it.
#[derive(Debug, Clone)]
pub struct TextRule(Arc<Validator>);

impl TextRule {
    /// `pattern`, as ECMA-262 reads it; `None` where nobody can.
    #[must_use]
    pub fn pattern(pattern: &str) -> Option<Self> {
        Self::of(&json!({ "pattern": pattern }))
    }

    /// `format`; one that nobody knows allows every text.
    #[must_use]
    pub fn format(format: &str) -> Option<Self> {
        Self::of(&json!({ "format": format }))
    }

    /// Whether a value keeps the rule. Values that are no text do.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        self.0.is_valid(value)
    }

    fn of(schema: &Value) -> Option<Self> {
        engine::build(schema)
            .ok()
            .map(|validator| Self(Arc::new(validator)))
    }
}
