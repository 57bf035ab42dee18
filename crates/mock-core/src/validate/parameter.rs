//! One parameter: found, taken apart, typed, checked.

mod find; // the text of a parameter

use oas_model::{Parameter, ParameterLocation as In, ParameterStyle as Style, SchemaId};
use serde_json::Value;

use super::{coerce, style, tree::Tree};
use crate::{
    Request, Violation, ViolationPart as Part, book::Book, check, generate::Purpose, media::Media,
    route::Matched, url,
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
    let Some(found) = find::tree(book, parameter, &schema, matched, request) else {
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
    style::lacking_prefix(parameter, find::kind(book, schema), text)
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
        _ => find::first_text(parameter, matched, request),
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
