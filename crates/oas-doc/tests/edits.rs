//! Edits beside what they do to a document.
//!
//! `x.edit` holds one edit a line, each made on `x.yaml` or `x.json` as it is: a pointer and a JSON
//! value, or an operation, a pointer and what it needs. `x.out` shows the lines that differ afterwards.
//! `UPDATE_EXPECT=1 cargo test -p oas-doc` rewrites the latter.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::path::Path;

use oas_doc::{Document, EditError, EditOp, Pointer, ScalarValue, Shared, Syntax, TextEdit, Value};

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
    assert!(n_edits >= 250, "only {n_edits} edits found");
}

fn made(document: &Document, line: &str) -> String {
    let edits = match edits(document, line) {
        Ok(edits) if edits.is_empty() => return format!("{line}\n  no change\n"),
        Ok(edits) => edits,
        Err(error) => return format!("{line}\n  refused: {error}\n"),
    };
    let new = document.apply(&edits).unwrap();
    let undone = new.apply(&document.invert(&edits).unwrap()).unwrap();
    assert_eq!(undone.text(), document.text(), "undoing `{line}`");
    if let EditOp::Set { at, value } =
        operation(line.trim_start_matches("all ").trim_start_matches("here "))
        && let Some(node) = new.node(&at)
    {
        assert_eq!(Value::of(node).unwrap_or(value.clone()), value, "{line}");
    }
    format!("{line}\n{}", difference(document.text(), new.text()))
}

/// `all` and `here` say what is to change where a value is shared.
fn edits(document: &Document, line: &str) -> Result<Vec<TextEdit>, EditError> {
    if let Some(line) = line.strip_prefix("all ") {
        return document.edit_shared(&operation(line), Shared::ChangeAll);
    }
    if let Some(line) = line.strip_prefix("here ") {
        return document.edit_shared(&operation(line), Shared::ExpandHere);
    }
    document.edit(&operation(line))
}

/// `verb pointer argument`; without a verb a value is set.
fn operation(line: &str) -> EditOp {
    let line = if line.starts_with('/') {
        format!("set {line}")
    } else {
        line.to_owned()
    };
    let (verb, rest) = line.split_once(' ').unwrap();
    let (at, argument) = rest.split_once(' ').unwrap_or((rest, ""));
    let (at, argument): (Pointer, _) = (at.parse().unwrap(), argument.to_owned());
    match verb {
        "set" => EditOp::Set {
            at,
            value: value(&argument),
        },
        "insert" => {
            let (position, text) = match argument.split_once('@') {
                Some((position, text)) => (position.parse().ok(), text),
                None => (None, argument.as_str()),
            };
            let value = value(text);
            EditOp::Insert {
                at,
                position,
                value,
            }
        }
        "append" => EditOp::Append {
            at,
            value: value(&argument),
        },
        "replace" => EditOp::Replace {
            at,
            value: value(&argument),
        },
        "remove" => EditOp::Remove { at },
        "rename" => EditOp::Rename { at, name: argument },
        "move" => EditOp::Move {
            from: at,
            to: argument.parse().unwrap(),
        },
        "reorder" => EditOp::Reorder {
            at,
            to: argument.parse().unwrap(),
        },
        _ => panic!("no such verb: {verb}"),
    }
}

/// JSON, and numbers as they are written, so that wrong ones can be tried too.
fn value(text: &str) -> Value {
    let document = Document::parse(text, Syntax::Json);
    if document.errors().is_empty() {
        return Value::of(document.root().unwrap()).unwrap();
    }
    ScalarValue::Number(text.to_owned()).into()
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
