//! Documented response headers: those that are required or whose value the document holds.

use http::{HeaderMap, HeaderName, HeaderValue};
use oas_model::{Header, Response};
use serde_json::Value;

use super::{Call, trail};
use crate::generate::{self, Purpose, Wish};

/// Framing and hop-by-hop fields: they belong to the connection, not to the document.
const NEVER: &[&str] = &[
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "connection",
    "date",
    "content-type",
    "keep-alive",
    "te",
    "trailer",
    "upgrade",
    "proxy-connection",
];

/// Adds what the response documents.
pub(super) fn add(call: &Call<'_>, documented: &Response, headers: &mut HeaderMap) {
    for header in &documented.headers {
        let Ok(name) = HeaderName::try_from(header.name.as_str()) else {
            continue;
        };
        let is_ours =
            NEVER.contains(&name.as_str()) || name.as_str().starts_with("access-control-");
        if is_ours || headers.contains_key(&name) {
            continue;
        }
        if let Some(value) =
            value(call, header).and_then(|value| HeaderValue::try_from(text(&value)).ok())
        {
            headers.insert(name, value);
        }
    }
}

fn value(call: &Call<'_>, header: &Header) -> Option<Value> {
    let example = header
        .examples
        .iter()
        .find_map(|example| example.value)
        .map(|at| call.book.api().value(at));
    let fits = |value: &Value| {
        header.schema.is_none_or(|schema| {
            crate::check::is_valid(call.book.api(), schema, Purpose::Response, value)
        })
    };
    if let Some(example) = example.filter(fits) {
        return Some(example);
    }
    let schema = header.schema?;
    if !header.required && !says_value(&call.book.shape(&[schema]).schema) {
        return None;
    }
    let trail = trail(call).step("header").step(&header.name);
    let wish = Wish {
        schema,
        purpose: Purpose::Response,
        examples: true,
        trail,
        locale: call.config.locale,
        resource: &header.name,
        echo: &[],
    };
    Some(generate::generate(call.book, &wish).value)
}

/// Whether the document itself holds a value to send.
fn says_value(schema: &oas_model::Schema) -> bool {
    let is_fixed = schema
        .one_of_values
        .as_ref()
        .is_some_and(|values| values.len() == 1);
    !schema.examples.is_empty() || schema.default.is_some() || is_fixed
}

/// `style: simple`, the only style of headers.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| format!("{name},{}", text(value)))
            .collect::<Vec<_>>()
            .join(","),
        other => other.to_string(),
    }
}
