//! A value as bytes of a media type.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use oas_model::SchemaId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::xml;
use crate::{book::Book, media::Media};

/// A white dot, as small as a PNG can be.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjTnQAAAABJRU5ErkJggg==";

/// Writes a value; its schema says how XML is to look.
pub(crate) fn body(book: &Book, media: &Media, schema: Option<SchemaId>, value: &Value) -> Bytes {
    if media.is_json() {
        return Bytes::from(value.to_string());
    }
    if media.is_xml() {
        return match value {
            Value::String(text) => Bytes::from(text.clone()),
            value => xml::document(book, schema, value).into(),
        };
    }
    if media.is_form() {
        return form(value).into();
    }
    if matches!(media.main.as_str(), "image" | "audio" | "video") {
        return nothing_known(media);
    }
    Bytes::from(plain(value))
}

/// A few bytes of the right kind, where the document says nothing about them.
pub(crate) fn nothing_known(media: &Media) -> Bytes {
    match (media.main.as_str(), media.is_json()) {
        (_, true) => Bytes::from_static(b"{}"),
        ("image", _) => STANDARD.decode(PNG).unwrap_or_default().into(),
        ("text", _) => Bytes::from_static(b"mock"),
        _ => Bytes::from_static(b"mock\n"),
    }
}

/// A scalar as text.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn form(value: &Value) -> String {
    let mut pairs = Vec::new();
    flatten("", value, &mut pairs);
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    let inner = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}[{key}]")
        }
    };
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| flatten(&inner(key), value, pairs)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(idx, value)| flatten(&inner(&idx.to_string()), value, pairs)),
        scalar => pairs.push((name.to_owned(), plain(scalar))),
    }
}
