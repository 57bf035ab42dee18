//! A request for an operation, with what it requires.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{Request, sample};
use oas_model::{Api, Direction, Operation, Parameter, ParameterLocation as In};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// `None` where a request of this kind cannot be made here.
pub(crate) fn request(api: &Arc<Api>, operation: &Operation, seed: u64) -> Option<Request> {
    let mut path = operation.head.path.to_string();
    let mut query = Vec::new();
    let mut headers = HeaderMap::new();
    for one in operation.parameters.iter().filter(|one| one.required) {
        let text = text(api, one, seed)?;
        let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
        match one.location {
            In::Path => path = path.replace(&format!("{{{}}}", one.name), &encoded),
            In::Query => query.push(format!("{}={encoded}", one.name)),
            In::Header => {
                let name = HeaderName::try_from(&one.name).ok()?;
                headers.insert(name, HeaderValue::try_from(text).ok()?);
            }
            In::Cookie | In::QueryString => return None,
        }
    }
    let mut body = Bytes::new();
    if let Some(described) = &operation.request_body {
        let mut content = described.content.iter();
        let json = content.find(|one| one.name.starts_with("application/json"));
        if let Some(schema) = json.and_then(|one| one.schema) {
            headers.insert("content-type", HeaderValue::from_static("application/json"));
            body = sample(api, schema, Direction::Request, seed, "")
                .to_string()
                .into();
        }
    }
    Some(Request {
        method: Method::from_bytes(operation.head.method.as_bytes()).ok()?,
        path,
        query: (!query.is_empty()).then(|| query.join("&")),
        headers,
        body,
    })
}

fn text(api: &Arc<Api>, one: &Parameter, seed: u64) -> Option<String> {
    let value = sample(api, one.schema?, Direction::Request, seed, &one.name);
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.first().map(|item| match item {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }),
        Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}
