//! Responses of 2.0: one schema for all media types, and examples by media type.

use super::{Context, media, parameter};
use crate::lower::{content, outgoing, request};
use crate::place::Place;
use crate::{Example, Header, MediaType, Response, StatusPattern};

pub(super) fn responses(cx: Context<'_>, of: Place<'_>, root: Option<Place<'_>>) -> Vec<Response> {
    let produces = media::listed(cx, "produces", of, root);
    let read = |(key, at)| response(cx, request::status(cx, key, at)?, at, &produces);
    let written = cx.map(of, "responses").into_iter();
    written
        .filter(|(key, _)| !crate::lower::is_extension(key))
        .filter_map(read)
        .collect()
}

fn response(
    cx: Context<'_>,
    status: StatusPattern,
    at: Place<'_>,
    produces: &[String],
) -> Option<Response> {
    let at = cx.object(at, "responses")?;
    Some(Response {
        status,
        description: cx.text(at, "description").unwrap_or_default(),
        headers: headers(cx, at),
        content: content(cx, at, produces),
        links: outgoing::links(cx, at),
        origin: at.origin(),
    })
}

fn headers(cx: Context<'_>, of: Place<'_>) -> Vec<Header> {
    let read = |(name, at): (&str, _)| {
        let at = cx.object(at, name)?;
        let is_typed = at.get("type").is_some() || at.get("schema").is_some();
        Some(Header {
            name: name.to_owned(),
            required: false,
            schema: is_typed.then(|| parameter::schema_of(at)),
            examples: parameter::examples(at),
            origin: at.origin(),
        })
    };
    let written = cx.map(of, "headers").into_iter();
    written
        .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
        .filter_map(read)
        .collect()
}

/// One entry for each media type. Without `schema` and `examples` there is no body.
///
/// Source: Swagger 2.0, "Response Object", `schema`.
fn content(cx: Context<'_>, at: Place<'_>, produces: &[String]) -> Vec<MediaType> {
    let schema = content::schema_of(at);
    let written = cx.map(at, "examples");
    if schema.is_none() && written.is_empty() {
        return Vec::new();
    }
    let mut names = produces.to_vec();
    for (key, _) in written.iter().filter(|(key, _)| is_media_type(key)) {
        if !names.iter().any(|name| media::is_same(name, key)) {
            names.push((*key).to_owned());
        }
    }
    if names.is_empty() {
        names.push(default_type(at).to_owned());
    }
    let media_type = |name: String| MediaType {
        schema,
        item_schema: None,
        examples: examples(&written, &name),
        origin: at.origin(),
        name,
    };
    names.into_iter().map(media_type).collect()
}

/// The example of a media type. A key that is none is a name, as people write it.
fn examples(written: &[(&str, Place<'_>)], name: &str) -> Vec<Example> {
    let here = written.iter();
    here.filter(|(key, _)| !is_media_type(key) || media::is_same(key, name))
        .map(|(key, at)| Example {
            name: (!is_media_type(key)).then(|| (*key).to_owned()),
            ..content::unnamed(*at)
        })
        .collect()
}

fn is_media_type(key: &str) -> bool {
    key.contains('/')
}

/// What a response is when nothing says so.
fn default_type(at: Place<'_>) -> &'static str {
    let named = at.get("schema").and_then(|schema| schema.get("type"));
    match named.and_then(|one| one.node.as_str()) {
        Some("file") => "application/octet-stream",
        _ => "application/json",
    }
}
