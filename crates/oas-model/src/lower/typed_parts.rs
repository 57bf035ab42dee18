//! Parts of operations, from their typed views of OpenAPI 3.0.

use std::borrow::Cow;

use openapiv3 as v3;

use super::{Context, content, encoding, outgoing, parameter as rules};
use crate::node_de::{self, Refused};
use crate::place::Place;
use crate::{
    Example, Header, MediaType, Parameter, ParameterLocation, ParameterStyle, Response, SchemaId,
    StatusPattern,
};

type Read<T> = Result<T, Refused>;

/// A view and its place behind a `$ref`; `None`, with a finding, when it leads nowhere.
pub(super) fn follow<'a, 'v, T>(
    cx: Context<'a>,
    view: &'v v3::ReferenceOr<T>,
    at: Place<'a>,
    what: &str,
) -> Read<Option<(Cow<'v, T>, Place<'a>)>>
where
    T: Clone + serde::Deserialize<'a>,
{
    if let v3::ReferenceOr::Item(view) = view {
        return Ok(Some((Cow::Borrowed(view), at)));
    }
    let Some(at) = cx.object(at, what) else {
        return Ok(None);
    };
    Ok(Some((Cow::Owned(node_de::read(at.node)?), at)))
}

pub(super) fn parameter<'a>(
    cx: Context<'a>,
    view: &v3::Parameter,
    at: Place<'a>,
) -> Read<Option<Parameter>> {
    let data = view.parameter_data_ref();
    let wire = Wire::of(view);
    if rules::is_ignored(cx, at, wire.location, &data.name) {
        return Ok(None);
    }
    let (schema, content) = format(cx, &data.format, at)?;
    Ok(Some(Parameter {
        name: data.name.clone(),
        location: wire.location,
        required: wire.location == ParameterLocation::Path || data.required,
        deprecated: data.deprecated.unwrap_or_default(),
        description: data.description.clone(),
        style: wire.style,
        explode: data
            .explode
            .unwrap_or_else(|| rules::default_explode(wire.style)),
        allow_reserved: wire.allow_reserved,
        allow_empty_value: wire.allow_empty_value,
        schema,
        content,
        examples: examples(cx, &data.examples, at)?,
        origin: at.origin(),
    }))
}

/// What depends on where a parameter travels.
struct Wire {
    location: ParameterLocation,
    style: ParameterStyle,
    allow_reserved: bool,
    allow_empty_value: bool,
}

impl Wire {
    fn of(view: &v3::Parameter) -> Self {
        let plain = |location, style| Self {
            location,
            style,
            allow_reserved: false,
            allow_empty_value: false,
        };
        match view {
            v3::Parameter::Query {
                style,
                allow_reserved,
                allow_empty_value,
                ..
            } => Self {
                allow_reserved: *allow_reserved,
                allow_empty_value: allow_empty_value.unwrap_or_default(),
                ..plain(ParameterLocation::Query, query_style(style))
            },
            v3::Parameter::Path { style, .. } => plain(ParameterLocation::Path, path_style(style)),
            v3::Parameter::Header { .. } => {
                plain(ParameterLocation::Header, ParameterStyle::Simple)
            }
            v3::Parameter::Cookie { .. } => plain(ParameterLocation::Cookie, ParameterStyle::Form),
        }
    }
}

fn query_style(style: &v3::QueryStyle) -> ParameterStyle {
    match style {
        v3::QueryStyle::Form => ParameterStyle::Form,
        v3::QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
        v3::QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
        v3::QueryStyle::DeepObject => ParameterStyle::DeepObject,
    }
}

fn path_style(style: &v3::PathStyle) -> ParameterStyle {
    match style {
        v3::PathStyle::Matrix => ParameterStyle::Matrix,
        v3::PathStyle::Label => ParameterStyle::Label,
        v3::PathStyle::Simple => ParameterStyle::Simple,
    }
}

