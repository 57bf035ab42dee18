//! Bytes of a media type become a value that a schema can judge.

use oas_model::{MediaType, SchemaId, read_yaml};
use serde_json::Value;

use super::{coerce, form::Reader, mixed, sequence, xml};
use crate::{Violation, book::Book, media::Media};

/// A value, and what is wrong with the way in which it is written.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) value: Value,
    pub(super) violations: Vec<Violation>,
}

impl From<Value> for Read {
    fn from(value: Value) -> Self {
        Self {
            value,
            violations: Vec::new(),
        }
    }
}

/// The body as a value; `None` where only its presence can be checked (binary).
/// The error says why it cannot be read at all.
pub(super) fn read(
    book: &Book,
    content: &MediaType,
    media: &Media,
    body: &[u8],
) -> Result<Option<Read>, String> {
    let parts: Vec<SchemaId> = content.schema.into_iter().collect();
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if media.is_json() {
        let parsed = serde_json::from_slice::<Value>(body);
        return parsed
            .map(|value| Some(value.into()))
            .map_err(|error| format!("is not JSON: {error}"));
    }
    if sequence::is_sequence(media) {
        return sequence::read(media, text(body)?).map(|value| Some(value.into()));
    }
    if media.is_yaml() {
        let read = read_yaml(text(body)?);
        return read.map(|value| value.map(Read::from)).map_err(|error| {
            let (line, column) = (error.position.line, error.position.column);
            format!(
                "is not YAML: line {line}, column {column}: {}",
                error.message
            )
        });
    }
    if media.is_xml() {
        return xml::read(book, &parts, text(body)?).map(Some);
    }
    let reader = Reader {
        book,
        content,
        parts,
    };
    if media.is_form() {
        return reader.url_encoded(text(body)?).map(Some);
    }
    match (media.main.as_str(), media.sub.as_str()) {
        ("multipart", "form-data") => reader.multipart(media, body).map(Some),
        ("multipart", _) => mixed::read(book, content, media, body).map(|value| Some(value.into())),
        ("text", _) => {
            let value = coerce::leaf(book, &reader.parts, text(body)?);
            Ok(Some(value.into()))
        }
        _ => Ok(None),
    }
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| format!("is not UTF-8: {error}"))
}
