//! Responses of 2.0: one schema for all media types, and examples by media type.

use super::{Context, media, parameter};
use crate::lower::content;
use crate::lower::request::{self, Described};
use crate::place::Place;
use crate::{Encodings, Example, Header, MediaType, ParameterLocation, Response};

pub(super) fn responses(cx: Context<'_>, of: Place<'_>, root: Option<Place<'_>>) -> Vec<Response> {
    let produces = media::listed(cx, "produces", of, root);
    request::each(cx, of, |at| Described {
        headers: content::named_headers(cx, at, |name, start| header(cx, name, start)),
        content: content(cx, at, &produces),
    })
}

fn header(cx: Context<'_>, name: &str, start: Place<'_>) -> Option<Header> {
    let at = cx.object(start, name)?;
    let is_typed = at.get("type").is_some() || at.get("schema").is_some();
    let (style, explode) = parameter::style(cx, at, ParameterLocation::Header);
    Some(Header {
        name: name.to_owned(),
        required: false,
        deprecated: false,
        description: cx.text(at, "description"),
        style,
        explode,
        schema: is_typed.then(|| parameter::schema_of(at)),
        media_type: None,
        examples: parameter::examples(at),
        origin: at.origin(),
    })
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
        encodings: Encodings::default(),
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
