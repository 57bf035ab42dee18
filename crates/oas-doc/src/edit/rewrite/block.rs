//! Containers over several lines: their entries with what stands between them.

use std::ops::Range;

use super::part::{self, Column};
use super::{Entry, Part, Rewrite, own_position};
use crate::edit::layout::{self, Unit};
use crate::edit::{TextEdit, insert, lines};
use crate::node::{Node, NodeKind};
use crate::tree::Flag;

/// A container of the document and what is known of its entries.
struct Old<'a> {
    children: Vec<Node<'a>>,
    units: Vec<Unit>,
    /// Comments of entries that go, which belong to no entry, by the entry that they are put before.
    carried: Vec<String>,
}

/// The container with its new entries, in its old column.
pub(super) fn rebuilt<'a>(rewrite: &Rewrite<'a>, node: Node<'a>) -> Option<TextEdit> {
    let text = rewrite.document.text();
    let entries = rewrite.entries(node);
    let old = Old::of(node, &entries)?;
    let range = old.units.first()?.start..old.units.last()?.end;
    if entries.is_empty() {
        return Some(emptied(node, range));
    }
    let look = rewrite.look(node);
    let column = lines::column(text, node.span().start);
    let blank = insert::n_blank_lines(&old.children);
    let between = look.line_end.repeat(blank + 1) + &" ".repeat(column);
    let mut out = String::new();
    for entry in &entries {
        let own = own_position(&old.children, entry);
        let before = own.map_or_else(|| between.clone(), |at| old.before(text, at, &between));
        if out.is_empty() {
            out.push_str(before.trim_start());
        } else {
            out.push_str(&before);
        }
        let place = Column {
            column,
            look: &look,
        };
        out.push_str(&match own {
            Some(at) => own_entry(
                rewrite,
                old.children.get(at)?,
                old.units.get(at)?,
                entry,
                place,
            )?,
            None => part::block_entry(rewrite, entry, place)?,
        });
    }
    out.push_str(old.carried.last()?.trim_end());
    Some(TextEdit::replacement(range.start, range.end, out))
}

/// What is empty stands in brackets, beside its key where it has one.
fn emptied(node: Node<'_>, range: Range<usize>) -> TextEdit {
    let text = node.document().text();
    let empty = match node.kind() {
        NodeKind::Sequence => "[]",
        _ => "{}",
    };
    let colon = layout::colon_end(node).filter(|_| !node.has(Flag::PROPERTIES));
    let Some(colon) = colon else {
        return TextEdit::replacement(range.start, range.end, empty);
    };
    let comment = text.get(colon..lines::end(text, colon)).unwrap_or_default();
    TextEdit::replacement(colon, range.end, format!(" {empty}{}", comment.trim_end()))
}

impl<'a> Old<'a> {
    fn of(node: Node<'a>, entries: &[(Option<Entry<'a>>, Part<'a>)]) -> Option<Self> {
        let text = node.document().text();
        let children: Vec<_> = node.children().collect();
        let units: Vec<_> = children
            .iter()
            .map(|child| layout::unit(*child))
            .collect::<Option<_>>()?;
        let mut stays = vec![false; children.len()];
        for at in entries
            .iter()
            .filter_map(|entry| own_position(&children, entry))
        {
            *stays.get_mut(at)? = true;
        }
        let mut carried = Vec::with_capacity(children.len() + 1);
        let mut waiting = String::new();
        for (at, stays) in stays.into_iter().enumerate() {
            if stays {
                carried.push(std::mem::take(&mut waiting));
                continue;
            }
            carried.push(String::new());
            let gap = gap(text, &units, at).filter(|gap| gap.contains('#'));
            waiting.push_str(gap.map_or("", str::trim_end));
        }
        carried.push(waiting);
        Some(Self {
            children,
            units,
            carried,
        })
    }

    /// What stands before an entry that stays: its gap, or what the others have where it had none.
    fn before(&self, text: &str, at: usize, between: &str) -> String {
        let carried = self.carried.get(at).map_or("", String::as_str);
        let gap = gap(text, &self.units, at).unwrap_or(between);
        format!("{carried}{gap}")
    }
}

/// What stands between an entry and the one before it.
fn gap<'t>(text: &'t str, units: &[Unit], at: usize) -> Option<&'t str> {
    let before = units.get(at.checked_sub(1)?)?;
    text.get(before.end..units.get(at)?.start)
}

/// An entry that stays in its container: with another name or another value, perhaps.
fn own_entry<'a>(
    rewrite: &Rewrite<'a>,
    node: &Node<'a>,
    unit: &Unit,
    entry: &(Option<Entry<'a>>, Part<'a>),
    place: Column<'_, 'a>,
) -> Option<String> {
    let text = rewrite.document.text();
    let same = matches!(&entry.1, Part::Kept(kept) if kept.id() == node.id());
    let Some(key) = node.key_span() else {
        return match same {
            true => rewrite.slice(*node, unit.start..unit.end),
            false => None,
        };
    };
    let name = entry.0.as_ref()?.name.as_str();
    let head = text.get(unit.start..key.start)?.to_owned() + &part::key(*node, name, place.look)?;
    if same {
        return Some(head + &rewrite.slice(*node, key.end..unit.end)?);
    }
    let end = layout::content_end(*node);
    if let Some(value) = part::over(*node, &entry.1) {
        let colon = text.get(key.end..rewrite.start_with_properties(*node)?)?;
        return Some(format!("{head}{colon}{value}{}", text.get(end..unit.end)?));
    }
    let value = part::after_colon(rewrite, &entry.1, place)?;
    // A comment beside a value on one line stays beside what comes in its place.
    let comment = text.get(end..unit.end).filter(|rest| rest.contains('#'));
    let (first, rest) = value.split_at(value.find(place.look.line_end).unwrap_or(value.len()));
    Some(format!(
        "{head}:{first}{}{rest}",
        comment.unwrap_or_default()
    ))
}
