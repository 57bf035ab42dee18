//! The request body against the media type that it claims to be.

use http::header::CONTENT_TYPE;
use oas_model::{MediaType, RequestBody, SchemaId};
use serde_json::Value;

use super::{
    Verdict, coerce,
    form::{Form, Reader},
};
use crate::{
    Request, Violation,
    ViolationPart::Body,
    book::Book,
    check,
    generate::Purpose,
    media::Media,
    problem::{MALFORMED, UNSUPPORTED},
};

/// Checks the body of a request.
pub(crate) fn check(book: &Book, body: &RequestBody, request: &Request, verdict: &mut Verdict) {
    let source = || Some(check::source(book.api(), body.origin));
    if request.body.is_empty() {
        if body.required {
            verdict
                .violations
                .push(fault("required", "a body is required".to_owned(), source()));
        }
        return;
    }
    if body.content.is_empty() {
        return;
    }
    let Some((content, media)) = documented(body, request) else {
        let known: Vec<&str> = body
            .content
            .iter()
            .map(|content| content.name.as_str())
            .collect();
        verdict.violations.push(fault(
            "content-type",
            format!("must be one of: {}", known.join(", ")),
            source(),
        ));
        verdict.problem = Some(UNSUPPORTED);
        return;
    };
    match read(book, content, &media, request) {
        Ok(Some(Form { value, violations })) => {
            verdict.violations.extend(violations);
            if let Some(schema) = content.schema {
                verdict.violations.extend(check::violations(
                    book.api(),
                    schema,
                    Purpose::Request,
                    &value,
                    Body,
                    "",
                ));
            }
        }
        Ok(None) => {}
        Err(message) => {
            verdict
                .violations
                .push(fault("malformed", message, source()));
            verdict.problem = Some(MALFORMED);
        }
    }
}

fn fault(rule: &str, message: String, source: Option<String>) -> Violation {
    Violation {
        part: Body,
        at: String::new(),
        rule: rule.to_owned(),
        message,
        source,
    }
}

/// The media type object for the body, the most particular first; without `Content-Type` the first.
fn documented<'b>(body: &'b RequestBody, request: &Request) -> Option<(&'b MediaType, Media)> {
    let known = || {
        body.content
            .iter()
            .filter_map(|content| Some((content, Media::parse(&content.name)?)))
    };
    let Some(field) = request.headers.get(CONTENT_TYPE) else {
        return known()
            .find(|(_, media)| media.is_json())
            .or_else(|| known().next());
    };
    let sent = Media::parse(&String::from_utf8_lossy(field.as_bytes()))?;
    let exact = known().find(|(_, media)| !media.is_range() && media.covers(&sent));
    let (content, _) =
        exact.or_else(|| known().find(|(_, media)| media.is_range() && media.covers(&sent)))?;
    Some((content, sent))
}

/// The body as a value; `None` where only its presence is checked (XML, binary).
fn read(
    book: &Book,
    content: &MediaType,
    media: &Media,
    request: &Request,
) -> Result<Option<Form>, String> {
    let plainly = |value: Value| Form {
        value,
        violations: Vec::new(),
    };
    let parts: Vec<SchemaId> = content.schema.into_iter().collect();
    if media.is_json() {
        let parsed = serde_json::from_slice(&request.body);
        return parsed
            .map(|value| Some(plainly(value)))
            .map_err(|error| format!("is not JSON: {error}"));
    }
    let reader = || Reader {
        book,
        content,
        parts: parts.clone(),
    };
    if media.is_form() {
        let text = String::from_utf8_lossy(&request.body);
        return reader().url_encoded(&text).map(Some);
    }
    if media.main == "multipart" && media.sub == "form-data" {
        return reader().multipart(media, &request.body).map(Some);
    }
    if media.main == "text" && !media.is_xml() {
        let text =
            std::str::from_utf8(&request.body).map_err(|error| format!("is not UTF-8: {error}"))?;
        return Ok(Some(plainly(coerce::leaf(book, &parts, text))));
    }
    Ok(None)
}
