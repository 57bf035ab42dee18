//! An entry as an exchange.

use bytes::Bytes;
use mock_core::StreamMessage;
use serde_json::Value;

use super::{response, sent};
use crate::{
    Observed, Times,
    forms::{Note, base64_text::base64, moment},
};

/// One entry of the file while it is read.
pub(super) struct At<'n> {
    index: usize,
    notes: &'n mut Vec<Note>,
}

impl At<'_> {
    /// Notes something about a member of the entry.
    pub(super) fn note(&mut self, member: &str, text: impl Into<String>) {
        self.notes.push(Note {
            entry: Some(self.index),
            at: format!("/log/entries/{}{member}", self.index),
            text: text.into(),
        });
    }
}

/// The exchange of an entry. None, with a note, where it has no request that could be told.
pub(super) fn observed(entry: &Value, index: usize, notes: &mut Vec<Note>) -> Option<Observed> {
    let mut at = At { index, notes };
    let sent = sent::read(entry.get("request"), &mut at)?;
    let received = response::read(entry.get("response"), &mut at);
    let at_us = started(entry, &mut at);
    let messages = ["_webSocketMessages", "_eventStreamMessages"];
    let messages = messages
        .iter()
        .filter_map(|name| entry.get(name)?.as_array());
    let version = [received.version, sent.version].into_iter();
    Some(Observed {
        id: None,
        at_us,
        times: times(entry, &mut at),
        method: sent.method,
        url: sent.url,
        version: version
            .rev()
            .find(|one| !one.is_empty())
            .unwrap_or_default(),
        status: received.status,
        request: sent.side,
        response: received.side,
        messages: messages.flatten().map(|one| message(one, at_us)).collect(),
    })
}

fn started(entry: &Value, at: &mut At<'_>) -> i64 {
    let found = text(entry, "startedDateTime").and_then(moment::micros);
    found.unwrap_or_else(|| {
        at.note(
            "/startedDateTime",
            "There is no time that can be read; 1970 stands for it.",
        );
        0
    })
}

fn times(entry: &Value, at: &mut At<'_>) -> Times {
    let total = number(entry, "time").filter(|ms| *ms >= 0.0);
    let Some(timings) = entry.get("timings").filter(|found| found.is_object()) else {
        at.note(
            "/timings",
            "The parts of the time are missing; only the whole is known.",
        );
        let total_us = micros(total.unwrap_or_default());
        return Times {
            queued_us: 0,
            first_byte_us: total_us,
            total_us,
        };
    };
    let part = |name: &str| micros(number(timings, name).unwrap_or_default());
    let parts = ["blocked", "dns", "connect", "send"];
    let queued_us = parts
        .iter()
        .fold(0, |sum: u64, name| sum.saturating_add(part(name)));
    let first_byte_us = queued_us.saturating_add(part("wait"));
    let total_us = first_byte_us.saturating_add(part("receive"));
    Times {
        queued_us,
        first_byte_us,
        total_us,
    }
}

/// Milliseconds as microseconds; less than nothing means unknown.
fn micros(ms: f64) -> u64 {
    (ms * 1_000.0).round().max(0.0) as u64
}

fn message(one: &Value, started_us: i64) -> StreamMessage {
    let data = text(one, "data").unwrap_or_default();
    let is_text = number(one, "opcode") != Some(2.0);
    let plain = if is_text { None } else { base64(data) };
    let data = plain.map_or_else(|| Bytes::from(data.to_owned()), Bytes::from);
    let at_us = number(one, "time").map(|seconds| (seconds * 1_000_000.0).round() as i64);
    StreamMessage {
        at_us: at_us.unwrap_or(started_us),
        from_client: text(one, "type") == Some("send"),
        text: is_text,
        len: length(one, "_length").unwrap_or(data.len() as u64),
        data,
    }
}

/// A member that is text.
pub(super) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str()
}

/// A member that is a number, or text that says one.
pub(super) fn number(value: &Value, name: &str) -> Option<f64> {
    let found = value.get(name)?;
    let number = found
        .as_f64()
        .or_else(|| found.as_str()?.trim().parse().ok());
    number.filter(|number| number.is_finite())
}

/// A member that is a length in bytes.
pub(super) fn length(value: &Value, name: &str) -> Option<u64> {
    let found = value.get(name)?;
    found.as_u64().or_else(|| {
        Some(number(value, name)?)
            .filter(|n| *n >= 0.0)
            .map(|n| n as u64)
    })
}

/// A member that is a list.
pub(super) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    let found = value.get(name).and_then(Value::as_array);
    found.map_or(&[], Vec::as_slice)
}

/// `name` and `value` of a header, parameter or cookie; numbers and the like as text.
pub(super) fn pair(value: &Value) -> Option<(String, String)> {
    let name = text(value, "name")?.to_owned();
    let value = match value.get("value") {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    Some((name, value))
}

/// The header fields of a side: pseudo fields of HTTP/2 are skipped, and a value that a browser
/// joined with line breaks is as many fields.
pub(super) fn headers(side: &Value) -> Vec<(String, String)> {
    let fields = list(side, "headers").iter().filter_map(pair);
    let fields = fields.filter(|(name, _)| !name.starts_with(':') && !name.trim().is_empty());
    fields
        .flat_map(|(name, value)| {
            let values: Vec<String> = value
                .split('\n')
                .map(|one| one.trim_end_matches('\r').to_owned())
                .collect();
            values
                .into_iter()
                .map(move |value| (name.trim().to_owned(), value))
        })
        .collect()
}

/// `HTTP/1.1`, `HTTP/2`, `HTTP/3` for what browsers call `http/1.1`, `h2`, `http/2.0`, `h3`, …
pub(super) fn version(side: &Value) -> String {
    let found = text(side, "httpVersion").unwrap_or_default().trim();
    match found.to_ascii_lowercase().as_str() {
        "" | "unknown" => String::new(),
        "h2" | "h2c" | "http/2" | "http/2.0" => "HTTP/2".to_owned(),
        "h3" | "http/3" | "http/3.0" => "HTTP/3".to_owned(),
        other if other.starts_with("http/") => found.to_ascii_uppercase(),
        _ => found.to_owned(),
    }
}
