//! Edits of all kinds give what reading the new text gives, in documents cut as finely as can be.

use proptest::prelude::*;

use crate::changed::Changed;
use crate::document::{Document, Syntax};
use crate::edit::TextEdit;
use crate::node::Node;
use crate::tree::Flag;

const YAML: &[&str] = &[
    include_str!("tests/plain.yaml"),
    include_str!("tests/styles.yaml"),
    include_str!("tests/odd.yaml"),
    include_str!("tests/many.yaml"),
];
const JSON: &[&str] = &[
    include_str!("tests/plain.json"),
    include_str!("tests/dense.json"),
    include_str!("tests/many.json"),
];

/// Pieces that YAML and JSON care about.
const PIECES: &[&str] = &[
    "",
    "",
    "a",
    "x: 1\n",
    "  x: 1\n",
    "    x: 1\n",
    "- ",
    "  - x\n",
    "? ",
    ": ",
    ":",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "\\",
    "|",
    "|+\n",
    ">-",
    "# c",
    "# c\n",
    "  # c\n",
    "\n\n",
    "&a ",
    "*a",
    "<<: ",
    "<<: {q: 1}\n",
    "!!str ",
    "!x ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\u{feff}",
    "é",
    "\0",
    "12",
    "\"x\": 1, ",
    ", \"x\": 1",
    "\"x\": {\"k\": [1]},\n  ",
    "info",
    "paths: {}\n",
    "null",
    "  ]\n",
    "[\n]",
    "\"k\n  l\"",
];

fn assert_same(left: &Document, right: &Document) {
    assert_eq!(left.text(), right.text());
    assert_eq!(left.errors(), right.errors(), "in {:?}", left.text());
    assert_eq!(left.root().is_some(), right.root().is_some());
    if let (Some(a), Some(b)) = (left.root(), right.root()) {
        assert_same_nodes(a, b);
    }
    for offset in (0..=left.text().len()).step_by(7) {
        assert_eq!(left.pointer_at(offset), right.pointer_at(offset));
    }
}

fn assert_same_nodes(a: Node<'_>, b: Node<'_>) {
    let facts = |node: Node<'_>| {
        let kept = [
            Flag::ALIAS,
            Flag::MERGE,
            Flag::HAS_MERGE,
            Flag::SHADOWED,
            Flag::ALIASED,
            Flag::PROPERTIES,
        ];
        let flags = kept.map(|flag| node.has(flag));
        let places = (node.pointer(), node.span(), node.key_span());
        let value = (node.kind(), node.style(), node.scalar().map(str::to_owned));
        (
            places,
            value,
            node.key().map(str::to_owned),
            node.len(),
            flags,
        )
    };
    assert_eq!(facts(a), facts(b), "in {:?}", a.document().text());
    assert_eq!(a.children().count(), b.children().count());
    for (inner, other) in a.children().zip(b.children()) {
        assert_eq!(inner.parent().map(Node::id), Some(a.id()));
        let found = a
            .own_member(inner.key().unwrap_or_default())
            .map(Node::span);
        let expected = b
            .own_member(inner.key().unwrap_or_default())
            .map(Node::span);
        assert_eq!(found, expected);
        assert_same_nodes(inner, other);
    }
}

/// Whether an id outside the changed blocks means the same node in both documents.
fn assert_kept(before: &Document, after: &Document) -> bool {
    let Changed::Blocks(changed) = after.changed_since(before) else {
        return false;
    };
    let mut waiting: Vec<Node<'_>> = before.root().into_iter().collect();
    while let Some(node) = waiting.pop() {
        waiting.extend(node.children());
        if !changed.contains(&node.id().block()) {
            let now = after.by_id(node.id());
            assert_eq!(now.pointer(), node.pointer());
            assert_eq!((now.kind(), now.scalar()), (node.kind(), node.scalar()));
        }
    }
    true
}

