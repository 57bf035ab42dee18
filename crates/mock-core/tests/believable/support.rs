//! A mock of one schema.

use std::sync::Arc;

use http::{HeaderMap, Method};
use mock_core::{
    Action, DataMode, Env, Locale, MockApi, MockConfig, Request, State, Today, compile, decide,
};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use serde_json::{Value, json};

/// A mock that answers `GET /{resource}` with this schema, always generated.
pub(crate) fn mock(resource: &str, schema: &Value, locale: Locale) -> MockApi {
    let config = MockConfig {
        locale,
        ..MockConfig::default()
    };
    mock_with(config, resource, schema)
}

/// The same, started on another day.
pub(crate) fn mock_on(today: Today, resource: &str, schema: &Value) -> MockApi {
    let config = MockConfig {
        today,
        ..MockConfig::default()
    };
    mock_with(config, resource, schema)
}

fn mock_with(config: MockConfig, resource: &str, schema: &Value) -> MockApi {
    let answer = json!({ "200": { "description": "ok", "content": { "application/json": { "schema": schema } } } });
    let path = format!("/{resource}");
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Believable", "version": "1" },
        "paths": { path: { "get": { "responses": answer } } },
    });
    let mut sources = SourceSet::default();
    let text = document.to_string();
    let entry = sources.add("openapi.json", Document::parse(&text, Syntax::Json));
    let config = MockConfig {
        data: DataMode::Generated,
        ..config
    };
    compile(&[Arc::new(resolve(Arc::new(sources), entry).0)], config)
}

/// The body for one seed; it satisfies its schema, or the mock would say so.
pub(crate) fn body(mock: &MockApi, resource: &str, seed: u64) -> Value {
    let request = Request {
        method: Method::GET,
        path: format!("/{resource}"),
        query: None,
        headers: HeaderMap::new(),
        body: bytes::Bytes::new(),
    };
    let decision = decide(
        mock,
        &Env {
            seed,
            ..Env::default()
        },
        &State::default(),
        &request,
    );
    let faults: Vec<_> = decision.trace.iter().filter(|step| !step.ok).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let Action::Respond(response) = decision.action else {
        panic!("{decision:?}")
    };
    serde_json::from_slice(&response.body).unwrap()
}

/// Bodies of an object with these properties, for some seeds.
pub(crate) fn objects(resource: &str, properties: &Value, locale: &str) -> Vec<Value> {
    let required: Vec<&String> = properties.as_object().unwrap().keys().collect();
    let schema = json!({ "type": "object", "required": required, "properties": properties });
    bodies(
        &mock(resource, &schema, Locale::parse(locale).unwrap()),
        resource,
    )
}

/// Bodies for some seeds.
pub(crate) fn bodies(mock: &MockApi, resource: &str) -> Vec<Value> {
    (0..25).map(|seed| body(mock, resource, seed)).collect()
}

/// A property that is a text.
pub(crate) fn text() -> Value {
    json!({ "type": "string" })
}
