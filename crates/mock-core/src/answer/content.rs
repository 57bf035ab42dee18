//! A value as the bytes of a media type.
//!
//! In:  a value, the media type in which it travels and what the document says about that.
//! Out: bytes that a reader of that type accepts.
//! Never: decides which media type answers.

mod csv; // rows of a table
mod events; // server-sent events
mod files; // pictures, documents, archives, sounds
mod form; // name=value pairs
pub(crate) mod html; // a page around a text
mod json; // the value itself
mod lines; // one JSON value a line
mod multipart; // parts with headers of their own
mod sequence; // JSON texts after record separators
mod svg; // a drawing
mod text; // scalars as they are
mod xml; // elements and attributes
mod yaml; // block style

use bytes::Bytes;
use oas_model::MediaType;
use serde_json::{Value, json};

pub(crate) use self::text::plain;
use crate::{book::Book, media::Media};

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'d> {
    pub(crate) book: &'d Book,
    /// The type to write, never a range.
    pub(crate) media: &'d Media,
    /// What the document says about the body.
    pub(crate) content: &'d MediaType,
    pub(crate) value: &'d Value,
}

/// One way to write: the media types that it knows, and the writing.
type Kind = (fn(&Media) -> bool, fn(&Draft<'_>) -> Bytes);

/// All of them. The first that knows a type writes it; text knows every type.
const KINDS: &[Kind] = &[
    json::KIND,
    lines::KIND,
    sequence::KIND,
    events::KIND,
    svg::KIND,
    xml::KIND,
    yaml::KIND,
    csv::KIND,
    form::KIND,
    multipart::KIND,
    files::KIND,
    text::KIND,
];

/// The bytes of a body.
pub(crate) fn write(draft: &Draft<'_>) -> Bytes {
    let knows = |kind: &&Kind| (kind.0)(draft.media);
    let kind = KINDS.iter().find(knows).unwrap_or(&text::KIND);
    (kind.1)(draft)
}

/// The type as an answer names it: parts need to know what stands between them.
pub(crate) fn name(media: &Media) -> String {
    multipart::name(media).unwrap_or_else(|| media.text())
}

/// Whether a body is a row of values that come one after the other.
pub(crate) fn is_stream(media: &Media) -> bool {
    [lines::KIND, sequence::KIND, events::KIND]
        .iter()
        .any(|kind| (kind.0)(media))
}

/// A body of the right kind, where the document says nothing about it.
pub(crate) fn nothing_known(book: &Book, media: &Media, content: &MediaType) -> Bytes {
    let is_structured = media.is_json() || media.is_form() || (multipart::KIND.0)(media);
    let value = if is_structured {
        json!({})
    } else {
        json!("mock")
    };
    write(&Draft {
        book,
        media,
        content,
        value: &value,
    })
}

/// The values of a stream: the elements of a list, or the one value that there is.
fn values(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        other => std::slice::from_ref(other),
    }
}
