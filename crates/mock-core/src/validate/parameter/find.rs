//! Where a parameter stands in a request, and how its text falls into parts.

use oas_model::{
    Parameter, ParameterLocation as In, ParameterStyle as Style, SchemaId, SchemaType,
};

use crate::{
    Request,
    book::Book,
    route::Matched,
    security, url,
    validate::{
        coerce,
        style::{self, Kind},
        tree::{self, Tree},
    },
};

/// The parameter's text, taken apart by its style; `None` when it is not there.
pub(super) fn tree(
    book: &Book,
    parameter: &Parameter,
    schema: &[SchemaId],
    matched: &Matched<'_>,
    request: &Request,
) -> Option<Tree> {
    let kind = kind(book, schema);
    match parameter.location {
        In::Query | In::QueryString => {
            of_query(book, parameter, schema, kind, request.query.as_deref()?)
        }
        In::Cookie if kind == Kind::Map && parameter.explode => {
            let pairs: Vec<(String, String)> = security::cookies(request).collect();
            of_properties(
                book,
                schema,
                pairs
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            )
        }
        In::Path | In::Header | In::Cookie => {
            let text = first_text(parameter, matched, request)?;
            Some(style::of_text(parameter, kind, &text))
        }
    }
}

/// Lists and maps only where the schema asks for nothing simpler.
pub(super) fn kind(book: &Book, schema: &[SchemaId]) -> Kind {
    let types = coerce::types(book, schema);
    if types.names(SchemaType::Array) {
        Kind::List
    } else if types.names(SchemaType::Object) {
        Kind::Map
    } else {
        Kind::Scalar
    }
}

pub(super) fn first_text(
    parameter: &Parameter,
    matched: &Matched<'_>,
    request: &Request,
) -> Option<String> {
    let name = parameter.name.as_str();
    match parameter.location {
        In::Path => matched
            .path_values
            .iter()
            .find(|(known, value)| *known == name && !value.is_empty())
            .map(|(_, value)| value.clone()),
        In::Query | In::QueryString => {
            url::query_value(request.query.as_deref(), name).map(std::borrow::Cow::into_owned)
        }
        In::Cookie => security::cookies(request)
            .find(|(known, _)| known == name)
            .map(|(_, value)| value),
        In::Header => {
            let fields: Vec<_> = request
                .headers
                .get_all(name)
                .iter()
                .map(|field| String::from_utf8_lossy(field.as_bytes()))
                .collect();
            (!fields.is_empty()).then(|| fields.join(", "))
        }
    }
}

fn of_query(
    book: &Book,
    parameter: &Parameter,
    schema: &[SchemaId],
    kind: Kind,
    query: &str,
) -> Option<Tree> {
    let name = parameter.name.as_str();
    if parameter.style == Style::DeepObject {
        return Tree::of_form(query).get(tree::keys(name)[0]).cloned();
    }
    let pairs = || url::raw_pairs(query).map(|(key, raw)| (url::decode_form(key), raw));
    let raw: Vec<&str> = pairs()
        .filter(|(key, _)| key == name)
        .map(|(_, raw)| raw)
        .collect();
    let decoded: Vec<_> = raw.iter().map(|raw| url::decode_form(raw)).collect();
    let values: Vec<&str> = decoded.iter().map(AsRef::as_ref).collect();
    match (kind, parameter.explode) {
        (Kind::Map, true) if values.is_empty() => {
            let all: Vec<_> = pairs()
                .map(|(key, raw)| (key, url::decode_form(raw)))
                .collect();
            of_properties(
                book,
                schema,
                all.iter()
                    .map(|(key, value)| (key.as_ref(), value.as_ref())),
            )
        }
        (Kind::List, true) if values.len() == 1 && is_only_list(book, schema) => {
            Some(style::list(values.into_iter()))
        }
        (Kind::List, true) if values.is_empty() => Tree::of_form(query).get(name).cloned(),
        (_, _) if values.len() > 1 => Some(style::list(values.into_iter())),
        (Kind::List, true) => values.first().map(|text| Tree::Leaf((*text).to_owned())),
        _ => raw
            .first()
            .map(|raw| style::of_raw_query(parameter, kind, raw)),
    }
}

/// Whether nothing but a list (or nothing) may stand there.
fn is_only_list(book: &Book, schema: &[SchemaId]) -> bool {
    let is_list = |one| matches!(one, SchemaType::Array | SchemaType::Null);
    coerce::types(book, schema).iter().all(is_list)
}

/// An exploded object: its properties are parameters of their own.
fn of_properties<'t>(
    book: &Book,
    schema: &[SchemaId],
    pairs: impl Iterator<Item = (&'t str, &'t str)>,
) -> Option<Tree> {
    let shape = book.shape(schema);
    let own: Vec<(&str, &str)> = pairs
        .filter(|(name, _)| shape.properties.contains_key(*name))
        .collect();
    (!own.is_empty()).then(|| style::map(own.into_iter()))
}
