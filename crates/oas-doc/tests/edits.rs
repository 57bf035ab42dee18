//! Edits beside what they do to a document.
//!
//! `x.edit` holds one edit a line, a pointer and a JSON value, each made on `x.yaml` or `x.json`
//! as it is. `x.out` shows the lines that differ afterwards.
//! `UPDATE_EXPECT=1 cargo test -p oas-doc` rewrites the latter.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::path::Path;

use oas_doc::{Document, EditOp, Pointer, ScalarValue, Syntax};

#[test]
fn edits_change_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edits");
    let mut n_edits = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(syntax) = Syntax::of_path(path.to_str().unwrap()) else {
            continue;
        };
        let document = Document::parse(&std::fs::read_to_string(&path).unwrap(), syntax);
        assert_eq!(document.errors(), [], "{}", path.display());
        let edits = std::fs::read_to_string(path.with_extension("edit")).unwrap();
        let report: String = edits.lines().map(|line| made(&document, line)).collect();
        expect_test::expect_file![path.with_extension("out")].assert_eq(&report);
        n_edits += edits.lines().count();
    }
    assert!(n_edits >= 60, "only {n_edits} edits found");
}

fn made(document: &Document, line: &str) -> String {
    let (at, value) = line.split_once(' ').unwrap();
    let (at, value): (Pointer, _) = (at.parse().unwrap(), scalar(value));
    let edits = match document.edit(&EditOp::Set {
        at: at.clone(),
        value: value.clone().into(),
    }) {
        Ok(edits) if edits.is_empty() => return format!("{line}\n  no change\n"),
        Ok(edits) => edits,
        Err(error) => return format!("{line}\n  refused: {error}\n"),
    };
    let new = document.apply(&edits).unwrap();
    if let ScalarValue::String(text) = &value {
        assert_eq!(new.node(&at).unwrap().as_str(), Some(text.as_str()));
    }
    format!("{line}\n{}", difference(document.text(), new.text()))
}

fn scalar(text: &str) -> ScalarValue {
    match text {
        "null" => ScalarValue::Null,
        "true" => ScalarValue::Bool(true),
        "false" => ScalarValue::Bool(false),
        _ if text.starts_with('"') => ScalarValue::String(serde_json::from_str(text).unwrap()),
        _ => ScalarValue::Number(text.to_owned()),
    }
}

fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.split('\n').collect(), new.split('\n').collect());
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
    let after = pairs.take_while(|(a, b)| a == b).count();
    let removed = old[before..old.len() - after]
        .iter()
        .map(|line| format!("  -{}\n", shown(line)));
    let added = new[before..new.len() - after]
        .iter()
        .map(|line| format!("  +{}\n", shown(line)));
    removed.chain(added).collect()
}

fn shown(line: &str) -> String {
    line.replace('\r', "␍").replace('\t', "␉")
}
