//! A value as bytes of a media type.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use oas_model::SchemaId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::{book::Book, media::Media};

/// A white dot, as small as a PNG can be.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjTnQAAAABJRU5ErkJggg==";

/// Writes a value. `root` names the outermost element in XML.
pub(crate) fn body(media: &Media, value: &Value, root: &str) -> Bytes {
    if media.is_json() {
        return Bytes::from(value.to_string());
    }
    if media.is_xml() {
        return match value {
            Value::String(text) => Bytes::from(text.clone()),
            value => xml(value, root).into(),
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

/// The name of the schema that the body has; `xml` for one without a name.
pub(crate) fn root_name(book: &Book, schema: Option<SchemaId>) -> String {
    let followed = schema.and_then(|schema| {
        book.shape(&[schema])
            .seen
            .iter()
            .find_map(|id| name_of(book, *id))
    });
    followed.unwrap_or_else(|| "xml".to_owned())
}

fn name_of(book: &Book, id: SchemaId) -> Option<String> {
    let pointer = book.api().pointer(id.0);
    let parent = pointer.parent()?;
    let named = matches!(
        parent.last().as_deref(),
        Some("schemas" | "definitions" | "$defs")
    );
    named
        .then(|| pointer.last().map(std::borrow::Cow::into_owned))
        .flatten()
}

fn plain(value: &Value) -> String {
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

fn xml(value: &Value, root: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    match value {
        Value::Array(items) => {
            let singular = crate::fakers::words::singular(root);
            out.push_str(&format!("<{}>", element_name(root)));
            items
                .iter()
                .for_each(|item| element(&mut out, &singular, item));
            out.push_str(&format!("</{}>", element_name(root)));
        }
        value => element(&mut out, root, value),
    }
    out
}

fn element(out: &mut String, name: &str, value: &Value) {
    if let Value::Array(items) = value {
        return items.iter().for_each(|item| element(out, name, item));
    }
    let name = element_name(name);
    out.push_str(&format!("<{name}>"));
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| element(out, key, value)),
        scalar => out.push_str(&escape(&plain(scalar))),
    }
    out.push_str(&format!("</{name}>"));
}

fn element_name(name: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let clean: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    if clean.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        clean
    } else {
        format!("_{clean}")
    }
}

fn escape(text: &str) -> String {
    let legal = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
    legal
        .collect::<String>()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
