//! New values, and values in new places.

use super::{Entry, Part, Rewrite, flow, plain};
use crate::document::Syntax;
use crate::edit::look::Look;
use crate::edit::{Value, layout, lines, rename, render, transplant, write};
use crate::node::{Node, NodeKind};
use crate::tree::{Flag, Style};

/// Where an entry of a block is written: its first column, and the habits there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'l, 'a> {
    pub(super) column: usize,
    pub(super) look: &'l Look<'a>,
}

impl Column<'_, '_> {
    fn deeper(self, by: usize) -> Self {
        Self {
            column: self.column + by,
            ..self
        }
    }

    /// A line end, and the blanks up to the column.
    fn line(self) -> String {
        format!("{}{}", self.look.line_end, " ".repeat(self.column))
    }
}

/// The name of a member: as it is written where it stays, else as its neighbours are.
pub(super) fn key(node: Node<'_>, name: &str, look: &Look<'_>) -> Option<String> {
    if node.key() == Some(name) {
        return node
            .document()
            .text()
            .get(node.key_span()?)
            .map(str::to_owned);
    }
    let near = rename::keys(node, name).into_iter().next();
    Some(near.unwrap_or_else(|| render::key(name, look, true)))
}

/// A single value as it is written over another one: in the quotes of that.
pub(super) fn over(old: Node<'_>, new: &Part<'_>) -> Option<String> {
    let Part::Value(Value::Scalar(new)) = new else {
        return None;
    };
    let one_line = !matches!(
        old.style(),
        Style::Literal | Style::Folded | Style::Block | Style::Flow
    );
    let replaceable = one_line && !old.is_alias() && !old.span().is_empty();
    if !replaceable || old.has(Flag::PROPERTIES) {
        return None;
    }
    if old.document().syntax() == Syntax::Json {
        return Some(write::json(new));
    }
    write::yaml(new, old.style(), layout::is_in_flow(old))
        .into_iter()
        .next()
}

/// An entry that was not in this block.
pub(super) fn block_entry<'a>(
    rewrite: &Rewrite<'a>,
    (named, value): &(Option<Entry<'a>>, Part<'a>),
    at: Column<'_, 'a>,
) -> Option<String> {
    let Some(entry) = named else {
        let comments = match value {
            Part::Kept(node) => comments_above(*node, at)?,
            _ => String::new(),
        };
        return Some(format!("{comments}- {}", beside_dash(rewrite, value, at)?));
    };
    let comments = entry
        .from
        .map_or(Some(String::new()), |old| comments_above(old, at))?;
    let same = |old: &Node<'_>| matches!(value, Part::Kept(node) if node.id() == old.id());
    let moved = entry
        .from
        .filter(|old| old.key_span().is_some() && same(old));
    if let Some(moved) = moved.filter(|moved| moved.parent().is_some_and(layout::is_block)) {
        return Some(comments + &moved_member(rewrite, moved, &entry.name, at)?);
    }
    let name = render::key(&entry.name, at.look, false);
    Some(format!(
        "{comments}{name}:{}",
        after_colon(rewrite, value, at)?
    ))
}

fn comments_above(old: Node<'_>, at: Column<'_, '_>) -> Option<String> {
    let Some(unit) = layout::unit(old).filter(|_| old.parent().is_some_and(layout::is_block))
    else {
        return Some(String::new());
    };
    let text = old.document().text();
    let from = lines::column(text, unit.entry);
    Some(transplant::indented(
        text.get(unit.start..unit.entry)?,
        from,
        at.column,
        at.look,
    ))
}

/// A member of a block with all that belongs to it.
fn moved_member<'a>(
    rewrite: &Rewrite<'a>,
    node: Node<'a>,
    name: &str,
    at: Column<'_, 'a>,
) -> Option<String> {
    let unit = layout::unit(node)?;
    let rest = rewrite.slice(node, node.key_span()?.end..unit.end)?;
    let from = lines::column(rewrite.document.text(), unit.entry);
    let rest = transplant::indented(&rest, from, at.column, at.look);
    Some(key(node, name, at.look)? + &rest)
}

/// A value behind the colon of a block member.
pub(super) fn after_colon<'a>(
    rewrite: &Rewrite<'a>,
    value: &Part<'a>,
    at: Column<'_, 'a>,
) -> Option<String> {
    match value {
        Part::Value(value) => Some(render::after_colon(value, at.column, at.look)),
        Part::Line(value) => Some(format!(" {}", render::flow(value, at.look))),
        Part::Kept(node) => kept_after_colon(rewrite, *node, at),
        Part::Mapping(entries) if !entries.is_empty() => {
            let at = at.deeper(at.look.step.len());
            Some(at.line() + &members(rewrite, entries, at)?)
        }
        Part::Sequence(items) if !items.is_empty() => {
            let at = at.deeper(at.look.sequence_step);
            Some(at.line() + &self::items(rewrite, items, at)?)
        }
        _ => Some(format!(" {}", flow(rewrite, value, None, at.look)?)),
    }
}

