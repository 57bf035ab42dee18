//! What holds for every text.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use oas_doc::{Document, EditOp, Node, NodeKind, Pointer, ScalarValue, Syntax};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces that YAML and JSON care about.
const PIECES: &[&str] = &[
    "a",
    "b: ",
    "key:",
    "- ",
    "? ",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    " ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "\\",
    "\\u12",
    "\\ud83d",
    "\\n",
    "|",
    ">-",
    "|2\n",
    "# c",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!x ",
    "---",
    "...",
    "%YAML 1.2\n",
    "\u{feff}",
    "é",
    "😀",
    "\u{85}",
    "\u{2028}",
    "\0",
    "12",
    "-1.5e3",
    "true",
    "null",
    "~",
    "//",
    "/* x",
    "*/",
    "&b [*a, *a]",
    "\"x\": ",
    "{\"k\": [1, 2]}",
    "@",
    "`",
    "%",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..40);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e12..1e12).prop_map(Value::from)
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number,
        any::<String>().prop_map(Value::String)
    ];
    leaf.prop_recursive(5, 60, 25, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::btree_map(any::<String>(), inner, 0..25)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Null => Value::Null,
        NodeKind::Bool => node.as_bool().unwrap().into(),
        NodeKind::Number => number(node),
        NodeKind::String => node.as_str().unwrap().into(),
        NodeKind::Sequence => node.items().map(value).collect(),
        NodeKind::Mapping => Value::Object(
            node.members()
                .map(|(key, member)| (key.to_owned(), value(member)))
                .collect(),
        ),
    }
}

fn number(node: Node<'_>) -> Value {
    let whole = node
        .as_i64()
        .map(Value::from)
        .or(node.as_u64().map(Value::from));
    whole.unwrap_or_else(|| node.as_f64().unwrap().into())
}

/// Asks everything that can be asked, and checks that the answers fit each other.
fn walk(document: &Document, node: Node<'_>) {
    let (span, text) = (node.span(), document.text());
    assert!(
        text.get(span.clone()).is_some(),
        "{span:?} is no piece of the text"
    );
    assert_eq!(
        node.len(),
        if node.kind() == NodeKind::Sequence {
            node.items().count()
        } else {
            node.members().count()
        }
    );
    let _ = (
        node.as_i64(),
        node.as_u64(),
        node.as_f64(),
        node.as_bool(),
        node.scalar(),
        node.is_alias(),
    );
    for (index, item) in node.items().enumerate() {
        assert_eq!(node.at(index).map(Node::id), Some(item.id()));
        walk(document, item);
    }
    for (key, member) in node.members() {
        assert_eq!(node.get(key).map(Node::id), Some(member.id()));
        walk(document, member);
    }
}

fn examine(text: &str, syntax: Syntax) {
    let document = Document::parse(text, syntax);
    assert_eq!(document.text(), text);
    if let Some(root) = document.root() {
        walk(&document, root);
    }
    for error in document.errors() {
        assert!(text.get(error.span.clone()).is_some(), "{error:?}");
        assert_eq!(document.position(error.span.start), error.position);
    }
    for offset in 0..=text.len() + 1 {
        let pointer = document.pointer_at(offset);
        assert_eq!(pointer.as_str().parse::<Pointer>().as_ref(), Ok(&pointer));
        let at = document.position(offset);
        assert!(at.line >= 1 && at.column >= 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_and_read_without_panic(text in text()) {
        examine(&text, Syntax::Yaml);
        examine(&text, Syntax::Json);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in any::<Vec<u8>>()) {
        for syntax in [Syntax::Yaml, Syntax::Json] {
            let document = Document::parse_bytes(&bytes, syntax);
            prop_assert_eq!(document.text(), String::from_utf8_lossy(&bytes));
            prop_assert!(std::str::from_utf8(&bytes).is_ok() || !document.errors().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_reads_like_serde_json(expected in json()) {
        for text in [serde_json::to_string(&expected).unwrap(), serde_json::to_string_pretty(&expected).unwrap()] {
            let document = Document::parse(&text, Syntax::Json);
            prop_assert_eq!(document.errors(), []);
            prop_assert_eq!(value(document.root().unwrap()), expected.clone());
        }
    }

    #[test]
    fn a_json_document_cut_anywhere_is_an_error(whole in json(), cut in any::<proptest::sample::Index>()) {
        let text = serde_json::to_string_pretty(&Value::Array(vec![whole])).unwrap();
        let cut = text.floor_char_boundary(cut.index(text.len()));
        let document = Document::parse(&text[..cut], Syntax::Json);
        prop_assert!(!document.errors().is_empty());
    }

    #[test]
    fn a_node_is_found_by_its_pointer_and_its_place(whole in json()) {
        let text = serde_json::to_string_pretty(&whole).unwrap();
        let document = Document::parse(&text, Syntax::Json);
        let mut waiting = vec![document.root().unwrap()];
        while let Some(node) = waiting.pop() {
            let pointer = node.pointer();
            prop_assert_eq!(document.node(&pointer).map(Node::id), Some(node.id()));
            prop_assert_eq!(document.pointer_at(node.span().start), pointer);
            waiting.extend(node.items());
            waiting.extend(node.members().map(|(_, member)| member));
        }
    }
}

const STYLES: &str = "# head\nplain: old  # c\nsingle: 'old'  # c\ndouble: \"old\" # c\nliteral: | # c\n  old\n\nfolded: >-\n  old\nflow: {a: old, b: [x]} # c\nempty: # c\nlist:\n- old # c\nnumber: 12\n";
const PLACES: &[&str] = &[
    "/plain",
    "/single",
    "/double",
    "/literal",
    "/folded",
    "/flow/a",
    "/flow/b/0",
    "/empty",
    "/list/0",
    "/number",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_set_value_reads_back_and_other_lines_stay(
        at in proptest::sample::select(PLACES),
        value in prop_oneof![text(), "[ -~\n]{0,12}"],
    ) {
        let document = Document::parse(STYLES, Syntax::Yaml);
        let at: Pointer = at.parse().unwrap();
        let edits = document.edit(&EditOp::Set { at: at.clone(), value: ScalarValue::String(value.clone()).into() });
        let edits = edits.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let new = document.apply(&edits).unwrap();
        prop_assert_eq!(new.errors(), []);
        prop_assert_eq!(new.node(&at).unwrap().as_str(), Some(value.as_str()));
        let line = document.position(document.node(&at).unwrap().span().start).line as usize;
        let before: Vec<_> = STYLES.lines().take(line - 1).collect();
        let new_before: Vec<_> = new.text().lines().take(line - 1).collect();
        prop_assert_eq!(before, new_before);
        for other in PLACES.iter().filter(|other| **other != at.as_str()) {
            let other: Pointer = other.parse().unwrap();
            prop_assert_eq!(new.node(&other).unwrap().scalar(), document.node(&other).unwrap().scalar());
        }
        prop_assert_eq!(new.text().matches("# c").count() >= STYLES.matches("# c").count(), true);
    }
}
