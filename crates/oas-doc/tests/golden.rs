//! Documents beside the trees that they read as.
//!
//! `UPDATE_EXPECT=1 cargo test -p oas-doc` rewrites the trees.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::fmt::Write;
use std::path::Path;

use oas_doc::{Document, Node, NodeKind, Syntax};

#[test]
fn documents_read_as_their_trees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut n_read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(syntax) = Syntax::of_path(path.to_str().unwrap()) else {
            continue;
        };
        let document = Document::parse_bytes(&std::fs::read(&path).unwrap(), syntax);
        let tree = path.with_extension(format!("{}.tree", path.extension().unwrap().display()));
        expect_test::expect_file![tree].assert_eq(&render(&document));
        n_read += 1;
    }
    assert!(n_read >= 15, "only {n_read} documents found");
}

fn render(document: &Document) -> String {
    let mut out = String::new();
    match document.root() {
        Some(root) => node(&mut out, root, "", 0),
        None => out.push_str("(nothing)\n"),
    }
    for error in document.errors() {
        let (line, column) = (error.position.line, error.position.column);
        writeln!(
            out,
            "error {line}:{column} {:?}: {}",
            &document.text()[error.span.clone()],
            error.message
        )
        .unwrap();
        if let Some(hint) = &error.hint {
            writeln!(out, "  hint: {hint}").unwrap();
        }
        for (span, what) in &error.related {
            writeln!(out, "  {} {what}", place(document, span.start)).unwrap();
        }
    }
    out
}

fn node(out: &mut String, at: Node<'_>, label: &str, depth: usize) {
    let document = at.document();
    let (start, end) = (
        place(document, at.span().start),
        place(document, at.span().end),
    );
    let kind = format!("{:?}", at.kind()).to_lowercase();
    let alias = if at.is_alias() { "alias of " } else { "" };
    write!(
        out,
        "{:indent$}{label}{alias}{kind} {start}-{end}",
        "",
        indent = depth * 2
    )
    .unwrap();
    if let Some(text) = at.scalar() {
        write!(out, " {text:?}").unwrap();
    }
    out.push('\n');
    if at.kind() == NodeKind::Sequence {
        for item in at.items() {
            node(out, item, "- ", depth + 1);
        }
    }
    for (key, member) in at.members() {
        let key_place = place(document, member.key_span().unwrap().start);
        node(out, member, &format!("{key:?} ({key_place}): "), depth + 1);
    }
}

fn place(document: &Document, offset: usize) -> String {
    let position = document.position(offset);
    format!("{}:{}", position.line, position.column)
}
