//! Documents made to do harm: the model answers, whatever it is given.

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, SourceSet, resolve};
use serde_json::json;

fn api(text: &str, syntax: Syntax) -> Api {
    let mut sources = SourceSet::default();
    let entry = sources.add("api", Document::parse(text, syntax));
    resolve(Arc::new(sources), entry).0
}

/// Everything that can be asked of an API.
fn ask_everything(api: &Api) {
    for head in api.operations() {
        let operation = api.operation(head.id);
        let contents = operation.responses.iter().flat_map(|one| &one.content);
        let bodies = operation.request_body.iter().flat_map(|one| &one.content);
        for media_type in contents.chain(bodies) {
            let values = media_type.examples.iter().filter_map(|one| one.value);
            values.for_each(|value| drop(api.value(value)));
            if let Some(id) = media_type.schema {
                let _ = api
                    .compile(id, Direction::Request)
                    .validate(&json!({ "a": 1 }));
            }
        }
    }
    for (_, id) in api.named_schemas() {
        let _ = api.follow(id);
        let _ = api
            .compile(id, Direction::Response)
            .validate(&json!({ "a": [1] }));
    }
    for finding in api.findings() {
        assert!(api.sources().position(finding.origin).line > 0);
    }
}

fn schema_document(schema: &str) -> String {
    format!(
        "{{\"openapi\": \"3.0.0\", \"info\": {{}}, \"paths\": {{\"/a\": {{\"get\": {{\"responses\": {{\"200\": \
         {{\"description\": \"\", \"content\": {{\"application/json\": {{\"schema\": {schema}}}}}}}}}}}}}}}, \
         \"components\": {{\"schemas\": {{\"S\": {schema}}}}}}}"
    )
}

#[test]
fn deeply_nested_schemas_do_not_exhaust_the_stack() {
    for (open, close) in [
        ("{\"not\": ", "}"),
        ("{\"allOf\": [", "]}"),
        ("{\"properties\": {\"a\": ", "}}"),
    ] {
        for depth in [50, 240, 5000] {
            let schema = format!("{}{{}}{}", open.repeat(depth), close.repeat(depth));
            let text = schema_document(&schema);
            // As large as the stack of an ordinary worker.
            let worker = std::thread::Builder::new().stack_size(2 << 20);
            let asked = worker.spawn(move || ask_everything(&api(&text, Syntax::Json)));
            asked.unwrap().join().unwrap();
        }
    }
}

#[test]
fn a_long_chain_of_references_does_not_exhaust_the_stack() {
    let n_schemas = 600;
    for word in ["allOf", "anyOf"] {
        let schemas: Vec<_> = (0..n_schemas)
            .map(|n| {
                let next = n + 1;
                format!(
                    "\"S{n}\": {{\"{word}\": [{{\"$ref\": \"#/components/schemas/S{next}\"}}]}}"
                )
            })
            .collect();
        let text = format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{}}, \"components\": {{\"schemas\": {{{}}}}}}}",
            schemas.join(",")
        );
        let api = api(&text, Syntax::Json);
        let (_, first) = api.named_schemas().into_iter().next().unwrap();
        let _ = api.compile(first, Direction::Response).validate(&json!(1));
    }
}

#[test]
fn every_prefix_and_every_wrong_type_is_answered() {
    let text = include_str!("golden/v30/operation.yaml");
    for end in (0..text.len())
        .step_by(31)
        .filter(|end| text.is_char_boundary(*end))
    {
        ask_everything(&api(&text[..end], Syntax::Yaml));
    }
    for other in [
        "7",
        "[]",
        "{}",
        "true",
        "null",
        "''",
        "{ $ref: '#' }",
        "[{ $ref: '#/paths' }]",
    ] {
        for (at, _) in text.match_indices(": ") {
            let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let changed = format!("{}: {other}{}", &text[..at], &text[line_end..]);
            ask_everything(&api(&changed, Syntax::Yaml));
        }
    }
}
