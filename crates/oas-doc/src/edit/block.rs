//! A value as a YAML block scalar.
//!
//! Keeps the header (`|`, `>`), its comment and the indentation; the chomping follows the value.

use std::ops::Range;

use super::write::is_printable;
use super::{TextEdit, lines};
use crate::document::Document;
use crate::node::Node;
use crate::tree::Style;

/// The first line of a block scalar: `|2- # note`.
struct Header<'t> {
    style: char,
    indent: &'t str,
    /// Whether line ends at the end are no part of the value.
    strips: bool,
    /// Blanks and comment.
    rest: &'t str,
}

/// The block scalar `node` with another text, where a block scalar can hold it.
pub(super) fn rewrite(node: Node<'_>, value: &str) -> Option<TextEdit> {
    let span = node.span();
    let text = node.document().text();
    let written = text.get(span.clone())?;
    let (first, content) = written.split_once('\n')?;
    let header = Header::read(first.trim_end_matches('\r'))?;
    let indentation = indentation(content, node.scalar()?)?;
    let body = value.trim_end_matches('\n');
    let n_line_ends = value.len() - body.len();
    if !fits(body, &header) {
        return None;
    }
    let folds = header.style == '>' && !body.contains("\n ") && !body.contains("\n\t");
    let line_end = lines::line_end(text);
    let mut new = header.write(folds, n_line_ends);
    for line in folded(body, folds) {
        new.push_str(line_end);
        if !line.is_empty() {
            new.push_str(indentation);
            new.push_str(line);
        }
    }
    if n_line_ends < 2 {
        return Some(TextEdit {
            range: span,
            text: new,
        });
    }
    let range = with_blank_lines(text, span);
    new.push_str(&line_end.repeat(n_line_ends));
    Some(TextEdit { range, text: new })
}

/// Text of several lines as a new block scalar, where a block scalar can hold it.
pub(super) fn literal(value: &str, indentation: &str, line_end: &str) -> Option<String> {
    let body = value.trim_end_matches('\n');
    let n_line_ends = value.len() - body.len();
    let header = Header {
        style: '|',
        indent: "",
        strips: false,
        rest: "",
    };
    if n_line_ends > 1 || !body.contains('\n') || !fits(body, &header) {
        return None;
    }
    let mut new = header.write(false, n_line_ends);
    for line in body.split('\n') {
        new.push_str(line_end);
        if !line.is_empty() {
            new.push_str(indentation);
            new.push_str(line);
        }
    }
    Some(new)
}

/// What stands after the header on its line: blanks and a comment.
pub(super) fn comment(node: Node<'_>) -> Option<&str> {
    let written = node.document().text().get(node.span())?;
    let first = written.lines().next()?;
    Header::read(first).map(|header| header.rest.trim_end())
}

/// Whether a document ends in a block scalar whose line end is not written. Some readers count it
/// to the value, others do not (YAML 1.2.2, production 161, allows its absence).
pub(super) fn ends_open(document: &Document) -> bool {
    if document.text().ends_with(['\n', '\r']) {
        return false;
    }
    let last = std::iter::successors(document.root(), |node| node.children().last()).last();
    last.is_some_and(|node| {
        let written = document.text().get(node.span()).unwrap_or_default();
        let header = Header::read(written.lines().next().unwrap_or_default());
        matches!(node.style(), Style::Literal | Style::Folded)
            && header.is_some_and(|header| !header.strips)
    })
}

impl<'t> Header<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let style = line.chars().next().filter(|c| matches!(c, '|' | '>'))?;
        let end = line.find([' ', '\t']).unwrap_or(line.len());
        let indicators = line.get(1..end)?;
        let indent = indicators.trim_matches(['+', '-']);
        Some(Self {
            style,
            indent,
            strips: indicators.contains('-'),
            rest: line.get(end..)?,
        })
    }

    fn write(&self, folds: bool, n_line_ends: usize) -> String {
        let style = if folds { '>' } else { '|' };
        let chomping = match n_line_ends {
            0 => "-",
            1 => "",
            _ => "+",
        };
        format!("{style}{}{chomping}{}", self.indent, self.rest)
    }
}

/// Blanks at the start need a number in the header; other things fit no block scalar at all.
fn fits(body: &str, header: &Header<'_>) -> bool {
    let first = body.trim_start_matches('\n');
    !first.is_empty()
        && (!header.indent.is_empty() || !first.starts_with([' ', '\t']))
        && body
            .chars()
            .all(|c| matches!(c, '\n' | '\t') || is_printable(c))
}

/// What the content is indented by: what its first line has more of than its text.
fn indentation<'t>(content: &'t str, value: &str) -> Option<&'t str> {
    let line = content.lines().find(|line| !line.trim().is_empty())?;
    let own = value.lines().find(|line| !line.trim().is_empty())?;
    let n_blanks = blanks(line).checked_sub(blanks(own))?;
    line.get(..n_blanks)
        .filter(|indentation| !indentation.is_empty())
}

fn blanks(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines to write. Folding eats one line end of each run, so each run gets one more.
fn folded(body: &str, folds: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut after_text = false;
    for line in body.split('\n') {
        if folds && after_text && !line.is_empty() {
            lines.push("");
        }
        lines.push(line);
        after_text = !line.is_empty() || after_text;
    }
    lines
}

/// The range with the blank lines below it, which belong to the value when line ends are kept.
fn with_blank_lines(text: &str, span: Range<usize>) -> Range<usize> {
    let rest = text.get(span.end..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches([' ', '\n', '\r']).len();
    let lines = rest
        .get(..blank)
        .and_then(|blank| blank.rfind('\n'))
        .map_or(0, |at| at + 1);
    span.start..span.end + lines
}
