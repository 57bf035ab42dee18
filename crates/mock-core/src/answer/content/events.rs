//! Server-sent events (HTML Living Standard, section 9.2).
//!
//! A value with only the fields of an event is one (OpenAPI 3.2.0, "Server-Sent Event Streams");
//! any other value is the data of one, as JSON.

use bytes::Bytes;
use serde_json::{Map, Value};

use super::{Draft, Kind, plain, values};
use crate::media::Media;

pub(super) const KIND: Kind = (knows, write);

/// The fields that a stream knows, in the order in which they are usually written.
const FIELDS: [&str; 4] = ["event", "id", "retry", "data"];

fn knows(media: &Media) -> bool {
    media.main == "text" && media.sub == "event-stream"
}

fn write(draft: &Draft<'_>) -> Bytes {
    if let Value::String(text) = draft.value
        && FIELDS
            .iter()
            .any(|field| text.starts_with(&format!("{field}:")))
    {
        return text.clone().into();
    }
    let events = values(draft.value).iter();
    events.map(event).collect::<String>().into()
}

fn event(value: &Value) -> String {
    let lines = match value {
        Value::Object(members) if is_event(members) => FIELDS
            .iter()
            .filter_map(|field| Some(lines(field, &plain(members.get(*field)?))))
            .collect(),
        value => lines("data", &plain(value)),
    };
    format!("{lines}\n")
}

fn is_event(members: &Map<String, Value>) -> bool {
    let knows_all = members.keys().all(|name| FIELDS.contains(&name.as_str()));
    knows_all && members.contains_key("data")
}

/// A field of several lines is written once for each.
fn lines(field: &str, text: &str) -> String {
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    lines.map(|line| format!("{field}: {line}\n")).collect()
}
