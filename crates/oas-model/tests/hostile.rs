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
    api.check_references();
    let mut operations: Vec<_> = api
        .operations()
        .iter()
        .map(|head| (*api.operation(head.id)).clone())
        .collect();
    let callbacks = operations.iter().flat_map(|one| &one.callbacks);
    let sent = api.webhooks().iter().chain(callbacks);
    let sent: Vec<_> = sent.map(|one| api.outgoing(one)).collect();
    operations.extend(sent);
    for operation in operations {
        let links = operation.responses.iter().flat_map(|one| &one.links);
        for link in links {
            let _ = api.link_target(link);
        }
        let parameters = operation.parameters.iter().filter_map(|one| one.schema);
        let headers = operation.responses.iter().flat_map(|one| &one.headers);
        for id in parameters.chain(headers.filter_map(|one| one.schema)) {
            let _ = api.compile(id, Direction::Request).is_valid(&json!(1));
        }
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
    let text = include_str!("golden/v30/operation.yaml");
    for (at, _) in text.match_indices(": ") {
        for other in OTHERS {
            ask_everything(&api(&with(text, at, other), Syntax::Yaml));
        }
    }
}

const OTHERS: [&str; 8] = [
    "7",
    "[]",
    "{}",
    "true",
    "null",
    "''",
    "{ $ref: '#' }",
    "[{ $ref: '#/paths' }]",
];

/// The text with another value from one place to the end of the line.
fn with(text: &str, at: usize, other: &str) -> String {
    let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    format!("{}: {other}{}", &text[..at], &text[line_end..])
}

#[test]
fn wrong_types_in_2_0_and_3_2_are_answered() {
    for text in [
        include_str!("golden/v20/shop.yaml"),
        include_str!("golden/v32/parts.yaml"),
        include_str!("golden/v30/discriminator.yaml"),
    ] {
        for (idx, (at, _)) in text.match_indices(": ").enumerate() {
            let other = OTHERS[idx % OTHERS.len()];
            ask_everything(&api(&with(text, at, other), Syntax::Yaml));
        }
    }
}

#[test]
fn discriminators_inside_each_other_do_not_exhaust_the_stack() {
    let open =
        "{\"discriminator\": {\"propertyName\": \"a\", \"mapping\": {\"x\": \"S\"}}, \"allOf\": [";
    for depth in [50, 2000] {
        let schema = format!("{}{{}}{}", open.repeat(depth), "]}".repeat(depth));
        let text = schema_document(&schema);
        let worker = std::thread::Builder::new().stack_size(2 << 20);
        let asked = worker.spawn(move || ask_everything(&api(&text, Syntax::Json)));
        asked.unwrap().join().unwrap();
    }
}

/// Few lines that would be a thousand million objects, in a part that is lowered at once.
#[test]
fn what_aliases_make_of_an_operation_is_cut_off() {
    for version in ["3.0.3", "3.1.0"] {
        let mut text = format!("openapi: {version}\ninfo: {{ title: t, version: v }}\nx-a:\n");
        text.push_str("  - &example { value: 1 }\n");
        let many = |name: &str, key: &dyn Fn(usize) -> String| {
            let members: Vec<_> = (0..400).map(|n| format!("{}: *{name}", key(n))).collect();
            members.join(", ")
        };
        let name = |n: usize| format!("k{n}");
        text.push_str(&format!(
            "  - &media {{ examples: {{ {} }} }}\n",
            many("example", &name)
        ));
        let types = |n: usize| format!("a/b{n}");
        text.push_str(&format!(
            "  - &response {{ description: d, content: {{ {} }} }}\n",
            many("media", &types)
        ));
        let status = |n: usize| format!("'{}'", 100 + n);
        text.push_str(&format!(
            "paths:\n  /a: {{ get: {{ responses: {{ {} }} }} }}\n",
            many("response", &status)
        ));
        let api = api(&text, Syntax::Yaml);
        let operation = api.operation(oas_model::OperationId(0));
        assert!(!operation.responses.is_empty());
        let is_said = |one: &oas_model::ModelFinding| one.code == "operation-too-large";
        assert!(api.findings().iter().any(is_said), "{version}");
    }
}

#[test]
fn what_aliases_make_of_paths_is_cut_off() {
    let operations: Vec<_> = (0..2_000).map(|n| format!("M{n}: *op")).collect();
    let paths: Vec<_> = (0..2_000).map(|n| format!("  /p{n}: *item\n")).collect();
    let text = format!(
        "openapi: 3.2.0\ninfo: {{ title: t, version: v }}\nx-op: &op {{ responses: {{}} }}\nx-item: &item {{ additionalOperations: {{ {} }} }}\npaths:\n{}",
        operations.join(", "),
        paths.concat()
    );
    let api = api(&text, Syntax::Yaml);
    assert!(api.operations().len() < 1_000_000);
    let is_said = |one: &oas_model::ModelFinding| one.code == "operations-too-many";
    assert!(api.findings().iter().any(is_said));
}

/// An example that would be a thousand million texts, in an operation that is read by its type.
#[test]
fn an_alias_bomb_in_an_operation_is_cut_off() {
    let mut text = "openapi: 3.0.3\ninfo: { title: t, version: v }\nx-bomb:\n".to_owned();
    text.push_str("  - &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for n in 1..9 {
        let alias = format!("*a{}, ", n - 1).repeat(10);
        text.push_str(&format!("  - &a{n} [{alias}]\n"));
    }
    text.push_str(
        "paths: { /a: { get: { responses: { '200': { description: d, content: { text/plain: { example: *a8 } } } } } } }\n",
    );
    ask_everything(&api(&text, Syntax::Yaml));
}
