//! One parameter: found, taken apart, typed, checked.

use oas_model::{
    Parameter, ParameterLocation as In, ParameterStyle as Style, SchemaId, SchemaType,
};
use serde_json::Value;

use super::{
    coerce,
    style::{self, Kind},
    tree::{self, Tree},
};
use crate::{
    Request, Violation, ViolationPart as Part, book::Book, check, generate::Purpose, media::Media,
    route::Matched, security, url,
};

/// Headers that the standard tells to describe elsewhere (OpenAPI 3.1.1, "Parameter Object").
const NOT_PARAMETERS: &[&str] = &["accept", "content-type", "authorization"];

/// Checks one parameter of a request.
pub(crate) fn check(
    book: &Book,
    parameter: &Parameter,
    matched: &Matched<'_>,
    request: &Request,
    violations: &mut Vec<Violation>,
) {
    let is_header = parameter.location == In::Header;
    if is_header
        && NOT_PARAMETERS
            .iter()
            .any(|name| parameter.name.eq_ignore_ascii_case(name))
    {
        return;
    }
    let part = part(parameter.location);
    if let Some(content) = &parameter.content {
        return check_content(book, parameter, content, matched, request, violations);
    }
    let schema: Vec<SchemaId> = parameter.schema.into_iter().collect();
    let Some(found) = find(book, parameter, &schema, matched, request) else {
        return missing(book, parameter, violations);
    };
    if let Some(prefix) = lacking_prefix(book, parameter, &schema, matched) {
        violations.push(Violation {
            part,
            at: parameter.name.clone(),
            rule: "style".to_owned(),
            message: format!("must begin with `{prefix}`"),
            source: Some(check::source(book.api(), parameter.origin)),
        });
        return;
    }
    if parameter.allow_empty_value && found == Tree::Leaf(String::new()) {
        return;
    }
    let value = coerce::tree(book, &schema, &found);
    if let Some(schema) = parameter.schema {
        let mut found = check::violations(
            book.api(),
            schema,
            Purpose::Request,
            &value,
            part,
            &parameter.name,
        );
        for violation in &mut found {
            violation
                .source
                .get_or_insert_with(|| check::source(book.api(), parameter.origin));
        }
        violations.append(&mut found);
    }
}

/// The text that a path value in style label or matrix lacks in front.
fn lacking_prefix(
    book: &Book,
    parameter: &Parameter,
    schema: &[SchemaId],
    matched: &Matched<'_>,
) -> Option<String> {
    if parameter.location != In::Path || !matches!(parameter.style, Style::Label | Style::Matrix) {
        return None;
    }
    let (_, text) = matched
        .path_values
        .iter()
        .find(|(known, _)| *known == parameter.name)?;
    style::lacking_prefix(parameter, kind(book, schema), text)
}

fn missing(book: &Book, parameter: &Parameter, violations: &mut Vec<Violation>) {
    if parameter.required {
        violations.push(Violation {
            part: part(parameter.location),
            at: parameter.name.clone(),
            rule: "required".to_owned(),
            message: "is required".to_owned(),
            source: Some(check::source(book.api(), parameter.origin)),
        });
    }
}

fn part(location: In) -> Part {
    match location {
        In::Path => Part::Path,
        In::Query | In::QueryString => Part::Query,
        In::Header => Part::Header,
        In::Cookie => Part::Cookie,
    }
}

/// A parameter that is a small document of its own.
fn check_content(
    book: &Book,
    parameter: &Parameter,
    content: &oas_model::MediaType,
    matched: &Matched<'_>,
    request: &Request,
    violations: &mut Vec<Violation>,
) {
    let text = match parameter.location {
        In::QueryString => request
            .query
            .as_deref()
            .map(|query| url::decode(query).into_owned()),
        _ => first_text(parameter, matched, request),
    };
    let Some(text) = text else {
        return missing(book, parameter, violations);
    };
    let media = Media::parse(&content.name);
    let parts: Vec<SchemaId> = content.schema.into_iter().collect();
    let value = if media.as_ref().is_some_and(Media::is_form) {
        coerce::tree(
            book,
            &parts,
            &Tree::of_form(request.query.as_deref().unwrap_or_default()),
        )
    } else if media.as_ref().is_some_and(Media::is_json) {
        match serde_json::from_str::<Value>(&text) {
            Ok(value) => value,
            Err(error) => {
                violations.push(Violation {
                    part: part(parameter.location),
                    at: parameter.name.clone(),
                    rule: "malformed".to_owned(),
                    message: format!("is not JSON: {error}"),
                    source: Some(check::source(book.api(), parameter.origin)),
                });
                return;
            }
        }
    } else {
        coerce::leaf(book, &parts, &text)
    };
    if let Some(schema) = content.schema {
        violations.extend(check::violations(
            book.api(),
            schema,
            Purpose::Request,
            &value,
            part(parameter.location),
            &parameter.name,
        ));
    }
}

/// The parameter's text, taken apart by its style; `None` when it is not there.
fn find(
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
fn kind(book: &Book, schema: &[SchemaId]) -> Kind {
    let types = coerce::types(book, schema);
    if types.names(SchemaType::Array) {
        Kind::List
    } else if types.names(SchemaType::Object) {
        Kind::Map
    } else {
        Kind::Scalar
    }
}

fn first_text(parameter: &Parameter, matched: &Matched<'_>, request: &Request) -> Option<String> {
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
        (Kind::List, true)
            if values.len() == 1 && !coerce::types(book, schema).names(SchemaType::String) =>
        {
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
