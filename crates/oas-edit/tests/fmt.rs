//! `fmt`: goldens, and what must hold for every document.
//!
//! `UPDATE_EXPECT=1 cargo test -p oas-edit --test fmt` rewrites the goldens.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/goldens.rs"]
mod goldens;

use std::path::{Path, PathBuf};

use oas_doc::{Document, Syntax};
use oas_edit::{FmtError, fmt, sort, to_yaml};
use proptest::prelude::*;

#[test]
fn golden_texts() {
    for input in goldens::inputs("fmt") {
        let document = goldens::read(&input);
        let text = fmt(&document).unwrap();
        let ending = input.extension().unwrap().to_str().unwrap();
        expect_test::expect_file![goldens::beside(&input, &format!(".{ending}"))].assert_eq(&text);
        assert_holds(&document, &text);
    }
}

#[test]
fn golden_orders() {
    for input in goldens::inputs("sort") {
        let document = goldens::read(&input);
        let sorted = sort(&document).unwrap();
        expect_test::expect_file![goldens::beside(&input, ".yaml")].assert_eq(sorted.text());
        assert_eq!(sort(&sorted).unwrap().text(), sorted.text());
        let value = |document: &Document| -> serde_json::Value {
            serde_json::from_str(&document.to_json().unwrap()).unwrap()
        };
        let (mut old, mut new) = (value(&document), value(&sorted));
        old.sort_all_objects();
        new.sort_all_objects();
        assert_eq!(old, new);
    }
}

#[test]
fn the_line_end_of_most_lines_and_the_mark_at_the_start_stay() {
    let text =
        "\u{feff}a:\r\n    - b: |\r\n          one\r\n            two\r\n\r\n    - c\nd: 1\r\n";
    let wanted = "\u{feff}a:\r\n  - b: |\r\n      one\r\n        two\r\n\r\n  - c\r\nd: 1\r\n";
    assert_eq!(fmt(&Document::parse(text, Syntax::Yaml)).unwrap(), wanted);
}

/// The same value, the same comments, and nothing more to do.
fn assert_holds(old: &Document, text: &str) {
    let new = Document::parse(text, old.syntax());
    assert!(old.says_the_same(&new), "{text}");
    assert_eq!(fmt(&new).unwrap(), text, "a second time");
    assert!(text.ends_with('\n'), "{text}");
    if old.syntax() == Syntax::Yaml {
        let marks = |text: &str| text.matches('#').count();
        assert_eq!(marks(old.text()), marks(text), "comments stay: {text}");
    }
}

/// The documents of all tests of the libraries, however nasty.
#[test]
fn every_document_of_the_repository_can_be_laid_out() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for part in ["oas-doc/tests", "oas-model/tests", "oas-edit/tests"] {
        collect(&crates.join(part), &mut files);
    }
    let mut n_read = 0;
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            continue;
        };
        let document = Document::parse(&text, Syntax::of_path(goldens::name(&file)).unwrap());
        if document.errors().is_empty() && document.root().is_some() {
            let text = fmt(&document).unwrap_or_else(|error| panic!("{file:?}: {error}"));
            assert_holds(&document, &text);
            n_read += 1;
        }
    }
    assert!(n_read > 50, "{n_read}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if Syntax::of_path(goldens::name(&path)).is_some() {
            files.push(path);
        }
    }
}

#[test]
fn a_document_with_errors_is_left_alone() {
    let document = Document::parse("a: [1\nb: 2\n", Syntax::Yaml);
    assert_eq!(fmt(&document), Err(FmtError::Broken));
}

/// YAML with odd indentation, blank lines and comments: each level is indented by its own width.
fn texts() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "1",
        "'a'",
        "\"b\"",
        "[1, 2]",
        "{x: y}",
        "plain text",
        "~",
        "# comment only",
        "|\n{}  one\n{}\n{}    two",
        ">-\n{}  one",
        "\"a\n{}   b\"",
        "some\n{}   more",
    ]);
    let entry = (leaf, 0_usize..3, any::<bool>(), 1_usize..5);
    let block = prop::collection::vec(entry, 1..5);
    prop::collection::vec((block, 1_usize..6, any::<bool>()), 1..5).prop_map(|blocks| {
        let mut out = String::new();
        for (at, (entries, width, is_list)) in blocks.into_iter().enumerate() {
            out.push_str(&format!("key{at}:\n"));
            let pad = " ".repeat(width);
            for (n, (leaf, n_blank, comment, gap)) in entries.into_iter().enumerate() {
                out.push_str(&"\n".repeat(n_blank));
                if comment {
                    out.push_str(&format!("{}# note {n}\n", " ".repeat(width * n % 7)));
                }
                let head = if is_list {
                    "-".to_owned()
                } else {
                    format!("k{n}:")
                };
                let leaf = leaf.replace("{}", &pad);
                out.push_str(&format!("{pad}{head}{}{leaf}\n", " ".repeat(gap)));
            }
        }
        out
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_documents_are_laid_out(text in texts()) {
        let document = Document::parse(&text, Syntax::Yaml);
        prop_assert_eq!(document.errors(), [], "{}", text);
        assert_holds(&document, &fmt(&document).unwrap());
    }

    #[test]
    fn what_to_yaml_writes_is_laid_out(keys in prop::collection::vec("[a-z]{1,4}|[0-9]{1,3}", 1..6), n in any::<i32>()) {
        let members: Vec<_> = keys.iter().map(|key| format!("{key:?}:[{{\"a\":{n}}},[\"x\\ny\"]]")).collect();
        let json = format!("{{{}}}", members.join(","));
        let yaml = to_yaml(&Document::parse(&json, Syntax::Json)).unwrap();
        let document = Document::parse(&yaml, Syntax::Yaml);
        prop_assert_eq!(fmt(&document).unwrap(), yaml);
    }
}
