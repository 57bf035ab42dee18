//! The two front ends of 3.0 must agree.

use std::path::Path;
use std::sync::Arc;

use oas_doc::{Document, Syntax};

use super::{tree, typed};
use crate::{Api, SourceSet, resolve};

/// An operation with every part that both front ends read, and some that `openapiv3` refuses.
const TEXT: &str = include_str!("../../tests/golden/v30/operation.yaml");

fn api(text: &str) -> Api {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", Document::parse(text, Syntax::Yaml));
    resolve(Arc::new(sources), entry).0
}

/// How many operations the typed front end took, all of them alike in both.
fn n_alike(text: &str) -> usize {
    let (by_type, by_tree) = (api(text), api(text));
    let mut alike = 0;
    for head in by_type.operations() {
        let typed = typed::operation(by_type.context(), head, by_type.inherited());
        let tree = tree::operation(by_tree.context(), head, by_tree.inherited());
        if let Ok(typed) = typed {
            assert_eq!(format!("{typed:#?}"), format!("{tree:#?}"));
            alike += 1;
        }
    }
    if alike == by_type.operations().len() {
        assert_eq!(
            format!("{:?}", by_type.findings()),
            format!("{:?}", by_tree.findings())
        );
    }
    alike
}

#[test]
fn typed_and_tree_front_ends_give_the_same_operations() {
    assert_eq!(n_alike(TEXT), 2);
}

#[test]
fn typed_and_tree_front_ends_agree_on_every_golden() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v30");
    let texts = std::fs::read_dir(folder).unwrap().filter_map(|entry| {
        let path = entry.unwrap().path();
        (path.extension()? == "yaml").then(|| std::fs::read_to_string(path).unwrap())
    });
    assert!(texts.map(|text| n_alike(&text)).sum::<usize>() > 2);
}

#[test]
fn an_operation_that_openapiv3_refuses_is_read_from_the_tree() {
    let text = "openapi: 3.0.0
info: { title: t, version: v }
paths:
  /a:
    post:
      operationId: a
      callbacks: { done: { $ref: '#/components/callbacks/Done' } }
      responses: { '200': { description: ok } }
components: { callbacks: { Done: {} } }
";
    let api = api(text);
    let operation = api.operation(crate::OperationId(0));
    assert_eq!(operation.operation_id.as_deref(), Some("a"));
    assert_eq!(operation.responses.len(), 1);
    let codes: Vec<_> = api.findings().iter().map(|one| one.code).collect();
    assert_eq!(codes, ["operation-lenient"]);
}
