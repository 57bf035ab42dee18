//! Values without what is masked or looks like a secret.
//!
//! In:  bodies and values of parameters.
//! Out: the same without secrets, and the places of what was left out.
//! Never: keeps a part of a text that was masked in part.

use mock_core::is_masked;
use oas_model::{Parameter, ParameterLocation};
use serde_json::Value;

use super::ExampleError;
use crate::{
    Completeness, ObservedSide,
    infer::{is_secret, is_secret_name},
};

/// Where secrets stood.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    pub(super) places: Vec<String>,
}

impl LeftOut {
    /// The value of a parameter; none where it is a secret.
    pub(super) fn parameter(&mut self, parameter: &Parameter, value: Value) -> Option<Value> {
        let location = match parameter.location {
            ParameterLocation::Path => "path",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
            _ => "query",
        };
        let place = format!("{location} parameter {}", parameter.name);
        self.member(&parameter.name, value, &place)
    }

    fn value(&mut self, value: Value, place: &str) -> Option<Value> {
        match value {
            Value::String(text) if is_secret(&text) => {
                self.places.push(place.to_owned());
                None
            }
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                let kept = items.filter_map(|(n, one)| self.value(one, &format!("{place}/{n}")));
                Some(Value::Array(kept.collect()))
            }
            Value::Object(members) => {
                let kept = members.into_iter().filter_map(|(name, one)| {
                    let step = name.replace('~', "~0").replace('/', "~1");
                    let kept = self.member(&name, one, &format!("{place}/{step}"))?;
                    Some((name, kept))
                });
                Some(Value::Object(kept.collect()))
            }
            other => Some(other),
        }
    }

    /// What stands under a name. Numbers and flags under the name of a secret, such as
    /// `maxTokens`, are none; what the record's own masks take for a secret is masked already.
    fn member(&mut self, name: &str, value: Value, place: &str) -> Option<Value> {
        let is_text = match &value {
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => items.iter().any(Value::is_string),
            _ => false,
        };
        if is_masked(name) || is_text && is_secret_name(name) {
            self.places.push(place.to_owned());
            return None;
        }
        self.value(value, place)
    }
}

/// The body as a value.
pub(super) fn body(
    side: &ObservedSide,
    which: &'static str,
    left_out: &mut LeftOut,
) -> Result<Value, ExampleError> {
    let not_whole = |why| ExampleError::NotWhole { side: which, why };
    match side.completeness {
        Completeness::Whole => {}
        Completeness::Beginning => return Err(not_whole("cut off")),
        Completeness::Missing => return Err(not_whole("not recorded")),
    }
    let text = std::str::from_utf8(&side.body).map_err(|_| not_whole("not text"))?;
    let kind = side.media_type();
    if kind == "application/json" || kind.ends_with("+json") {
        let unread = match is_masked(text) {
            true => "masked in part",
            false => "not JSON",
        };
        let value = serde_json::from_str(text).map_err(|_| not_whole(unread))?;
        return left_out
            .value(value, &format!("{which} "))
            .ok_or(not_whole("masked"));
    }
    match is_secret(text) {
        true => Err(not_whole("masked in part, or a secret")),
        false => Ok(Value::from(text)),
    }
}