/// A value behind a dash.
fn beside_dash<'a>(rewrite: &Rewrite<'a>, value: &Part<'a>, at: Column<'_, 'a>) -> Option<String> {
    let inner = at.deeper(2);
    match value {
        Part::Value(value) => {
            let item = render::item(value, at.column, " ", at.look);
            item.strip_prefix("- ").map(str::to_owned)
        }
        Part::Line(value) => Some(render::flow(value, at.look)),
        Part::Kept(node) if layout::is_block(*node) && !node.has(Flag::PROPERTIES) => {
            let (text, from) = block_text(rewrite, *node)?;
            Some(transplant::indented(&text, from, inner.column, at.look))
        }
        Part::Kept(node) => kept_after_colon(rewrite, *node, at)?
            .strip_prefix(' ')
            .map(str::to_owned),
        Part::Mapping(entries) if !entries.is_empty() => members(rewrite, entries, inner),
        Part::Sequence(items) if !items.is_empty() => self::items(rewrite, items, inner),
        _ => flow(rewrite, value, None, at.look),
    }
}

fn members<'a>(rewrite: &Rewrite<'a>, entries: &[Entry<'a>], at: Column<'_, 'a>) -> Option<String> {
    let written = entries.iter().map(|entry| {
        let pair = (Some(entry.clone()), entry.value.clone());
        block_entry(rewrite, &pair, at)
    });
    Some(written.collect::<Option<Vec<_>>>()?.join(&at.line()))
}

fn items<'a>(rewrite: &Rewrite<'a>, items: &[Part<'a>], at: Column<'_, 'a>) -> Option<String> {
    let written = items
        .iter()
        .map(|item| block_entry(rewrite, &(None, item.clone()), at));
    Some(written.collect::<Option<Vec<_>>>()?.join(&at.line()))
}

/// A block collection as it is written with its comments, and the column it is written in.
fn block_text<'a>(rewrite: &Rewrite<'a>, node: Node<'a>) -> Option<(String, usize)> {
    let first = layout::unit(node.children().next()?)?;
    let last = layout::unit(node.children().last()?)?;
    let text = rewrite.slice(node, first.start..last.end)?;
    Some((
        text,
        lines::column(rewrite.document.text(), node.span().start),
    ))
}

fn kept_after_colon<'a>(
    rewrite: &Rewrite<'a>,
    node: Node<'a>,
    at: Column<'_, 'a>,
) -> Option<String> {
    let text = rewrite.document.text();
    let start = rewrite.start_with_properties(node)?;
    if !layout::is_block(node) {
        let from = match layout::is_in_flow(node) {
            true => lines::indentation(text, start).len(),
            false => lines::column(text, layout::block_start(node).unwrap_or_default()),
        };
        let written = rewrite.slice(node, start..node.span().end)?;
        let written = transplant::indented(&written, from, at.column, at.look);
        return Some(if written.is_empty() {
            written
        } else {
            format!(" {written}")
        });
    }
    let properties = text.get(start..node.span().start)?;
    let properties = properties.split(" #").next()?.trim();
    let apart = if properties.is_empty() { "" } else { " " };
    let step = match node.kind() {
        NodeKind::Sequence => at.look.sequence_step,
        _ => at.look.step.len(),
    };
    let at = at.deeper(step);
    let (block, from) = block_text(rewrite, node)?;
    let block = transplant::indented(&block, from, at.column, at.look);
    Some(format!("{apart}{properties}{}{block}", at.line()))
}

/// A value in brackets, or on one line.
pub(super) fn flow<'a>(
    rewrite: &Rewrite<'a>,
    value: &Part<'a>,
    indentation: Option<&str>,
    look: &Look<'a>,
) -> Option<String> {
    match value {
        Part::Value(value) | Part::Line(value) => Some(match indentation {
            Some(indentation) if look.syntax == Syntax::Json => {
                render::pretty(value, indentation, look)
            }
            _ => render::flow(value, look),
        }),
        Part::Kept(node) => kept_in_flow(rewrite, *node, indentation, look),
        Part::Mapping(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|entry| (Some(entry.clone()), entry.value.clone()))
                .collect();
            flow::container(rewrite, NodeKind::Mapping, &entries, indentation, look)
        }
        Part::Sequence(items) => {
            let items: Vec<_> = items.iter().map(|item| (None, item.clone())).collect();
            flow::container(rewrite, NodeKind::Sequence, &items, indentation, look)
        }
    }
}

fn kept_in_flow<'a>(
    rewrite: &Rewrite<'a>,
    node: Node<'a>,
    indentation: Option<&str>,
    look: &Look<'a>,
) -> Option<String> {
    let block = matches!(node.style(), Style::Block | Style::Literal | Style::Folded);
    if block && look.syntax == Syntax::Yaml && !node.is_alias() {
        let value = plain::of(rewrite, &Part::Kept(node))?;
        return Some(render::flow(&value, look));
    }
    let text = rewrite.document.text();
    let start = rewrite.start_with_properties(node)?;
    let written = rewrite.slice(node, start..node.span().end)?;
    if !written.contains(['\n', '\r']) {
        return Some(written);
    }
    let key = node.key_span().map_or(start, |key| key.start);
    let old = format!("\n{}", lines::indentation(text, key));
    let new = format!("\n{}", indentation.unwrap_or_default());
    Some(written.replace(&old, &new))
}

impl<'a> Rewrite<'a> {
    /// Where a value begins with its anchor and its tag.
    pub(super) fn start_with_properties(&self, node: Node<'a>) -> Option<usize> {
        let start = node.span().start;
        if !node.has(Flag::PROPERTIES) {
            return Some(start);
        }
        let head = match node.key_span() {
            Some(_) => layout::colon_end(node)?,
            None if node.parent().is_some_and(layout::is_block) => layout::block_start(node)? + 1,
            None => layout::flow_start(node)?,
        };
        Some(lines::skip_gap(self.document.text(), head).min(start))
    }
}
