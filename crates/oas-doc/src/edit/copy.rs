//! A value with its comments where an alias stands, or where a merged member is to stand.
//!
//! The copy is written as its original is. Comments inside come along, those around it belong to
//! the original's place and do not. Anchors inside are left out, since a name given twice would
//! mean the copy from there on; aliases inside stay aliases.

mod in_flow; // in brackets

use super::insert::{self, NewText};
use super::look::Look;
use super::transplant::indented;
use super::{TextEdit, anchor, block, layout, lines, render};
use crate::node::{Node, NodeKind};
use crate::tree::Style;

/// Ways to write what an alias stands for in its place, with an anchor where a name is given.
pub(super) fn in_place(alias: Node<'_>, name: Option<&str>) -> Vec<Vec<TextEdit>> {
    let (Some(value), Some(container)) = (alias.target(), alias.parent()) else {
        return Vec::new();
    };
    let look = Look::around(container);
    let mark = name.map(|name| format!("&{name} ")).unwrap_or_default();
    let mut ways = Vec::new();
    if layout::is_in_flow(alias) {
        ways.extend(short(value, None, &look).map(|text| vec![over(alias, &mark, &text)]));
    } else if layout::is_block(value) {
        ways.extend(block_below(alias, value, &mark, &look));
        ways.extend(block_beside(alias, value, &mark, &look));
    } else if let Some(column) = entry_column(alias) {
        ways.extend(lines_of(alias, value, &mark, column, &look));
    }
    let flow = in_flow::value(value, &look).map(|text| vec![over(alias, &mark, &text)]);
    ways.into_iter().chain(flow).collect()
}

/// Ways to write a value as a new member of a mapping.
pub(super) fn as_member(value: Node<'_>, mapping: Node<'_>, name: &str) -> Vec<Vec<TextEdit>> {
    let look = Look::around(mapping);
    let new = NewText {
        block: &|column| {
            let written = match layout::is_block(value) {
                true => {
                    let inner = inner_column(value, column, &look);
                    let body = body(value, value.extent().start, inner, &look)?;
                    format!("{}{}{body}", look.line_end, " ".repeat(inner))
                }
                false => format!(" {}", short(value, Some(column), &look)?),
            };
            Some(format!("{}:{written}", render::key(name, &look, false)))
        },
        flow: &|_| {
            let key = render::key(name, &look, true);
            Some(format!(
                "{key}{}{}",
                look.colon,
                in_flow::value(value, &look)?
            ))
        },
    };
    let index = mapping.children().count();
    insert::put(mapping, index, &new, &look)
        .into_iter()
        .collect()
}

fn over(alias: Node<'_>, mark: &str, text: &str) -> TextEdit {
    let span = alias.span();
    TextEdit::replacement(span.start, span.end, format!("{mark}{text}"))
}

/// A block on the lines below the key or the dash of an alias.
fn block_below(
    alias: Node<'_>,
    value: Node<'_>,
    mark: &str,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let (text, span) = (alias.document().text(), alias.span());
    let (head, column) = match alias.key_span() {
        Some(_) => {
            let column = inner_column(value, entry_column(alias)?, look);
            (layout::colon_end(alias)?, column)
        }
        None if mark.is_empty() => return None,
        None => (layout::block_start(alias)? + 1, entry_column(alias)? + 2),
    };
    let beside = text.get(head..span.start).is_some_and(lines::is_blank);
    let body = body(value, value.extent().start, column, look).filter(|_| beside)?;
    let mark = mark.trim_end();
    let gap = if mark.is_empty() { "" } else { " " };
    let below = format!("{}{}{body}", look.line_end, " ".repeat(column));
    Some(vec![
        TextEdit::replacement(head, span.end, format!("{gap}{mark}")),
        TextEdit::insertion(lines::end(text, span.end), below),
    ])
}

/// A block that begins where the alias stands: beside a dash, or on a line of its own.
fn block_beside(
    alias: Node<'_>,
    value: Node<'_>,
    mark: &str,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let (text, span) = (alias.document().text(), alias.span());
    let own_line = lines::is_first(text, span.start);
    if (alias.key_span().is_some() || !mark.is_empty()) && !own_line {
        return None;
    }
    let column = lines::column(text, span.start);
    let body = body(value, value.span().start, column, look)?;
    let apart = format!("{}{}", look.line_end, " ".repeat(column));
    let body = match mark.trim_end() {
        "" => body,
        mark => format!("{mark}{apart}{body}"),
    };
    Some(with_rest_below(alias, &body, look))
}

/// The first line takes the place of the alias, the others go below what stands beside it.
fn with_rest_below(alias: Node<'_>, body: &str, look: &Look<'_>) -> Vec<TextEdit> {
    let (text, span) = (alias.document().text(), alias.span());
    let (first, rest) = body.split_at(body.find(look.line_end).unwrap_or(body.len()));
    vec![
        TextEdit::replacement(span.start, span.end, first),
        TextEdit::insertion(lines::end(text, span.end), rest),
    ]
}

/// A value that is no block collection, over as many lines as it has.
fn lines_of(
    alias: Node<'_>,
    value: Node<'_>,
    mark: &str,
    column: usize,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let new = short(value, Some(column), look)?;
    if matches!(value.style(), Style::Literal | Style::Folded) {
        return Some(with_rest_below(alias, &format!("{mark}{new}"), look));
    }
    Some(vec![over(alias, mark, &new)])
}

/// The text of a value that is no block collection; on one line without a column for its entry.
fn short(value: Node<'_>, column: Option<usize>, look: &Look<'_>) -> Option<String> {
    let range = value.span().start..layout::content_end(value);
    if layout::is_block(value) || range.is_empty() {
        return range.is_empty().then(|| "null".to_owned());
    }
    let is_block_scalar = matches!(value.style(), Style::Literal | Style::Folded);
    let mut written = without_anchors(value, range)?;
    if is_block_scalar {
        let comment = block::comment(value).unwrap_or_default();
        written = written.replacen(comment, "", 1);
    }
    match column {
        Some(to) => Some(indented(&written, entry_column(value)?, to, look)),
        None => Some(written).filter(|text| !is_block_scalar && !text.contains(['\n', '\r'])),
    }
}

/// A block collection from `start` on, its first character standing in `column`.
fn body(value: Node<'_>, start: usize, column: usize, look: &Look<'_>) -> Option<String> {
    let written = without_anchors(value, start..value.extent().end)?;
    let from = lines::column(value.document().text(), value.span().start);
    Some(indented(&written, from, column, look))
}

/// A part of a value's text.
fn without_anchors(value: Node<'_>, range: std::ops::Range<usize>) -> Option<String> {
    let text = value.document().text();
    let mut kept = String::new();
    let mut at = range.start;
    for span in anchor::spans_within(value) {
        if span.start >= at && span.end <= range.end {
            kept.push_str(text.get(at..span.start)?);
            at = span.end;
        }
    }
    kept.push_str(text.get(at..range.end)?);
    Some(kept)
}

/// Where a block begins that stands below a key in `column`.
fn inner_column(value: Node<'_>, column: usize, look: &Look<'_>) -> usize {
    match value.kind() {
        NodeKind::Sequence => column + look.sequence_step,
        _ => column + look.step.len(),
    }
}

/// The column of the key or the dash that a value follows.
fn entry_column(node: Node<'_>) -> Option<usize> {
    let text = node.document().text();
    let start = match node.parent() {
        Some(parent) if layout::is_block(parent) => layout::block_start(node)?,
        _ => lines::skip_blanks(text, lines::start(text, node.span().start)),
    };
    Some(lines::column(text, start))
}
