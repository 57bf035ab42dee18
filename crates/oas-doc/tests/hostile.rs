//! Small texts that would cost a careless reader its memory, its stack or its afternoon.

use std::fmt::Write;

use oas_doc::{Document, Node, NodeKind, Syntax, TextEdit};

/// Bytes of a text that is long in one way.
const LENGTH: usize = 300_000;

/// What a consumer does: follows everything, by recursion.
fn count(node: Node<'_>) -> usize {
    1 + node.items().map(count).sum::<usize>()
        + node
            .members()
            .map(|(_, member)| count(member))
            .sum::<usize>()
}

fn messages(document: &Document) -> Vec<&str> {
    document
        .errors()
        .iter()
        .map(|error| error.message.as_str())
        .collect()
}

#[test]
fn an_alias_bomb_is_defused() {
    for (open, close) in [("[", "]"), ("{<<: [", "]}")] {
        let mut text = String::from("a0: &a0 {x: 1}\n");
        for level in 1..40 {
            let before = format!("*a{}, ", level - 1).repeat(9);
            writeln!(text, "a{level}: &a{level} {open}{before}{close}").unwrap();
        }
        let document = Document::parse(&text, Syntax::Yaml);
        assert!(count(document.root().unwrap()) < 5_000_000);
        assert!(messages(&document).contains(&"The aliases of this document repeat too much."));
    }
}

#[test]
fn a_long_chain_of_aliases_is_not_a_deep_tree() {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..5_000 {
        writeln!(text, "a{level}: &a{level} [*a{}]", level - 1).unwrap();
    }
    let document = Document::parse(&text, Syntax::Yaml);
    assert!(count(document.root().unwrap()) > 5_000);
    assert_eq!(
        messages(&document),
        ["The aliases of this document repeat too much."]
    );
}

#[test]
fn an_alias_inside_its_anchor_is_null() {
    let document = Document::parse("a: &a\n  b: [*a]\n  <<: *a\n", Syntax::Yaml);
    let a = document.root().unwrap().get("a").unwrap();
    let inner = a.get("b").unwrap().at(0).unwrap();
    assert!(inner.is_alias());
    assert_eq!((inner.kind(), inner.len()), (NodeKind::Null, 0));
    assert_eq!(document.errors().len(), 3);
    assert_eq!(document.errors()[0].position.line, 2);
}

#[test]
fn depth_ends_with_an_error() {
    for syntax in [Syntax::Json, Syntax::Yaml] {
        for open in ["[", "{\"a\":"] {
            let document = Document::parse(&open.repeat(20_000), syntax);
            assert_eq!(messages(&document).len(), 1, "{syntax:?} {open}");
            assert!(document.root().map_or(0, count) <= 513);
        }
        let deep = format!("{}1{}", "[".repeat(500), "]".repeat(500));
        assert_eq!(messages(&Document::parse(&deep, syntax)), [""; 0]);
    }
}

#[test]
fn a_mapping_with_many_members_is_searched_and_checked_quickly() {
    let mut text = String::new();
    for n in 0..50_000 {
        writeln!(text, "key{n}: {n}").unwrap();
    }
    text.push_str("key7: again\n");
    let document = Document::parse(&text, Syntax::Yaml);
    let root = document.root().unwrap();
    assert_eq!(root.len(), 50_000);
    assert_eq!(root.get("key7").unwrap().as_str(), Some("again"));
    assert!((0..50_000).all(|n| root.get(&format!("key{n}")).is_some()));
    assert!(root.get("key50000").is_none());
    assert_eq!(messages(&document), ["The key `key7` is repeated."]);
}

#[test]
fn long_keys_on_one_line_are_keys() {
    let text = format!("{{\"{}\": 1}}", "k".repeat(5_000));
    let document = Document::parse(&text, Syntax::Yaml);
    assert_eq!(messages(&document), [""; 0]);
    assert_eq!(document.root().unwrap().len(), 1);
}

#[test]
fn a_merge_that_brings_a_key_called_merge_agrees_with_itself() {
    let document = Document::parse("<<:\n  <<: 1\n  a: 2\n", Syntax::Yaml);
    let root = document.root().unwrap();
    let listed: Vec<_> = root.members().map(|(key, node)| (key, node.id())).collect();
    let found = ["<<", "a"].map(|key| (key, root.get(key).unwrap().id()));
    assert_eq!(listed, found);
}

/// One of anything, but long: read in time that grows with its length.
#[test]
fn much_of_one_thing_is_read() {
    let many = |piece: &str| piece.repeat(LENGTH / piece.len());
    let yaml = [
        format!("a: {}", many("word ")),
        format!("a: \"{}\"", many("word\n  ")),
        format!("a: |\n{}", many("  word\n")),
        format!("a: |+\n  word\n{}", many("\n")),
        format!("a: 1 # {}", many("word ")),
        format!("a:\n{}- 1", many("# word\n")),
    ];
    for text in yaml {
        let document = Document::parse(&text, Syntax::Yaml);
        assert_eq!(messages(&document), [""; 0]);
        assert_eq!(document.root().unwrap().len(), 1);
    }
    let string = Document::parse(&format!("[\"{}\"]", many("word ")), Syntax::Json);
    let item = string.root().unwrap().at(0).unwrap();
    assert_eq!(item.as_str().map(str::len), Some(LENGTH));
}

#[test]
fn of_many_mistakes_a_hundred_are_told() {
    let pieces = ["'a ", "a b ", "}", ",", "/**/", "\"a\n", "\"a\":1,"];
    for piece in pieces {
        let text = format!("[{}]", piece.repeat(LENGTH / piece.len()));
        let document = Document::parse(&text, Syntax::Json);
        assert_eq!(messages(&document).len(), 100, "{piece}");
    }
    for piece in ["- *a\n", "- !!int x\n"] {
        let document = Document::parse(&piece.repeat(20_000), Syntax::Yaml);
        assert_eq!(messages(&document).len(), 100, "{piece}");
    }
}

#[test]
fn a_text_that_is_too_long_is_an_error_and_can_be_made_shorter() {
    let text = " ".repeat(256 * 1024 * 1024 + 1);
    let document = Document::parse(&text, Syntax::Yaml);
    assert_eq!(messages(&document), ["The file is larger than 256 MB."]);
    assert!(document.root().is_none());
    let range = 3..text.len();
    let text = String::from("a");
    let shorter = document.apply(&[TextEdit { range, text }]).unwrap();
    assert_eq!(shorter.root().unwrap().as_str(), Some("a"));
}
