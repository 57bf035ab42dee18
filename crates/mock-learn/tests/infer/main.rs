//! Descriptions inferred from traffic, as pairs of files.
//!
//! `golden/*.traffic` gives `golden/*.yaml`. Where `*.before.yaml` stands beside it, the traffic is
//! merged into that document, which gives `*.after.yaml`.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod accepts;
mod bad; // traffic that is not what it says
mod merged; // additions to written documents
mod text; // exchanges as text

use std::path::{Path, PathBuf};

use accepts::Accepts;
use expect_test::expect_file;
use mock_learn::{InferOptions, Inference, Observed};
use oas_doc::{Document, Syntax};
use oas_model::Version;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/infer/golden")
}

fn inputs() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "traffic"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn learnt(all: &[Observed]) -> Inference {
    let mut inference = Inference::new(InferOptions::default());
    all.iter().for_each(|seen| inference.observe(seen));
    inference
}

fn assert_accepted(document: &str, all: &[Observed], of: &Path) {
    let accepts = Accepts::new(document);
    for seen in all {
        let judged = accepts.judge(seen);
        let at = format!("{}: {} {}", of.display(), seen.method, seen.url);
        assert_eq!(judged.wrong, Vec::<String>::new(), "{at}");
        assert!(judged.operation.is_some(), "{at}");
    }
}

#[test]
fn traffic_becomes_a_document_that_admits_it() {
    for input in inputs() {
        let all = text::read(&std::fs::read_to_string(&input).unwrap());
        let inference = learnt(&all);
        let document = inference.document(Version::V31);
        if !input.with_extension("before.yaml").exists() {
            expect_file![input.with_extension("yaml")].assert_eq(&document);
        }
        assert_accepted(&document, &all, &input);
        assert_accepted(&inference.document(Version::V30), &all, &input);
        let again = inference.merge_into(&document, "openapi.yaml").unwrap();
        assert_eq!(again, [], "{}", input.display());
    }
}

#[test]
fn a_document_gets_what_it_lacks_and_keeps_what_it_has() {
    for input in inputs() {
        let Ok(before) = std::fs::read_to_string(input.with_extension("before.yaml")) else {
            continue;
        };
        let all = text::read(&std::fs::read_to_string(&input).unwrap());
        let inference = learnt(&all);
        let edits = inference.merge_into(&before, "openapi.yaml").unwrap();
        assert!(edits.iter().all(|edit| edit.range.is_empty()), "{edits:?}");
        let after = Document::parse(&before, Syntax::Yaml)
            .apply(&edits)
            .unwrap();
        expect_file![input.with_extension("after.yaml")].assert_eq(after.text());
        assert_accepted(after.text(), &all, &input);
        assert_eq!(
            inference.merge_into(after.text(), "openapi.yaml").unwrap(),
            []
        );
    }
}

#[test]
fn the_same_traffic_gives_the_same_document() {
    for input in inputs() {
        let all = text::read(&std::fs::read_to_string(&input).unwrap());
        let (once, twice) = (learnt(&all), learnt(&all));
        assert_eq!(once.document(Version::V31), twice.document(Version::V31));
    }
}
