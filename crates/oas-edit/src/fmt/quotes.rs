//! One kind of quotes: the one that most of the document has.

use std::ops::Range;

use oas_doc::{Document, Node};

/// The other quotes for every text that has the rarer ones, and would need no escape in the
/// others. Texts without quotes stay without, and nothing loses its quotes.
pub(super) fn edits(document: &Document) -> Vec<(Range<usize>, String)> {
    let mut all = Vec::new();
    let mut open: Vec<_> = document.root().into_iter().collect();
    while let Some(node) = open.pop() {
        all.extend(node.key_span());
        if !node.is_alias() && node.as_str().is_some() {
            all.push(node.span());
        }
        open.extend(children(node));
    }
    let text = document.text();
    let quote = |span: &Range<usize>| {
        text.get(span.clone())
            .and_then(|written| written.chars().next())
    };
    let count = |wanted: char| {
        all.iter()
            .filter(|span| quote(span) == Some(wanted))
            .count()
    };
    let (from, to) = if count('"') >= count('\'') {
        ('\'', '"')
    } else {
        ('"', '\'')
    };
    let spans = all.into_iter().filter(|span| quote(span) == Some(from));
    let mut edits: Vec<_> = spans
        .filter_map(|span| changed(text, span, from, to))
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    node.written().collect()
}

fn changed(text: &str, span: Range<usize>, from: char, to: char) -> Option<(Range<usize>, String)> {
    let inner = text
        .get(span.clone())?
        .strip_prefix(from)?
        .strip_suffix(from)?;
    let plain = !inner.contains(['\'', '"', '\\', '\n', '\r']);
    plain.then(|| (span, format!("{to}{inner}{to}")))
}
