//! `to_yaml`: goldens, and the value is the same.
//!
//! `UPDATE_EXPECT=1 cargo test -p oas-edit --test to_yaml` rewrites the goldens.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/goldens.rs"]
mod goldens;

use oas_doc::{Document, Syntax};
use oas_edit::{ToYamlError, to_yaml};
use proptest::prelude::*;
use serde_json::{Map, Value};

#[test]
fn golden_texts() {
    for input in goldens::inputs("to_yaml") {
        let document = goldens::read(&input);
        let yaml = to_yaml(&document).unwrap();
        assert_same_value(&document, &yaml);
        expect_test::expect_file![goldens::beside(&input, ".yaml")].assert_eq(&yaml);
    }
}

fn assert_same_value(document: &Document, yaml: &str) {
    let read = Document::parse(yaml, Syntax::Yaml);
    assert_eq!(read.errors(), [], "{yaml}");
    // JSON has no `.inf`; the second round below compares those.
    assert_eq!(read.to_json().ok(), document.to_json().ok(), "{yaml}");
    assert_eq!(to_yaml(&read).unwrap(), yaml, "a second time");
}

#[test]
fn a_document_with_errors_is_not_written() {
    let document = Document::parse("{\"a\": [1,}", Syntax::Json);
    assert_eq!(to_yaml(&document), Err(ToYamlError::Broken));
}

#[test]
fn an_empty_document_is_null() {
    let document = Document::parse("# nothing\n", Syntax::Yaml);
    assert_eq!(to_yaml(&document).unwrap(), "null\n");
}

/// Texts made of what YAML gives a meaning to.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "no",
        "-",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        ":",
        ": ",
        "#",
        " #",
        "'",
        "\"",
        "\\",
        "{",
        "]",
        ",",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "0",
        "1",
        ".",
        "e",
        "0x",
        "0b",
        "_",
        "<<",
        "=",
        "---",
        "...",
        "~",
        "é",
        "\u{1f600}",
        "\u{85}",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "\r",
        "\u{7}",
        "2024-01-02",
        "12:30",
        "?",
        "? ",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn values() -> impl Strategy<Value = Value> {
    let number = prop::num::f64::NORMAL.prop_map(Value::from);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        number,
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 5, |inner| {
        let member = (texts(), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            prop::collection::vec(member, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_value_is_the_same(value in values()) {
        let document = Document::parse(&value.to_string(), Syntax::Json);
        prop_assert_eq!(document.errors(), []);
        assert_same_value(&document, &to_yaml(&document).unwrap());
    }
}