#[derive(Debug, Clone)]
enum Change {
    /// Some bytes become a piece.
    Bytes(prop::sample::Index, usize, &'static str),
    /// A line goes.
    Cut(prop::sample::Index),
    /// A line, or several, stand somewhere else too.
    Copy(prop::sample::Index, usize, prop::sample::Index),
    /// A piece before a line.
    Before(prop::sample::Index, &'static str),
    /// Two pieces somewhere.
    Two(prop::sample::Index, prop::sample::Index, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = || prop::sample::select(PIECES);
    let place = any::<prop::sample::Index>;
    prop_oneof![
        3 => (place(), 0..4usize, piece()).prop_map(|(at, n, piece)| Change::Bytes(at, n, piece)),
        1 => place().prop_map(Change::Cut),
        2 => (place(), 1..6usize, place()).prop_map(|(from, n, to)| Change::Copy(from, n, to)),
        2 => (place(), piece()).prop_map(|(at, piece)| Change::Before(at, piece)),
        1 => (place(), place(), piece()).prop_map(|(a, b, piece)| Change::Two(a, b, piece)),
    ]
}

/// Where each line begins, and the end.
fn lines(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut lines: Vec<usize> = [0].into_iter().chain(ends).collect();
    lines.push(text.len());
    lines
}

fn edits(text: &str, change: &Change) -> Vec<TextEdit> {
    let edit = |range: std::ops::Range<usize>, text: &str| TextEdit {
        range,
        text: text.to_owned(),
    };
    let place = |index: &prop::sample::Index| text.floor_char_boundary(index.index(text.len() + 1));
    let lines = lines(text);
    let line = |index: &prop::sample::Index| index.index(lines.len() - 1);
    match change {
        Change::Bytes(at, n, piece) => {
            let end = text.ceil_char_boundary((place(at) + n).min(text.len()));
            vec![edit(place(at)..end, piece)]
        }
        Change::Cut(at) => vec![edit(lines[line(at)]..lines[line(at) + 1], "")],
        Change::Copy(from, n, to) => {
            let end = (line(from) + n).min(lines.len() - 1);
            let copied = &text[lines[line(from)]..lines[end]];
            vec![edit(lines[line(to)]..lines[line(to)], copied)]
        }
        Change::Before(at, piece) => vec![edit(lines[line(at)]..lines[line(at)], piece)],
        Change::Two(a, b, piece) => {
            vec![
                edit(place(a)..place(a), piece),
                edit(place(b)..place(b), piece),
            ]
        }
    }
}

/// The same text as people also save it.
fn variant(text: &str, which: usize) -> String {
    match which {
        0 => text.to_owned(),
        1 => text.replace('\n', "\r\n"),
        2 => format!("\u{feff}{text}"),
        3 => format!("# head\n---\n{text}"),
        4 => text.trim_end().to_owned(),
        _ => text.replace('\n', "\r"),
    }
}

/// Makes the changes one after the other; those that break the document are taken back, so that
/// most changes meet a sound one. Gives how many documents shared blocks with the one before.
fn examine(text: &str, syntax: Syntax, changes: &[Change]) -> usize {
    let mut document = Document::parse(text, syntax);
    let mut n_shared = 0;
    for change in changes {
        let edits = edits(document.text(), change);
        let new = document.apply(&edits).unwrap();
        let whole = Document::parse(new.text(), syntax);
        assert_same(&new, &whole);
        n_shared += usize::from(assert_kept(&document, &new));
        if new.errors().is_empty() {
            document = new;
        }
    }
    n_shared
}

fn cases(cases: u32) -> ProptestConfig {
    let cases = std::env::var("OAS_DOC_CASES").map_or(cases, |n| n.parse().unwrap());
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn yaml_edits_give_what_reading_gives(
        text in prop::sample::select(YAML),
        which in 0..6usize,
        changes in prop::collection::vec(change(), 1..12),
    ) {
        examine(&variant(text, which), Syntax::Yaml, &changes);
    }

    #[test]
    fn json_edits_give_what_reading_gives(
        text in prop::sample::select(JSON),
        which in 0..6usize,
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let text = if which == 3 { text.to_owned() } else { variant(text, which) };
        examine(&text, Syntax::Json, &changes);
    }
}
