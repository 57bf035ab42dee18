//! Values against schemas: what is broken, and what is not described.

use http::HeaderValue;
use oas_model::{Direction, MediaType, SchemaId, Version};
use serde_json::Value;

use super::{
    Deviation,
    members::{self, MAX_DEPTH, escaped},
};
use crate::{
    Violation, ViolationPart,
    book::Book,
    check,
    effort::Effort,
    fits,
    generate::Purpose,
    masked::{self, MASK},
    media::Media,
    validate::spoken_of,
};

/// Keywords that speak about what is inside of a value too.
const DEEP: [&str; 10] = [
    "anyOf",
    "oneOf",
    "not",
    "if",
    "const",
    "enum",
    "contains",
    "uniqueItems",
    "discriminator",
    "false",
];
/// A body's value against the media type object that describes it.
pub(super) fn judge(
    book: &Book,
    content: &MediaType,
    value: &Value,
    (part, direction): (ViolationPart, Direction),
    deviations: &mut Vec<Deviation>,
) {
    for (schema, inner, at) in spoken_of(content, value) {
        broken(book, schema, inner, &at, (part, direction), deviations);
        members::undescribed(book, schema, (inner, &at), part, deviations);
    }
}

/// Whether a body of JSON is spoken of although its media type is not listed: 2.0 has one schema
/// for every media type.
pub(super) fn has_one_schema(book: &Book, kind: Option<&HeaderValue>) -> bool {
    let kind = kind.and_then(|kind| Media::parse(&String::from_utf8_lossy(kind.as_bytes())));
    book.api().version() == Version::V20 && kind.is_some_and(|kind| kind.is_json())
}

fn broken(
    book: &Book,
    schema: SchemaId,
    value: &Value,
    at: &str,
    (part, direction): (ViolationPart, Direction),
    deviations: &mut Vec<Deviation>,
) {
    if is_surely_valid(book, schema, value, direction) {
        return;
    }
    for found in book
        .api()
        .compile_for(schema, direction, value)
        .validate(value)
    {
        let inner = value.pointer(&found.instance);
        if inner.is_some_and(|inner| is_out_of_sight(&found.keyword, inner)) {
            continue;
        }
        let deviation = Deviation {
            violation: Violation {
                part,
                at: format!("{at}{}", found.instance),
                rule: found.keyword,
                message: found.message,
                source: found.schema.map(|origin| check::source(book.api(), origin)),
            },
            is_undeclared: false,
            members: Vec::new(),
            several: found.several,
            value: inner.cloned(),
            origin: found.schema,
        };
        if found.members.is_empty() {
            deviations.push(deviation);
        } else {
            let each = found.members.into_iter();
            deviations.extend(each.map(|name| about_member(&deviation, name)));
        }
    }
}

/// Whether a mask stands somewhere in a body.
pub(super) fn is_masked(body: &[u8]) -> bool {
    String::from_utf8_lossy(body).contains(MASK)
}

/// Most values are valid, and reading that from the model needs no validator, of which a large
/// document has more than memory is good for. Where the reading was cut short nothing is sure.
fn is_surely_valid(book: &Book, schema: SchemaId, value: &Value, direction: Direction) -> bool {
    let purpose = match direction {
        Direction::Request => Purpose::Request,
        Direction::Response => Purpose::Response,
    };
    let effort = Effort::default();
    let how = (fits::Reading::Ours, &effort);
    let keyword = fits::judged(book, purpose, &[schema], value, how);
    keyword.is_none() && effort.n_steps() < fits::MAX_STEPS
}

/// One deviation for each member; what is too much is shown itself.
fn about_member(of_all: &Deviation, name: String) -> Deviation {
    let mut one = of_all.clone();
    if one.violation.rule != "required" {
        let object = one.value.as_ref().and_then(Value::as_object);
        one.value = object.and_then(|members| members.get(&name)).cloned();
        one.violation.at = format!("{}/{}", one.violation.at, escaped(&name));
        one.violation.message = "is not allowed".to_owned();
    }
    one.members = vec![name];
    one
}

/// A mask says nothing about the secret but that it is there.
fn is_out_of_sight(keyword: &str, value: &Value) -> bool {
    match value {
        Value::String(text) => masked::is_masked(text),
        _ => DEEP.contains(&keyword) && holds_mask(value, MAX_DEPTH),
    }
}

fn holds_mask(value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    match value {
        Value::String(text) => masked::is_masked(text),
        Value::Array(items) => items.iter().any(|item| holds_mask(item, depth)),
        Value::Object(members) => members.values().any(|member| holds_mask(member, depth)),
        _ => false,
    }
}
