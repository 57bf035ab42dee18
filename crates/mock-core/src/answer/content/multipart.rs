//! `multipart/…`: parts with headers of their own (RFC 2046, section 5.1; RFC 7578 for forms).
//!
//! The members of an object are parts by name, the elements of a list are parts in order. Each
//! is written as its encoding says, else as its type suggests.
//! Source: OpenAPI 3.1.1, "Encoding Object"; OpenAPI 3.2.0, "Encoding By Position".

use bytes::{BufMut, Bytes, BytesMut};
use oas_model::{Encoding, MediaType, SchemaId};
use serde_json::Value;

use super::{Draft, Kind, write as write_part};
use crate::{media::Media, validate::coerce};

pub(super) const KIND: Kind = (|media| media.main == "multipart", write);

/// What stands between parts, where the document names nothing.
const BOUNDARY: &str = "specwright-part-4f1c2a";

/// The type with what stands between its parts.
pub(super) fn name(media: &Media) -> Option<String> {
    let is_open = media.main == "multipart" && boundary(media) == BOUNDARY;
    let rest = || {
        media
            .parameters
            .iter()
            .filter(|(name, _)| name != "boundary")
    };
    is_open.then(|| {
        let named = Media {
            parameters: rest().cloned().collect(),
            ..media.clone()
        };
        format!("{}; boundary={BOUNDARY}", named.text())
    })
}

fn boundary(media: &Media) -> &str {
    let mut parameters = media.parameters.iter();
    let found = parameters.find(|(name, value)| name == "boundary" && !value.is_empty());
    found.map_or(BOUNDARY, |(_, value)| value)
}

fn write(draft: &Draft<'_>) -> Bytes {
    let boundary = boundary(draft.media);
    let mut out = BytesMut::new();
    for part in parts(draft) {
        out.put_slice(format!("--{boundary}\r\n").as_bytes());
        put_part(draft, &part, &mut out);
    }
    out.put_slice(format!("--{boundary}--\r\n").as_bytes());
    out.freeze()
}

/// One part before it is written.
struct Part<'p> {
    name: Option<&'p str>,
    value: &'p Value,
    schemas: Vec<SchemaId>,
    encoding: Option<&'p Encoding>,
}

fn parts<'p>(draft: &Draft<'p>) -> Vec<Part<'p>> {
    let whole: Vec<SchemaId> = draft.content.schema.into_iter().collect();
    let encodings = &draft.content.encodings;
    match draft.value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| {
                let schemas = coerce::property_of(draft.book, &whole, name);
                repeated(draft, name, value, schemas)
            })
            .collect(),
        Value::Array(items) => {
            let item = draft.content.item_schema.map(|id| vec![id]);
            let schemas = item.unwrap_or_else(|| coerce::items_of(draft.book, &whole));
            let encoding = |idx: usize| encodings.prefix.get(idx).or(encodings.item.as_ref());
            let part = |(idx, value)| Part {
                name: None,
                value,
                schemas: schemas.clone(),
                encoding: encoding(idx),
            };
            items.iter().enumerate().map(part).collect()
        }
        value => vec![Part {
            name: None,
            value,
            schemas: whole,
            encoding: None,
        }],
    }
}

/// A list is a part for each of its elements, unless its encoding says that it is one.
fn repeated<'p>(
    draft: &Draft<'p>,
    name: &'p str,
    value: &'p Value,
    schemas: Vec<SchemaId>,
) -> Vec<Part<'p>> {
    let encoding = draft.content.encodings.by_name.get(name);
    let is_whole = encoding.and_then(|one| one.content_type.as_deref());
    let is_whole = is_whole
        .and_then(Media::parse)
        .is_some_and(|media| media.is_json());
    let part = |value, schemas| Part {
        name: Some(name),
        value,
        schemas,
        encoding,
    };
    match value {
        Value::Array(items) if !is_whole => {
            let inner = coerce::items_of(draft.book, &schemas);
            items.iter().map(|item| part(item, inner.clone())).collect()
        }
        value => vec![part(value, schemas)],
    }
}

fn put_part(draft: &Draft<'_>, part: &Part<'_>, out: &mut BytesMut) {
    let is_file = is_file(draft, part);
    let media = part_media(part, is_file);
    if let Some(name) = part.name {
        let name = name.replace('"', "%22").replace(['\r', '\n'], " ");
        let file = if is_file { "; filename=\"file\"" } else { "" };
        let disposition = format!("Content-Disposition: form-data; name=\"{name}\"{file}\r\n");
        out.put_slice(disposition.as_bytes());
    }
    out.put_slice(format!("Content-Type: {}\r\n\r\n", super::name(&media)).as_bytes());
    let content = MediaType {
        name: media.text(),
        schema: part.schemas.first().copied(),
        item_schema: None,
        examples: Vec::new(),
        encodings: part
            .encoding
            .map(|one| draft.book.api().encodings(one))
            .unwrap_or_default(),
        origin: draft.content.origin,
    };
    out.put_slice(&write_part(&Draft {
        media: &media,
        content: &content,
        value: part.value,
        ..*draft
    }));
    out.put_slice(b"\r\n");
}

fn is_file(draft: &Draft<'_>, part: &Part<'_>) -> bool {
    let shape = draft.book.shape(&part.schemas);
    let format = shape.schema.format.as_deref();
    matches!(format, Some("binary" | "byte")) || shape.schema.content_media_type.is_some()
}

/// The first type that the encoding names, else what suits the value.
fn part_media(part: &Part<'_>, is_file: bool) -> Media {
    let written = part.encoding.and_then(|one| one.content_type.as_deref());
    let named = written.and_then(|types| Media::parse(types.split(',').next()?.trim()));
    if let Some(media) = named {
        return crate::negotiate::accept::concrete(&media, None);
    }
    let (main, sub) = match part.value {
        Value::Object(_) | Value::Array(_) => ("application", "json"),
        _ if is_file => ("application", "octet-stream"),
        _ => ("text", "plain"),
    };
    Media {
        main: main.to_owned(),
        sub: sub.to_owned(),
        parameters: Vec::new(),
    }
}
