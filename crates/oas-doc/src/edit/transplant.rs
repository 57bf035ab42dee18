//! The text of a value somewhere else: indented anew, with its comments.

use super::insert::{self, NewText};
use super::look::Look;
use super::{TextEdit, Value, layout, lines, rename, render};
use crate::document::Syntax;
use crate::node::{Node, NodeKind};
use crate::tree::{Flag, Style};

/// Ways to write a value of the document as an entry of another container.
pub(super) fn candidates(
    node: Node<'_>,
    container: Node<'_>,
    index: usize,
    key: Option<&str>,
) -> Vec<Vec<TextEdit>> {
    let look = Look::around(container);
    let value = Value::of(node).filter(|_| !has_comment(node));
    if container.children().next().is_none() {
        if let Some(way) = into_empty(node, container, key, &look) {
            return vec![way];
        }
        let value = value.as_ref();
        let ways = value.map(|value| insert::into_empty(container, key, value, &look));
        return ways.unwrap_or_default();
    }
    let new = NewText {
        block: &|column| block(node, key, column, &look),
        flow: &|indentation| flow(node, key, indentation, &look),
    };
    let as_written = insert::put(container, index, &new, &look);
    let value = value.as_ref();
    let anew = value.map(|value| insert::candidates(container, index, key, value));
    as_written
        .into_iter()
        .chain(anew.into_iter().flatten())
        .collect()
}

/// An empty member becomes a block.
fn into_empty(
    node: Node<'_>,
    container: Node<'_>,
    key: Option<&str>,
    look: &Look<'_>,
) -> Option<Vec<TextEdit>> {
    let text = container.document().text();
    let parent = container
        .parent()
        .filter(|parent| layout::is_block(*parent))?;
    let column = lines::column(text, parent.span().start);
    let column = match key {
        Some(_) => column + look.step.len(),
        None => column + look.sequence_step,
    };
    let (head, end) = (layout::colon_end(container)?, container.span().end);
    let plain = text
        .get(head..container.span().start)
        .is_some_and(lines::is_blank);
    let new = block(node, key, column, look).filter(|_| plain)?;
    let new = format!("{}{}{new}", look.line_end, " ".repeat(column));
    Some(vec![
        TextEdit::replacement(head, end, ""),
        TextEdit::insertion(lines::end(text, end), new),
    ])
}

/// An entry of a block as an entry of another one.
fn block(node: Node<'_>, key: Option<&str>, column: usize, look: &Look<'_>) -> Option<String> {
    if !layout::is_block(node.parent()?) {
        return None;
    }
    let text = node.document().text();
    let unit = layout::unit(node)?;
    let from = lines::column(text, unit.entry);
    let comments = indented(text.get(unit.start..unit.entry)?, from, column, look);
    let entry = match (key, node.key_span()) {
        (Some(name), Some(old)) => {
            let before = text.get(unit.entry..old.start)?;
            let after = indented(text.get(old.end..unit.end)?, from, column, look);
            format!("{before}{}{after}", key_text(node, name, look))
        }
        (None, None) => indented(text.get(unit.entry..unit.end)?, from, column, look),
        (name, _) => other_kind(node, name, unit, column, look)?,
    };
    Some(comments + &entry)
}

/// A member becomes an item, or an item a member.
fn other_kind(
    node: Node<'_>,
    name: Option<&str>,
    unit: layout::Unit,
    column: usize,
    look: &Look<'_>,
) -> Option<String> {
    let text = node.document().text();
    let head = match node.key_span() {
        Some(_) => layout::colon_end(node)?,
        None => unit.entry + 1,
    };
    let start = lines::skip_gap(text, head);
    let simple = !text.get(head..start)?.contains('#') && !node.has(Flag::PROPERTIES);
    let written = text.get(start..unit.end).filter(|_| simple)?;
    let block = layout::is_block(node);
    let step = match node.kind() {
        NodeKind::Sequence => look.sequence_step,
        _ => look.step.len(),
    };
    let (from, to) = match (block, name) {
        (true, Some(_)) => (lines::column(text, start), column + step),
        (true, None) => (lines::column(text, start), column + 2),
        (false, _) => (lines::column(text, unit.entry), column),
    };
    let value = indented(written, from, to, look);
    let apart = format!("{}{}", look.line_end, " ".repeat(to));
    Some(match name {
        Some(name) if block => format!("{}:{apart}{value}", render::key(name, look, false)),
        Some(name) => format!("{}: {value}", render::key(name, look, false)),
        None => format!("- {value}"),
    })
}

/// An entry in brackets as an entry in other brackets.
fn flow(
    node: Node<'_>,
    key: Option<&str>,
    indentation: Option<&str>,
    look: &Look<'_>,
) -> Option<String> {
    let text = node.document().text();
    let written = text
        .get(node.span())
        .filter(|written| !written.is_empty())?;
    let in_brackets = look.syntax == Syntax::Json
        || !matches!(node.style(), Style::Block | Style::Literal | Style::Folded);
    if !in_brackets || node.has(Flag::PROPERTIES) || has_comment(node) {
        return None;
    }
    let old = lines::indentation(
        text,
        node.key_span().map_or(node.span().start, |key| key.start),
    );
    let value = match indentation {
        Some(new) => written.replace(&format!("\n{old}"), &format!("\n{new}")),
        None if written.contains(['\n', '\r']) => return None,
        None => written.to_owned(),
    };
    Some(match key {
        Some(name) => format!("{}{}{value}", key_text(node, name, look), look.colon),
        None => value,
    })
}

fn key_text(node: Node<'_>, name: &str, look: &Look<'_>) -> String {
    let in_flow = layout::is_in_flow(node);
    if node.key() == Some(name) && !in_flow {
        let written = node
            .key_span()
            .and_then(|key| node.document().text().get(key));
        return written.unwrap_or_default().to_owned();
    }
    let as_before = rename::keys(node, name).into_iter().next();
    as_before
        .filter(|_| node.key_span().is_some() && !in_flow)
        .unwrap_or_else(|| render::key(name, look, true))
}

/// Lines that began in column `from` and begin in column `to` now; the first one is there already.
pub(super) fn indented(written: &str, from: usize, to: usize, look: &Look<'_>) -> String {
    let mut new = String::with_capacity(written.len());
    let last = written.matches(look.line_end).count();
    for (at, line) in written.split(look.line_end).enumerate() {
        if at > 0 {
            new.push_str(look.line_end);
        }
        let n_blanks = line.len() - line.trim_start_matches(' ').len();
        if at == 0 || (n_blanks == line.len() && at < last) {
            new.push_str(line);
            continue;
        }
        new.push_str(&" ".repeat((n_blanks + to).saturating_sub(from)));
        new.push_str(line.get(n_blanks..).unwrap_or_default());
    }
    new
}

/// Whether something like a comment stands in the entry, or beside it.
fn has_comment(node: Node<'_>) -> bool {
    if node.document().syntax() == Syntax::Json {
        return false;
    }
    let text = node.document().text();
    let written = match layout::unit(node).filter(|_| node.parent().is_some_and(layout::is_block)) {
        Some(unit) => unit.start..unit.end,
        None => {
            let start = layout::flow_start(node).unwrap_or_default();
            start..lines::end(text, layout::content_end(node))
        }
    };
    let written = text.get(written).unwrap_or_default();
    written.starts_with('#')
        || [" #", "\n#", "\r#"]
            .iter()
            .any(|mark| written.contains(mark))
}