/// `schema` or `content`. Both may be written; the view knows one, the tree has the other.
fn format<'a>(
    cx: Context<'a>,
    view: &v3::ParameterSchemaOrContent,
    at: Place<'a>,
) -> Read<(Option<SchemaId>, Option<MediaType>)> {
    Ok(match view {
        v3::ParameterSchemaOrContent::Schema(_) => (
            content::schema_of(at),
            content::content(cx, at).into_iter().next(),
        ),
        v3::ParameterSchemaOrContent::Content(view) => (
            content::schema_of(at),
            self::content(cx, view, at)?.into_iter().next(),
        ),
    })
}

pub(super) fn content<'a>(
    cx: Context<'a>,
    views: &v3::Content,
    of: Place<'a>,
) -> Read<Vec<MediaType>> {
    let Some(map) = of.get("content") else {
        return Ok(Vec::new());
    };
    let mut lowered = Vec::new();
    for (name, at) in map.members() {
        let Some(view) = views.get(name) else {
            continue;
        };
        // A media type is no place for `$ref` in 3.0, but people write it.
        let Some(at) = cx.object(at, name) else {
            continue;
        };
        lowered.push(MediaType {
            name: name.to_owned(),
            schema: content::schema_of(at),
            item_schema: content::item_schema_of(at),
            examples: examples(cx, &view.examples, at)?,
            encodings: encoding::encodings(cx, at),
            origin: at.origin(),
        });
    }
    Ok(lowered)
}

type ExampleViews = indexmap::IndexMap<String, v3::ReferenceOr<v3::Example>>;

/// `example`, then `examples`. An `example: null` is one, though the view does not see it.
fn examples<'a>(cx: Context<'a>, views: &ExampleViews, of: Place<'a>) -> Read<Vec<Example>> {
    let mut lowered: Vec<_> = of
        .get("example")
        .map(content::unnamed)
        .into_iter()
        .collect();
    for (name, at) in of.get("examples").into_iter().flat_map(Place::members) {
        let Some(view) = views.get(name) else {
            continue;
        };
        let Some((view, at)) = follow(cx, view, at, name)? else {
            continue;
        };
        lowered.push(Example {
            name: Some(name.to_owned()),
            summary: view.summary.clone(),
            description: view.description.clone(),
            serialized_value: cx.text(at, "serializedValue"),
            value: content::value_of(at),
            external_value: view.external_value.clone(),
        });
    }
    Ok(lowered)
}

pub(super) fn response<'a>(
    cx: Context<'a>,
    status: StatusPattern,
    view: &v3::Response,
    at: Place<'a>,
) -> Read<Response> {
    let mut headers = Vec::new();
    for (name, header_at) in at.get("headers").into_iter().flat_map(Place::members) {
        let Some(view) = view.headers.get(name).filter(|_| !is_content_type(name)) else {
            continue;
        };
        let found = follow(cx, view, header_at, name)?;
        headers.extend(
            found
                .map(|(view, at)| header(cx, name, &view, at))
                .transpose()?,
        );
    }
    Ok(Response {
        status,
        summary: cx.text(at, "summary"),
        description: view.description.clone(),
        headers,
        content: content(cx, &view.content, at)?,
        links: outgoing::links(cx, at),
        origin: at.origin(),
    })
}

fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

fn header<'a>(cx: Context<'a>, name: &str, view: &v3::Header, at: Place<'a>) -> Read<Header> {
    let content = content::header_content(cx, at);
    Ok(Header {
        name: name.to_owned(),
        required: view.required,
        deprecated: view.deprecated.unwrap_or_default(),
        description: view.description.clone(),
        style: ParameterStyle::Simple,
        explode: cx.flag(at, "explode").unwrap_or_default(),
        schema: content::schema_of(at).or_else(|| content::schema_of(content?.1)),
        media_type: content.map(|(name, _)| name.to_owned()),
        examples: examples(cx, &view.examples, at)?,
        origin: at.origin(),
    })
}
