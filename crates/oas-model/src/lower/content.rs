//! Media types, examples and headers, read from the tree.

use super::{Context, encoding};
use crate::place::Place;
use crate::{Example, Header, MediaType, ParameterStyle, SchemaId};

/// The media types under `content`, in document order.
pub(crate) fn content(cx: Context<'_>, of: Place<'_>) -> Vec<MediaType> {
    cx.map(of, "content")
        .into_iter()
        .filter_map(|(name, at)| media_type(cx, name, at))
        .collect()
}

fn media_type(cx: Context<'_>, name: &str, at: Place<'_>) -> Option<MediaType> {
    let at = cx.object(at, name)?;
    Some(MediaType {
        name: name.to_owned(),
        schema: schema_of(at),
        item_schema: item_schema_of(at),
        examples: examples(cx, at),
        encodings: encoding::encodings(cx, at),
        origin: at.origin(),
    })
}

/// The schema of each item of a stream.
pub(crate) fn item_schema_of(of: Place<'_>) -> Option<SchemaId> {
    Some(SchemaId::at(of.get("itemSchema")?.origin()))
}

/// The schema beside other members, as an id; what stands there is read later.
pub(crate) fn schema_of(of: Place<'_>) -> Option<SchemaId> {
    Some(SchemaId::at(of.get("schema")?.origin()))
}

/// `example`, then `examples`.
pub(crate) fn examples(cx: Context<'_>, of: Place<'_>) -> Vec<Example> {
    let single = of.get("example").map(unnamed);
    let named = named_examples(cx, of);
    single.into_iter().chain(named).collect()
}

/// The single `example` of an object: its node is its value.
pub(crate) fn unnamed(at: Place<'_>) -> Example {
    Example {
        name: None,
        summary: None,
        description: None,
        value: Some(at.origin()),
        serialized_value: None,
        external_value: None,
    }
}

fn named_examples(cx: Context<'_>, of: Place<'_>) -> Vec<Example> {
    let read = |(name, start): (&str, _)| {
        let at = cx.object(start, name)?;
        Some(Example {
            name: Some(name.to_owned()),
            summary: cx.told(start, at, "summary"),
            description: cx.told(start, at, "description"),
            value: value_of(at),
            serialized_value: cx.text(at, "serializedValue"),
            external_value: cx.text(at, "externalValue"),
        })
    };
    cx.map(of, "examples")
        .into_iter()
        .filter_map(read)
        .collect()
}

/// `value`, or the `dataValue` of 3.2.
pub(crate) fn value_of(at: Place<'_>) -> Option<crate::Origin> {
    Some(at.get("value").or_else(|| at.get("dataValue"))?.origin())
}

/// The headers of a response or of a part.
pub(crate) fn headers(cx: Context<'_>, of: Place<'_>) -> Vec<Header> {
    named_headers(cx, of, |name, at| header(cx, name, at))
}

/// The headers under `headers`. `Content-Type` is ruled by the media types alone.
///
/// Source: OpenAPI 3.1.1, "Response Object" and "Encoding Object".
pub(super) fn named_headers<'a>(
    cx: Context<'a>,
    of: Place<'a>,
    read: impl Fn(&str, Place<'a>) -> Option<Header>,
) -> Vec<Header> {
    cx.map(of, "headers")
        .into_iter()
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
        .filter_map(|(name, at)| read(name, at))
        .collect()
}

fn header(cx: Context<'_>, name: &str, start: Place<'_>) -> Option<Header> {
    let at = cx.object(start, name)?;
    let content = header_content(cx, at);
    Some(Header {
        name: name.to_owned(),
        required: cx.flag(at, "required").unwrap_or_default(),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        description: cx.told(start, at, "description"),
        style: ParameterStyle::Simple,
        explode: cx.flag(at, "explode").unwrap_or_default(),
        schema: schema_of(at).or_else(|| schema_of(content?.1)),
        media_type: content.map(|(name, _)| name.to_owned()),
        examples: examples(cx, at),
        origin: at.origin(),
    })
}

/// The one media type of a header. Its parts are not looked at: they have headers again.
pub(super) fn header_content<'a>(cx: Context<'a>, at: Place<'a>) -> Option<(&'a str, Place<'a>)> {
    let (name, content) = cx.map(at, "content").into_iter().next()?;
    Some((name, cx.object(content, name)?))
}
