//! Where documents say that they are: `$self` of OpenAPI 3.2.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{OperationId, SourceSet, resolve, wanted};

fn document(own: &str, rest: &str) -> Document {
    let text = format!("openapi: 3.2.0\n$self: {own}\ninfo: {{ title: t, version: v }}\n{rest}");
    Document::parse(&text, Syntax::Yaml)
}

const USES: &str = "paths:
  /a: { get: { responses: { '200': { $ref: 'shared.yaml#/components/responses/Ok' } } } }
";
const SHARED: &str = "components: { responses: { Ok: { description: Found. } } }\n";

/// How the shared response is described, and what findings there are.
fn described(sources: SourceSet) -> (Option<String>, Vec<&'static str>) {
    let entry = sources.ids().next().unwrap();
    let (api, _) = resolve(Arc::new(sources), entry);
    let operation = api.operation(OperationId(0));
    let first = operation.responses.first();
    let codes = api.findings().iter().map(|one| one.code).collect();
    (first.map(|one| one.description.clone()), codes)
}

#[test]
fn a_reference_is_relative_to_the_address_that_the_document_gives_itself() {
    let mut sources = SourceSet::default();
    sources.add(
        "main.yaml",
        document("https://pets.example/api/main.yaml", USES),
    );
    sources.add(
        "kept/elsewhere.yaml",
        document("https://pets.example/api/shared.yaml", SHARED),
    );
    assert_eq!(described(sources), (Some("Found.".to_owned()), Vec::new()));
}

#[test]
fn where_nobody_has_that_address_the_file_beside_it_is_meant() {
    let mut sources = SourceSet::default();
    sources.add(
        "main.yaml",
        document("https://pets.example/api/main.yaml", USES),
    );
    let missing: Vec<_> = wanted(&sources).into_iter().map(|one| one.uri).collect();
    assert_eq!(missing, ["shared.yaml"]);
    let mut whole = sources.clone();
    whole.add("shared.yaml", document("other.yaml", SHARED));
    assert_eq!(described(whole), (Some("Found.".to_owned()), Vec::new()));
    assert_eq!(described(sources), (None, vec!["reference-dangling"]));
}
