//! Golden pairs: a document with faults, `x.yaml`, and what is said about it, `x.findings`.
//!
//! `UPDATE_EXPECT=1 cargo test -p oas-model --test structure` rewrites the findings.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::path::Path;

use oas_doc::{Document, Syntax};
use oas_model::{Part, SourceSet, structure};

#[test]
fn golden_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/structure/faults");
    let files = std::fs::read_dir(folder).unwrap();
    let inputs = files.map(|entry| entry.unwrap().path());
    let inputs: Vec<_> = inputs
        .filter(|path| path.extension().unwrap() == "yaml")
        .collect();
    assert!(!inputs.is_empty());
    for input in inputs {
        let text = std::fs::read_to_string(&input).unwrap();
        expect_test::expect_file![input.with_extension("findings")].assert_eq(&report(&text));
    }
}

/// Line, column and code of each finding, what it says, and the text that it points at.
fn report(text: &str) -> String {
    let mut sources = SourceSet::default();
    let id = sources.add("a.yaml", Document::parse(text, Syntax::Yaml));
    let mut out = String::new();
    for finding in structure(&sources, id) {
        let node = sources.node(finding.origin);
        let key = node.key_span().filter(|_| finding.part == Part::Key);
        let span = key.unwrap_or_else(|| node.span());
        let position = sources.document(id).position(span.start);
        let shown = text[span].lines().next().unwrap_or_default();
        writeln!(
            out,
            "{}:{} {}",
            position.line, position.column, finding.code
        )
        .unwrap();
        writeln!(out, "    at `{shown}`").unwrap();
        writeln!(out, "    {}", finding.message).unwrap();
        if let Some(hint) = &finding.hint {
            writeln!(out, "    {hint}").unwrap();
        }
    }
    out
}
