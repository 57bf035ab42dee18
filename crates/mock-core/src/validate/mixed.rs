//! Multipart bodies whose parts have an order and no names (`multipart/mixed` and the like).
//!
//! Source: OpenAPI 3.2.0, "Encoding By Position": the schema sees an array.

use oas_model::{Encoding, MediaType};
use serde_json::Value;

use super::{coerce, multipart};
use crate::{book::Book, media::Media};

/// The parts as an array.
pub(super) fn read(
    book: &Book,
    content: &MediaType,
    media: &Media,
    body: &[u8],
) -> Result<Value, String> {
    let parts = multipart::parts(media, body)?;
    let values = parts.iter().enumerate().map(|(idx, part)| {
        let encoding = content.encodings.prefix.get(idx);
        let encoding = encoding.or(content.encodings.item.as_ref());
        let described = encoding.and_then(described);
        let text = String::from_utf8_lossy(part.bytes);
        match part.media.as_ref().or(described.as_ref()) {
            Some(media) if media.is_json() => serde_json::from_str(&text)
                .map_err(|error| format!("has a part {} that is not JSON: {error}", idx + 1)),
            _ => Ok(typed(book, content, idx, &text)),
        }
    });
    values.collect::<Result<Vec<_>, _>>().map(Value::Array)
}

fn described(encoding: &Encoding) -> Option<Media> {
    Media::parse(encoding.content_type.as_deref()?)
}

/// The text as the schema of its place asks for it.
fn typed(book: &Book, content: &MediaType, idx: usize, text: &str) -> Value {
    let whole: Vec<_> = content.schema.into_iter().collect();
    let shape = book.shape(&whole);
    let own = shape.prefix_items.get(idx).cloned();
    let of_items = || coerce::items_of(book, &whole);
    let parts = match content.item_schema {
        Some(item) => vec![item],
        None => own.unwrap_or_else(of_items),
    };
    coerce::leaf(book, &parts, text)
}
