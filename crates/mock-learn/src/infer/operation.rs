//! What is known of one method of one path, as an operation.
//!
//! In:  an [`Endpoint`] and what the document names.
//! Out: the operation as JSON; its members in the order that people write them in.

use oas_model::Version;
use serde_json::{Map, Value, json};

use super::body::Body;
use super::endpoint::{Answer, Endpoint, Message};
use super::fields::Fields;
use super::parameter;
use super::resources::{Holder, main_object};
use super::schema::{ENOUGH, schema};
use super::shape::Shape;

/// The request body of an endpoint, where any request had one.
pub(crate) fn request_body(endpoint: &Endpoint, version: Version) -> Option<Value> {
    let message = &endpoint.request;
    let content = content(message, version, &|_| None);
    if content.is_empty() {
        return None;
    }
    let mut body = Map::new();
    if message.n_empty == 0 && message.n >= ENOUGH {
        body.insert("required".to_owned(), json!(true));
    }
    body.insert("content".to_owned(), Value::Object(content));
    Some(Value::Object(body))
}

/// The answer with one status; `named` gives the schema that the answer of a media type holds.
pub(crate) fn response(
    status: u16,
    answer: &Answer,
    version: Version,
    named: &dyn Fn(&str) -> Option<String>,
) -> Value {
    let mut response = json!({ "description": phrase(status) });
    let headers = headers(&answer.headers);
    if !headers.is_empty() {
        response["headers"] = Value::Object(headers);
    }
    let content = content(&answer.message, version, named);
    if !content.is_empty() {
        response["content"] = Value::Object(content);
    }
    response
}

/// The header fields of an answer, by name.
pub(crate) fn headers(fields: &Fields) -> Map<String, Value> {
    let mut all: Vec<_> = fields.by_name.iter().collect();
    all.sort_by_key(|(name, _)| *name);
    let one = |field: &super::fields::Field| json!({ "schema": parameter::of_field(field) });
    all.into_iter()
        .map(|(name, field)| (name.clone(), one(field)))
        .collect()
}

/// The content of some bodies, by media type.
pub(crate) fn content(
    message: &Message,
    version: Version,
    named: &dyn Fn(&str) -> Option<String>,
) -> Map<String, Value> {
    let mut all: Vec<_> = message.bodies.iter().collect();
    all.sort_by_key(|(media_type, _)| *media_type);
    let one = |(media_type, body): (&String, &Body)| {
        let example = message.examples.get(media_type);
        let media = media(body, version, named(media_type), example);
        let name = if media_type.is_empty() {
            "*/*"
        } else {
            media_type
        };
        (name.to_owned(), media)
    };
    all.into_iter().map(one).collect()
}

/// The media type object of a body.
pub(crate) fn media(
    body: &Body,
    version: Version,
    named: Option<String>,
    example: Option<&Value>,
) -> Value {
    if body.is_opaque {
        return json!({});
    }
    if let Some(form) = &body.form {
        return parameter::of_form(form, version);
    }
    let mut media = json!({});
    if let Some(shape) = &body.json {
        media["schema"] = match named {
            Some(name) => with_reference(shape, &name, version),
            None => schema(shape, version),
        };
        if let Some(example) = example {
            media["example"] = example.clone();
        }
    } else if body.is_text {
        media["schema"] = json!({ "type": "string" });
    } else if version == Version::V30 {
        media["schema"] = json!({ "type": "string", "format": "binary" });
    }
    media
}

/// The schema of a body whose main object is a named one.
fn with_reference(shape: &Shape, name: &str, version: Version) -> Value {
    let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
    match main_object(shape) {
        Some((Holder::Body, _)) => reference,
        Some((Holder::Items, _)) => json!({ "type": "array", "items": reference }),
        Some((Holder::Member(member), _)) => {
            let mut whole = schema(shape, version);
            whole["properties"][member]["items"] = reference;
            whole
        }
        None => schema(shape, version),
    }
}

/// What a status is called (RFC 9110, section 15).
fn phrase(status: u16) -> &'static str {
    http::StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Answer")
}
