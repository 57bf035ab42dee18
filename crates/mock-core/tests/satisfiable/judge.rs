//! Asks the mock for a body, and another validator about it.

use std::sync::Arc;

use http::{HeaderMap, Method};
use mock_core::{Action, Decision, Env, MockConfig, Request, State, compile, decide};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use serde_json::{Value, json};

/// The body that the mock answers with, and what it says against the schema.
pub(crate) fn ask(schema: &Value, seed: u64) -> (Value, Vec<String>) {
    let decision = decision(schema, seed);
    let complaints = decision.trace.iter().filter(|step| !step.ok);
    let complaints = complaints.map(|step| step.text.to_string()).collect();
    let Action::Respond(response) = decision.action else {
        panic!("{:?}", decision.trace)
    };
    let body = serde_json::from_slice(&response.body);
    (body.unwrap_or_else(|error| panic!("{error}")), complaints)
}

/// The fields of the answer and its body.
pub(crate) fn answer(schema: &Value, seed: u64) -> (HeaderMap, bytes::Bytes) {
    let decision = decision(schema, seed);
    let Action::Respond(response) = decision.action else {
        panic!("{:?}", decision.trace)
    };
    (response.headers, response.body)
}

fn decision(schema: &Value, seed: u64) -> Decision {
    decision_among(schema, &json!({}), seed)
}

/// What is decided where other schemas go by names.
pub(crate) fn decision_among(schema: &Value, named: &Value, seed: u64) -> Decision {
    let content = json!({ "application/json": { "schema": schema } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Satisfiable", "version": "1" },
        "components": { "schemas": named },
        "paths": { "/it": { "get": { "responses": { "200": { "description": "ok", "content": content } } } } },
    });
    let mut sources = SourceSet::default();
    let text = Document::parse(&document.to_string(), Syntax::Json);
    let entry = sources.add("openapi.json", text);
    let api = resolve(Arc::new(sources), entry).0;
    let config = MockConfig {
        self_check: true,
        ..MockConfig::default()
    };
    let mock = compile(&[Arc::new(api)], config);
    let request = Request {
        method: Method::GET,
        path: "/it".to_owned(),
        query: None,
        headers: HeaderMap::new(),
        body: bytes::Bytes::new(),
    };
    let env = Env {
        seed,
        ..Env::default()
    };
    decide(&mock, &env, &State::default(), &request)
}

/// What `boon` says about a value.
pub(crate) fn verdict(schema: &Value, value: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.enable_format_assertions();
    let mut schemas = boon::Schemas::new();
    let address = "http://judge.example/s.json";
    compiler
        .add_resource(address, schema.clone())
        .map_err(|error| error.to_string())?;
    let id = compiler
        .compile(address, &mut schemas)
        .map_err(|error| format!("{error:#}"))?;
    schemas
        .validate(value, id)
        .map_err(|error| error.to_string())
}
