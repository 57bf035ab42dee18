//! The request body against the media type that it claims to be.

use http::header::CONTENT_TYPE;
use oas_model::{MediaType, RequestBody};
use serde_json::Value;

use super::{
    Verdict,
    read::{self, Read},
};
use crate::{
    Request, Violation,
    ViolationPart::Body,
    book::Book,
    check,
    generate::Purpose,
    media::Media,
    problem::{CHARSET, MALFORMED, UNSUPPORTED},
};

/// Checks the body of a request, which is no longer coded.
pub(crate) fn check(book: &Book, body: &RequestBody, request: &Request, verdict: &mut Verdict) {
    let source = || Some(check::source(book.api(), body.origin));
    if request.body.is_empty() {
        if body.required && !is_empty_form(book, body, request) {
            let message = "a body is required".to_owned();
            verdict
                .violations
                .push(fault("required", message, source()));
        }
        return;
    }
    if body.content.is_empty() {
        return;
    }
    let Some((content, media)) = documented(body, request) else {
        let message = format!("must be one of: {}", types(body).join(", "));
        let found = fault("content-type", message, source());
        verdict.violations.push(found);
        verdict.problem = Some(UNSUPPORTED);
        return;
    };
    if let Some(charset) = foreign_charset(&media) {
        let message = format!("is written in `{charset}`; understood is utf-8");
        verdict.violations.push(fault("charset", message, source()));
        verdict.problem = Some(CHARSET);
        return;
    }
    match read::read(book, content, &media, &request.body) {
        Ok(Some(read)) => judge(book, content, read, verdict),
        Ok(None) => {}
        Err(message) => {
            let found = fault("malformed", message, source());
            verdict.violations.push(found);
            verdict.problem = Some(MALFORMED);
        }
    }
}

/// The body as a value, with the media type object that describes it; `None` where it cannot be read.
pub(crate) fn value<'b>(
    book: &Book,
    body: &'b RequestBody,
    request: &Request,
) -> Option<(Value, &'b MediaType, Media)> {
    let (content, media) = documented(body, request)?;
    let read = read::read(book, content, &media, &request.body).ok()??;
    Some((read.value, content, media))
}

/// The value against the schema of the whole, and each item against the schema of the items.
fn judge(book: &Book, content: &MediaType, read: Read, verdict: &mut Verdict) {
    let Read { value, violations } = read;
    verdict.violations.extend(violations);
    let mut check = |schema, value, at: &str| {
        let purpose = Purpose::Request;
        let found = check::violations(book.api(), schema, purpose, value, Body, at);
        verdict.violations.extend(found);
    };
    if let Some(schema) = content.schema {
        check(schema, &value, "");
    }
    let items = value.as_array().filter(|_| content.schema.is_none());
    if let (Some(schema), Some(items)) = (content.item_schema, items) {
        for (idx, item) in items.iter().enumerate() {
            check(schema, item, &format!("/{idx}"));
        }
    }
}

/// The media types that an operation takes, as they are written.
pub(crate) fn types(body: &RequestBody) -> Vec<&str> {
    let names = body.content.iter().map(|content| content.name.as_str());
    names.collect()
}

/// The `charset` of a text that is not UTF-8. Binary types and multipart bodies have none.
fn foreign_charset(media: &Media) -> Option<&str> {
    let is_text = media.main == "text" || media.is_json() || media.is_xml() || media.is_form();
    let mut parameters = media.parameters.iter().filter(|_| is_text);
    let (_, charset) = parameters.find(|(name, _)| name == "charset")?;
    let is_utf8 = ["utf-8", "utf8", "us-ascii", "ascii"]
        .iter()
        .any(|known| charset.eq_ignore_ascii_case(known));
    (!is_utf8).then_some(charset.as_str())
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

/// Whether nothing at all is a form without fields, and such a form is what the schema allows.
fn is_empty_form(book: &Book, body: &RequestBody, request: &Request) -> bool {
    let Some((content, media)) = documented(body, request) else {
        return false;
    };
    let is_form = media.main == "application" && media.sub == "x-www-form-urlencoded";
    let nothing = Value::Object(serde_json::Map::new());
    let allows = |schema| check::is_valid(book.api(), schema, Purpose::Request, &nothing);
    is_form && request.headers.contains_key(CONTENT_TYPE) && content.schema.is_none_or(allows)
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
