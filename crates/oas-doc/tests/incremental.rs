//! What an edit of a big document keeps of it, and that nobody can tell from the answers.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::collections::BTreeSet;
use std::fmt::Write;

use oas_doc::{BlockId, Changed, Document, EditOp, Node, Pointer, ScalarValue, Syntax, TextEdit};

const N_PARTS: usize = 24;

fn yaml() -> String {
    let mut text = String::from("openapi: 3.1.0\ninfo:\n  title: Parts\n  version: '1'\npaths:\n");
    for n in 0..N_PARTS {
        let words = "some words ".repeat(30);
        write!(
            text,
            "  /parts/{n}: # the path\n    get:\n      summary: The part {n}\n      description: {words}\n      tags: [a, b]\n      responses:\n        '200':\n          description: |\n            {words}\n    # then\n    post:\n      deprecated: true\n\n"
        )
        .unwrap();
    }
    text.push_str("components:\n  schemas:\n");
    for n in 0..N_PARTS {
        let words = "more words ".repeat(30);
        write!(text, "    S{n}:\n      type: object\n      description: {words}\n      properties:\n        size: {{type: integer}}\n").unwrap();
    }
    text
}

fn json() -> String {
    Document::parse(&yaml(), Syntax::Yaml).to_json().unwrap()
}

fn pointer(text: &str) -> Pointer {
    text.parse().unwrap()
}

fn string(text: &str) -> oas_doc::Value {
    ScalarValue::String(text.to_owned()).into()
}

/// Every value, each with all that can be asked of it but its id.
fn told(document: &Document) -> Vec<String> {
    let mut waiting: Vec<_> = document.root().into_iter().collect();
    let mut told = vec![format!("{:?}", document.errors())];
    while let Some(node) = waiting.pop() {
        let facts = (node.span(), node.key_span(), node.kind(), node.len());
        told.push(format!("{} {facts:?} {:?}", node.pointer(), node.scalar()));
        waiting.extend(node.items());
        for (key, member) in node.members() {
            assert_eq!(node.get(key).map(Node::id), Some(member.id()));
            waiting.push(member);
        }
    }
    told
}

/// The changed blocks, after a check that the document is what reading its text gives and that
/// all other ids mean the same as before.
fn check(before: &Document, after: &Document) -> Option<Vec<BlockId>> {
    let whole = Document::parse(after.text(), after.syntax());
    assert_eq!(told(after), told(&whole));
    let Changed::Blocks(blocks) = after.changed_since(before) else {
        return None;
    };
    let mut waiting: Vec<_> = before.root().into_iter().collect();
    while let Some(node) = waiting.pop() {
        waiting.extend(node.items());
        waiting.extend(node.members().map(|(_, member)| member));
        if !blocks.contains(&node.id().block()) {
            let now = after.by_id(node.id());
            assert_eq!(
                (now.pointer(), now.scalar()),
                (node.pointer(), node.scalar())
            );
        }
    }
    Some(blocks)
}

/// The places that the changed blocks are about, in either document.
fn places(before: &Document, after: &Document, blocks: &[BlockId]) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for document in [before, after] {
        let mut waiting: Vec<Node<'_>> = document.root().into_iter().collect();
        while let Some(node) = waiting.pop() {
            let outer = node.parent().map(|parent| parent.id().block());
            if outer != Some(node.id().block()) && blocks.contains(&node.id().block()) {
                places.insert(node.pointer().to_string());
            }
            waiting.extend(node.members().map(|(_, member)| member));
        }
    }
    places
}

fn assert_changes(before: &Document, edits: &[TextEdit], expected: &[&str]) -> Document {
    let after = before.apply(edits).unwrap();
    let blocks = check(before, &after).unwrap();
    let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
    assert_eq!(places(before, &after, &blocks), expected);
    after
}

#[test]
fn an_edit_reads_its_own_block_again() {
    for document in both() {
        let set = |at: &str| EditOp::Set {
            at: pointer(at),
            value: string("new"),
        };
        let edits = document
            .edit(&set("/paths/~1parts~17/get/summary"))
            .unwrap();
        assert_changes(&document, &edits, &["/paths/~1parts~17"]);
        let edits = document.edit(&set("/info/title")).unwrap();
        assert_changes(&document, &edits, &["/info"]);
    }
}

