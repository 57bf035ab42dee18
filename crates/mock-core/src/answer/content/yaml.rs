//! YAML in block style. What could be read as anything but text stands in double quotes.

use bytes::Bytes;
use serde_json::Value;

use super::{Draft, Kind};
use crate::media::Media;

pub(super) const KIND: Kind = (knows, write);

/// Words that are no text in one version of YAML or the other.
const WORDS: [&str; 10] = [
    "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan",
];

fn knows(media: &Media) -> bool {
    media.is_yaml()
}

fn write(draft: &Draft<'_>) -> Bytes {
    let mut out = String::new();
    match draft.value {
        Value::Object(_) | Value::Array(_) => node(&mut out, draft.value, 0),
        scalar => out.push_str(&format!("{}\n", self::scalar(scalar))),
    }
    out.into()
}

/// A collection whose first line begins here; further lines are indented.
fn node(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (idx, (name, value)) in members.iter().enumerate() {
                begin(out, idx, indent);
                out.push_str(&text(name));
                out.push(':');
                member(out, value, indent);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (idx, value) in items.iter().enumerate() {
                begin(out, idx, indent);
                out.push_str("- ");
                node(out, value, indent + 1);
            }
        }
        other => out.push_str(&format!("{}\n", scalar(other))),
    }
}

fn begin(out: &mut String, idx: usize, indent: usize) {
    if idx > 0 {
        out.push_str(&"  ".repeat(indent));
    }
}

/// What stands after a name: a scalar on the same line, a collection on the next.
fn member(out: &mut String, value: &Value, indent: usize) {
    let is_empty = match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    };
    if is_empty {
        out.push_str(&format!(" {}\n", scalar(value)));
        return;
    }
    out.push('\n');
    out.push_str(&"  ".repeat(indent + 1));
    node(out, value, indent + 1);
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(string) => text(string),
        other => other.to_string(),
    }
}

/// Plain where nobody can mistake it, else as JSON writes it, which YAML reads alike.
fn text(text: &str) -> String {
    let is_harmless =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | ' ' | '.');
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_word = WORDS.contains(&text.to_ascii_lowercase().as_str());
    if begins && !is_word && !text.ends_with(' ') && text.chars().all(is_harmless) {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}
