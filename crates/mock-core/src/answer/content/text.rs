//! Text, and everything that no other kind knows: a scalar as it is, the rest as JSON.

use bytes::Bytes;
use serde_json::Value;

use super::{Draft, Kind};

pub(super) const KIND: Kind = (|_| true, write);

fn write(draft: &Draft<'_>) -> Bytes {
    plain(draft.value).into()
}

/// A value as text.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
