//! The request body against the media type that it claims to be.

use http::{HeaderValue, header::CONTENT_TYPE};
use oas_model::{MediaType, RequestBody, SchemaId};
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
    problem::{CHARSET, MALFORMED, Problem, UNSUPPORTED},
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
    let content_type = request.headers.get(CONTENT_TYPE);
    match open(book, &body.content, content_type, &request.body) {
        Ok(Some(opened)) => judge(book, opened, verdict),
        Ok(None) => {}
        Err(closed) => {
            let (rule, message) = (closed.rule(), closed.message(&body.content));
            verdict.violations.push(fault(rule, message, source()));
            verdict.problem = Some(closed.problem());
        }
    }
}

/// A body that has become a value.
pub(crate) struct Opened<'b> {
    pub(crate) content: &'b MediaType,
    pub(crate) value: Value,
    /// What is wrong with the way in which it is written.
    pub(crate) written: Vec<Violation>,
}

/// Why a body has not become a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Closed {
    /// Its media type is not described.
    Undocumented,
    /// It is text in another charset.
    Charset(String),
    /// It is not what its media type says, and why.
    Malformed(String),
}

impl Closed {
    pub(crate) fn rule(&self) -> &'static str {
        match self {
            Self::Undocumented => "content-type",
            Self::Charset(_) => "charset",
            Self::Malformed(_) => "malformed",
        }
    }

    pub(crate) fn message(&self, content: &[MediaType]) -> String {
        match self {
            Self::Undocumented => format!("must be one of: {}", names(content).join(", ")),
            Self::Charset(charset) => {
                format!("is written in `{charset}`; understood is utf-8")
            }
            Self::Malformed(message) => message.clone(),
        }
    }

    fn problem(&self) -> Problem {
        match self {
            Self::Undocumented => UNSUPPORTED,
            Self::Charset(_) => CHARSET,
            Self::Malformed(_) => MALFORMED,
        }
    }
}

/// Reads a body as its media type says; `None` where only its presence can be judged.
pub(crate) fn open<'b>(
    book: &Book,
    content: &'b [MediaType],
    content_type: Option<&HeaderValue>,
    body: &[u8],
) -> Result<Option<Opened<'b>>, Closed> {
    let (content, media) = documented(content, content_type).ok_or(Closed::Undocumented)?;
    if let Some(charset) = foreign_charset(&media) {
        return Err(Closed::Charset(charset.to_owned()));
    }
    let read = read::read(book, content, &media, body).map_err(Closed::Malformed)?;
    Ok(read.map(|Read { value, violations }| Opened {
        content,
        value,
        written: violations,
    }))
}

/// The body as a value, with the media type object that describes it; `None` where it cannot be read.
pub(crate) fn value<'b>(
    book: &Book,
    body: &'b RequestBody,
    request: &Request,
) -> Option<(Value, &'b MediaType, Media)> {
    let (content, media) = documented(&body.content, request.headers.get(CONTENT_TYPE))?;
    let read = read::read(book, content, &media, &request.body).ok()??;
    Some((read.value, content, media))
}

/// The value against the schema of the whole, and each item against the schema of the items.
fn judge(book: &Book, opened: Opened<'_>, verdict: &mut Verdict) {
    verdict.violations.extend(opened.written);
    for (schema, value, at) in spoken_of(opened.content, &opened.value) {
        let purpose = Purpose::Request;
        let found = check::violations(book.api(), schema, purpose, value, Body, &at);
        verdict.violations.extend(found);
    }
}

/// Which schema speaks of which part of a body, and where that part stands.
pub(crate) fn spoken_of<'v>(
    content: &MediaType,
    value: &'v Value,
) -> Vec<(SchemaId, &'v Value, String)> {
    if let Some(schema) = content.schema {
        return vec![(schema, value, String::new())];
    }
    let (Some(schema), Value::Array(items)) = (content.item_schema, value) else {
        return Vec::new();
    };
    let items = items.iter().enumerate();
    items
        .map(|(idx, item)| (schema, item, format!("/{idx}")))
        .collect()
}

/// The media types that an operation takes, as they are written.
pub(crate) fn types(body: &RequestBody) -> Vec<&str> {
    names(&body.content)
}

fn names(content: &[MediaType]) -> Vec<&str> {
    content.iter().map(|one| one.name.as_str()).collect()
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
    let content_type = request.headers.get(CONTENT_TYPE);
    let Some((content, media)) = documented(&body.content, content_type) else {
        return false;
    };
    let is_form = media.main == "application" && media.sub == "x-www-form-urlencoded";
    let nothing = Value::Object(serde_json::Map::new());
    let allows = |schema| check::is_valid(book.api(), schema, Purpose::Request, &nothing);
    is_form && request.headers.contains_key(CONTENT_TYPE) && content.schema.is_none_or(allows)
}

/// The media type object for the body, the most particular first; without `Content-Type` the first.
fn documented<'b>(
    content: &'b [MediaType],
    content_type: Option<&HeaderValue>,
) -> Option<(&'b MediaType, Media)> {
    let known = || {
        content
            .iter()
            .filter_map(|one| Some((one, Media::parse(&one.name)?)))
    };
    let Some(field) = content_type else {
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
