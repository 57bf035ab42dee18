//! Documented examples, checked and written out.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, header::CONTENT_TYPE};
use oas_model::{MediaType, SchemaType};
use serde_json::Value;

use crate::{
    Response,
    answer::content::{self, Draft},
    book::Book,
    check,
    generate::Purpose,
    media::Media,
    negotiate::accept::{self, Chosen},
    validate::xml,
};

/// A documented example, checked and written out.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) name: Option<String>,
    bytes: Bytes,
    /// The example under a range, which a client may ask for in a type of its own.
    loose: Option<(Value, MediaType)>,
    content_type: Option<HeaderValue>,
    /// Why it may not be used in auto mode.
    pub(crate) fault: Option<Arc<str>>,
    pub(crate) used: Arc<str>,
}

impl Ready {
    /// The example as an answer.
    pub(crate) fn answer(&self, book: &Book, chosen: &Chosen) -> Response {
        let mut response = Response {
            body: self.bytes.clone(),
            ..Response::default()
        };
        let mut content_type = self.content_type.clone();
        if let (Some((value, content)), true) = (&self.loose, chosen.asked) {
            let media = &chosen.media;
            response.body = content::write(&Draft {
                book,
                media,
                content,
                value,
            });
            content_type = HeaderValue::try_from(content::name(media)).ok();
        }
        if let Some(content_type) = content_type {
            response.headers.insert(CONTENT_TYPE, content_type);
        }
        response
    }
}

/// The examples of a media type: its own, else those of its schema.
pub(super) fn all(book: &Book, content: &MediaType, media: Option<&Media>) -> Vec<Ready> {
    let documented = content
        .examples
        .iter()
        .filter_map(|example| Some((example.name.clone(), book.api().value(example.value?))));
    let mut values: Vec<(Option<String>, Value)> = documented.collect();
    if values.is_empty()
        && let Some(schema) = content.schema
    {
        values.extend(
            book.shape(&[schema])
                .schema
                .examples
                .iter()
                .map(|value| (None, value.clone())),
        );
    }
    values
        .into_iter()
        .map(|(name, value)| one(book, content, media, name, value))
        .collect()
}

fn one(
    book: &Book,
    content: &MediaType,
    media: Option<&Media>,
    name: Option<String>,
    value: Value,
) -> Ready {
    let fallback = Media {
        main: "application".to_owned(),
        sub: "json".to_owned(),
        parameters: Vec::new(),
    };
    let media = media.unwrap_or(&fallback);
    let value = unwrap_text(book, content, media, value);
    let called = name
        .as_ref()
        .map_or("the example".to_owned(), |name| format!("example `{name}`"));
    let fault = fault(book, content, media, &value)
        .map(|why| Arc::from(format!("{called} is passed over: {why}")));
    let written = written_as(media, &value);
    let content_type = match &written {
        Some(media) => HeaderValue::try_from(content::name(media)),
        None if media.main == "multipart" => HeaderValue::try_from(content::name(media)),
        None => HeaderValue::try_from(content.name.trim()),
    };
    Ready {
        bytes: content::write(&Draft {
            book,
            media: written.as_ref().unwrap_or(media),
            content,
            value: &value,
        }),
        content_type: content_type.ok(),
        used: format!("{called} of `{}` is the body", content.name).into(),
        loose: written.map(|_| (value, content.clone())),
        name,
        fault,
    }
}

/// The type in which an example under a range is sent: text as text, the rest as JSON.
fn written_as(range: &Media, value: &Value) -> Option<Media> {
    if !range.is_range() {
        return None;
    }
    let text = Media::parse("text/plain").filter(|text| value.is_string() && range.covers(text));
    text.or_else(|| Some(accept::concrete(range, None)))
}

/// An object or array that was written as a string of JSON.
fn unwrap_text(book: &Book, content: &MediaType, media: &Media, value: Value) -> Value {
    let Value::String(text) = &value else {
        return value;
    };
    if !media.is_json() || !text.trim_start().starts_with(['{', '[']) {
        return value;
    }
    let wants_text = content
        .schema
        .is_some_and(|schema| book.shape(&[schema]).schema.types.names(SchemaType::String));
    match serde_json::from_str::<Value>(text) {
        Ok(parsed) if !wants_text => parsed,
        _ => value,
    }
}

/// What is wrong with an example, where that can be said: text in other notations than JSON and
/// XML is taken as it is.
fn fault(book: &Book, content: &MediaType, media: &Media, value: &Value) -> Option<String> {
    if let Value::String(text) = value
        && !media.is_json()
    {
        let is_markup = media.is_xml() && text.trim_start().starts_with('<');
        return is_markup.then(|| xml::malformed(text.trim())).flatten();
    }
    let found = check::violations(
        book.api(),
        content.schema?,
        Purpose::Response,
        value,
        crate::ViolationPart::Response,
        "",
    );
    let first = found.first()?;
    let place = if first.at.is_empty() {
        "it".to_owned()
    } else {
        format!("`{}`", first.at)
    };
    Some(format!("{place} {}", first.message))
}
