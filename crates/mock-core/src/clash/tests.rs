use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve};

use crate::{MockConfig, compile};

fn api(name: &str, base: &str, path: &str) -> Arc<Api> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: '{base}'}}]\npaths:\n  {path}:\n    get: {{responses: {{'204': {{description: ok}}}}}}\n"
    );
    let mut sources = SourceSet::default();
    let entry = sources.add(name, Document::parse(&text, Syntax::Yaml));
    Arc::new(resolve(Arc::new(sources), entry).0)
}

fn clashes(one: (&str, &str), two: (&str, &str)) -> Vec<String> {
    let apis = [api("one.yaml", one.0, one.1), api("two.yaml", two.0, two.1)];
    let clashes = compile(&apis, MockConfig::default()).clashes();
    assert!(clashes.iter().all(|clash| clash.api == 1));
    clashes
        .into_iter()
        .map(|clash| clash.finding.message)
        .collect()
}

#[test]
fn the_same_method_and_path_in_two_documents_is_told() {
    let found = clashes(("/v1", "/pets/{id}"), ("/v1", "/pets/{petId}"));
    assert_eq!(
        found,
        ["`GET /v1/pets/{petId}` is described by `one.yaml` too, which answers."]
    );
    let found = clashes(("/", "/pets"), ("/", "/pets"));
    assert_eq!(
        found,
        ["`GET /pets` is described by `one.yaml` too; requests are told so, and neither answers."]
    );
}

#[test]
fn base_paths_of_their_own_and_other_paths_are_no_clash() {
    assert!(clashes(("/v1", "/pets"), ("/v2", "/pets")).is_empty());
    assert!(clashes(("/v1", "/pets"), ("/v1", "/cats")).is_empty());
    assert!(clashes(("/v1", "/pets/mine"), ("/v1", "/pets/{id}")).is_empty());
}
