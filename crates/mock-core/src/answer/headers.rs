//! Documented response headers, each with a value of its schema.

use http::{HeaderMap, HeaderName, HeaderValue};
use oas_model::{Header, Response, SchemaId, SchemaType};
use serde_json::Value;

use super::{Call, trail};
use crate::{
    fits,
    generate::{self, Purpose, Wish},
};

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

/// Whether a field belongs to the connection or to CORS. The name is in lower case.
pub(crate) fn is_framing(name: &str) -> bool {
    NEVER.contains(&name) || name.starts_with("access-control-")
}

/// Adds what the response documents.
pub(super) fn add(call: &Call<'_>, documented: &Response, headers: &mut HeaderMap) {
    for header in &documented.headers {
        let Ok(name) = HeaderName::try_from(header.name.as_str()) else {
            continue;
        };
        if is_framing(name.as_str()) || headers.contains_key(&name) {
            continue;
        }
        let written = value(call, header).map(|value| text(&value, header.explode));
        if let Some(value) = written.and_then(|text| field_value(&text)) {
            headers.insert(name, value);
        }
    }
}

/// A value on one line (RFC 9110, section 5.5).
fn field_value(text: &str) -> Option<HeaderValue> {
    let line = text.replace(['\r', '\n', '\0'], " ");
    HeaderValue::from_bytes(line.trim().as_bytes()).ok()
}

fn value(call: &Call<'_>, header: &Header) -> Option<Value> {
    let example = header
        .examples
        .iter()
        .find_map(|example| example.value)
        .map(|at| call.book.api().value(at));
    let fits = |value: &Value| {
        let schema = header.schema.as_slice();
        fits::broken(call.book, Purpose::Response, schema, value).is_none()
    };
    if let Some(example) = example.filter(fits) {
        return Some(example);
    }
    let schema = header.schema?;
    let is_date = is_date(call, &header.name, schema);
    let trail = trail(call).step("header").step(&header.name);
    let wish = Wish {
        schema,
        purpose: Purpose::Response,
        examples: true,
        trail,
        locale: call.config.locale,
        today: call.config.today,
        resource: if is_date { "http_date" } else { &header.name },
        echo: &[],
    };
    let made = generate::generate(call.book, &wish);
    match made.value {
        Value::String(text) if is_date => Some(Value::from(text.replace("+0000", "GMT"))),
        value => made.conflict.is_none().then_some(value),
    }
}

/// Fields whose value is a date in the one form that HTTP has (RFC 9110, section 5.6.7).
const DATES: [&str; 5] = [
    "last-modified",
    "expires",
    "sunset",
    "if-modified-since",
    "if-unmodified-since",
];

/// Whether a standard field is a date, and its schema leaves the form to the standard.
fn is_date(call: &Call<'_>, name: &str, schema: SchemaId) -> bool {
    let shape = call.book.shape(&[schema]);
    let schema = &shape.schema;
    let is_text = schema.types.names(SchemaType::String);
    let is_open = schema.format.is_none() && shape.patterns.is_empty();
    is_text && is_open && DATES.contains(&name.to_ascii_lowercase().as_str())
}

/// `style: simple`, the only style of headers: `R,100,G,200`, exploded `R=100,G=200`.
fn text(value: &Value, explode: bool) -> String {
    let inner = |value: &Value| text(value, explode);
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(inner).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let between = if explode { '=' } else { ',' };
            let member =
                |(name, value): (&String, &Value)| format!("{name}{between}{}", inner(value));
            members.iter().map(member).collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    }
}
