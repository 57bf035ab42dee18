//! The text of a value with the comments inside and below it: what moves when it goes to a file
//! of its own, and comes back unchanged.

use std::ops::Range;

use super::{TextEdit, layout, lines, scalar};
use crate::ScalarValue;
use crate::document::Syntax;
use crate::node::Node;
use crate::tree::Style;

impl<'a> Node<'a> {
    /// The bytes of the value with the comments between its key and its first entry, and those
    /// below it that are indented more than its key.
    ///
    /// What stands on the line of the key is left out, and so are a byte order mark, directives
    /// and `---`. For a value in brackets or on one line this is [`Self::span`].
    #[must_use]
    pub fn extent(self) -> Range<usize> {
        if !layout::is_block(self) {
            return self.span();
        }
        first(self)..last(self)
    }

    /// Whether the value is a YAML block collection, which needs lines of its own.
    #[must_use]
    pub fn is_block(self) -> bool {
        layout::is_block(self)
    }

    /// Whether the value stands in brackets, or in JSON.
    #[must_use]
    pub fn is_in_brackets(self) -> bool {
        self.document().syntax() == Syntax::Json || layout::is_in_flow(self)
    }

    /// How many characters stand before the value on its line.
    #[must_use]
    pub fn column(self) -> usize {
        lines::column(self.document().text(), self.span().start)
    }

    /// The edit that makes a value say `text`, in the quotes that it has where they can hold it.
    /// An alias becomes text of its own. The result is not read again, unlike that of
    /// [`crate::Document::edit`], so that many can be made at once.
    #[must_use]
    pub fn saying(self, text: &str) -> TextEdit {
        let value = ScalarValue::String(text.to_owned());
        let span = self.span();
        if matches!(self.style(), Style::Literal | Style::Folded) {
            let quoted = super::quoted(text);
            return TextEdit::replacement(span.start, span.end, quoted);
        }
        let way = scalar::candidates(self, &value)
            .into_iter()
            .flatten()
            .next();
        way.unwrap_or_else(|| TextEdit::replacement(span.start, span.end, super::quoted(text)))
    }

    /// What is written in a collection, in order: merging and repeated members too.
    /// Nothing for an alias.
    pub fn written(self) -> impl Iterator<Item = Node<'a>> + 'a {
        self.children()
    }

    /// The value that an alias stands for; none for other values and dangling ones.
    #[must_use]
    pub fn alias_target(self) -> Option<Self> {
        self.target()
    }
}

/// Where the first line with content begins, behind the line of the key, the dash or `---`.
fn first(node: Node<'_>) -> usize {
    let text = node.document().text();
    let start = node.span().start;
    let head = match (node.parent(), node.key_span()) {
        (None, _) => behind_marks(text, start),
        (Some(_), Some(_)) => layout::colon_end(node).unwrap_or(start),
        (Some(_), None) => layout::block_start(node).map_or(start, |dash| dash + 1),
    };
    let mut line = match node.parent() {
        None => head,
        Some(_) => lines::next(text, lines::end(text, head)),
    };
    while line < start {
        let end = lines::end(text, line);
        if !text.get(line..end).is_some_and(lines::is_blank) {
            return lines::skip_blanks(text, line).min(start);
        }
        line = lines::next(text, end);
    }
    start
}

/// Behind the byte order mark, the directives and the `---` before the root.
fn behind_marks(text: &str, root: usize) -> usize {
    let mut line = lines::start(text, 0);
    let mut behind = line;
    while line < root {
        let end = lines::end(text, line);
        let written = text.get(line..end).unwrap_or_default();
        let next = lines::next(text, end);
        if written.starts_with("---") || written.starts_with('%') {
            behind = next.min(root);
        }
        line = next;
    }
    behind
}

fn last(node: Node<'_>) -> usize {
    let text = node.document().text();
    let unit = node.parent().and_then(|_| layout::unit(node));
    unit.map_or_else(|| below_root(text, node), |unit| unit.end)
}

/// Behind the last comment of the document.
fn below_root(text: &str, root: Node<'_>) -> usize {
    let mut end = lines::end(text, layout::content_end(root));
    let mut last = end;
    loop {
        let line = lines::next(text, end);
        if line == end {
            return last;
        }
        end = lines::end(text, line);
        let written = text.get(line..end).unwrap_or_default();
        if written.trim_start().starts_with('#') {
            last = end;
        } else if !lines::is_blank(written) {
            return last;
        }
    }
}