#[test]
fn other_members_change_the_mapping_around_them() {
    for document in both() {
        let value = document.edit(&EditOp::Insert {
            at: pointer("/components/schemas/New"),
            position: None,
            value: string("last"),
        });
        let expected = [
            "/components/schemas",
            "/components/schemas/New",
            "/components/schemas/S23",
        ];
        let after = assert_changes(&document, &value.unwrap(), &expected);
        let value = after.edit(&EditOp::Insert {
            at: pointer("/paths/~1first"),
            position: Some(0),
            value: string("first"),
        });
        let value = value.unwrap();
        let after = after.apply(&value).unwrap();
        assert!(check(&document, &after).unwrap().len() < 8);
        let edits = after.edit(&EditOp::Remove {
            at: pointer("/paths/~1parts~13"),
        });
        let without = after.apply(&edits.unwrap()).unwrap();
        let blocks = check(&after, &without).unwrap();
        let changed = places(&after, &without, &blocks);
        // The comma, or the blank line, before it belongs to the member before.
        assert!(changed.contains("/paths") && changed.contains("/paths/~1parts~13"));
        assert!(changed.len() <= 3, "{changed:?}");
        let rename = EditOp::Rename {
            at: pointer("/components/schemas/S4"),
            name: "S0x".to_owned(),
        };
        let edits = after.edit(&rename).unwrap();
        let expected = [
            "/components/schemas",
            "/components/schemas/S0x",
            "/components/schemas/S4",
        ];
        assert_changes(&after, &edits, &expected);
    }
}

#[test]
fn a_block_knows_what_is_around_it() {
    for document in both() {
        let block = |at: &str| document.node(&pointer(at)).unwrap().id().block();
        let schema = block("/components/schemas/S3/properties/size");
        assert_eq!(schema, block("/components/schemas/S3"));
        assert_eq!(
            document.enclosing(schema),
            Some(block("/components/schemas"))
        );
        assert_eq!(
            document.enclosing(block("/components/schemas")),
            Some(block("/components"))
        );
        assert_eq!(document.enclosing(block("/info")), Some(block("")));
        assert_eq!(document.enclosing(block("")), None);
    }
}

#[test]
fn a_repeated_key_does_not_make_other_edits_slow() {
    let text = yaml().replace(
        "deprecated: true",
        "deprecated: true\n      deprecated: false",
    );
    let document = Document::parse(&text, Syntax::Yaml);
    assert_eq!(document.errors().len(), N_PARTS);
    let at = text.find("The part 9").unwrap();
    let edits = [TextEdit {
        range: at..at + 3,
        text: "This\u{e9}".to_owned(),
    }];
    let after = assert_changes(&document, &edits, &["/paths/~1parts~19"]);
    assert_eq!(after.errors()[20].position, document.errors()[20].position);
}

#[test]
fn whatever_concerns_the_whole_document_reads_all_of_it() {
    let document = Document::parse(&yaml(), Syntax::Yaml);
    let broken = yaml().find("tags: [a").unwrap() + "tags: [a".len();
    let version = yaml().find("3.1.0").unwrap();
    for (at, text) in [
        (broken, "{"),
        (version, "&v "),
        (0, "%YAML 1.2\n---\n"),
        (0, "\u{feff}"),
    ] {
        let edits = [TextEdit {
            range: at..at,
            text: text.to_owned(),
        }];
        let after = document.apply(&edits).unwrap();
        assert_eq!(check(&document, &after), None, "{text:?}");
        let back = after.apply(&after_undo(&document, &edits)).unwrap();
        assert_eq!(told(&back), told(&document));
    }
}

fn after_undo(document: &Document, edits: &[TextEdit]) -> Vec<TextEdit> {
    document.invert(edits).unwrap()
}

fn both() -> [Document; 2] {
    [
        Document::parse(&yaml(), Syntax::Yaml),
        Document::parse(&json(), Syntax::Json),
    ]
}

/// Typing in the middle of a path, key by key, with what is broken in between.
#[test]
fn typing_gives_what_reading_gives() {
    for mut document in both() {
        let start = document.text().find("The part 9").unwrap();
        let mut n_kept = 0;
        for (n, key) in "some words, [more] # x: y \" z, {a\n- c"
            .chars()
            .enumerate()
        {
            let edits = [TextEdit {
                range: start + n..start + n,
                text: key.to_string(),
            }];
            let after = document.apply(&edits).unwrap();
            n_kept += usize::from(check(&document, &after).is_some());
            document = after;
        }
        assert!(n_kept > 15, "{:?}: {n_kept}", document.syntax());
    }
}

/// A block knows how deep it stands, so too much nesting is found where reading all would find it.
#[test]
fn depth_is_counted_from_the_outside() {
    let nested = |n: usize| format!("{}1{}", "[".repeat(n), "]".repeat(n));
    let yaml = yaml() + "    Deep:\n      x: 1\n";
    let json = Document::parse(&yaml, Syntax::Yaml).to_json().unwrap();
    for (text, syntax) in [(yaml, Syntax::Yaml), (json, Syntax::Json)] {
        let document = Document::parse(&text, syntax);
        let place = document
            .node(&pointer("/components/schemas/Deep/x"))
            .unwrap();
        let depths = 505..515;
        let kept = depths.filter(|&n| {
            let edits = [TextEdit {
                range: place.span(),
                text: nested(n),
            }];
            check(&document, &document.apply(&edits).unwrap()).is_some()
        });
        // The root, `components`, `schemas` and `Deep` are four of the 512.
        assert_eq!(kept.max(), Some(508), "{syntax:?}");
    }
}
