//! An entry gets another position among its siblings.

use super::intent::{Intent, entries};
use super::place::{self, Reach};
use super::{EditError, TextEdit, flow, layout, lines};
use crate::document::Document;
use crate::node::Node;
use crate::pointer::Pointer;

/// The text of an entry, and what it would be in another slot.
struct Slot {
    start: usize,
    end: usize,
    /// With its comma, where it has one on its line.
    text: String,
    /// As the last one of all.
    last: String,
}

/// Puts the entry at `at` to the position `to`.
pub(super) fn reorder(
    document: &Document,
    at: &Pointer,
    to: usize,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::entry(document, at, reach)?;
    let parent = node.parent().ok_or(EditError::WholeDocument)?;
    let siblings: Vec<_> = parent.children().collect();
    let from = siblings
        .iter()
        .position(|sibling| sibling.id() == node.id());
    let from = from.ok_or(EditError::WholeDocument)?;
    if to >= siblings.len() {
        let (at, n_items) = (at.clone(), siblings.len());
        return Err(EditError::NotIndex { at, n_items });
    }
    if from == to {
        return Ok(Vec::new());
    }
    let mut wanted = entries(parent);
    let entry = wanted.remove(from);
    wanted.insert(to, entry);
    let intent = Intent::within(parent, wanted).ok_or(EditError::WholeDocument)?;
    let moved = siblings
        .get(from.min(to)..=from.max(to))
        .unwrap_or_default();
    let slots = slots(parent, moved);
    let ways = slots.map(|slots| candidates(document.text(), &slots, from < to));
    intent.choose_for(node, at, ways.unwrap_or_default())
}

fn slots(parent: Node<'_>, entries: &[Node<'_>]) -> Option<Vec<Slot>> {
    if layout::is_block(parent) {
        return entries.iter().map(|entry| block_slot(*entry)).collect();
    }
    let gaps = entries.windows(2).map(|pair| {
        let [before, after] = pair else { return None };
        let gap = layout::content_end(*before)..layout::flow_start(*after)?;
        parent.document().text().get(gap)
    });
    let comments = gaps
        .collect::<Option<Vec<_>>>()?
        .iter()
        .any(|gap| gap.contains('#'));
    let slot = if comments { line_slot } else { flow_slot };
    entries.iter().map(|entry| slot(*entry)).collect()
}

fn block_slot(entry: Node<'_>) -> Option<Slot> {
    let unit = layout::unit(entry)?;
    slot(entry, unit.start, unit.end)
}

fn flow_slot(entry: Node<'_>) -> Option<Slot> {
    slot(
        entry,
        layout::flow_start(entry)?,
        layout::content_end(entry),
    )
}

fn slot(entry: Node<'_>, start: usize, end: usize) -> Option<Slot> {
    let text = entry.document().text().get(start..end)?.to_owned();
    let last = text.clone();
    Some(Slot {
        start,
        end,
        text,
        last,
    })
}

/// An entry in brackets on lines of its own, with its comments.
fn line_slot(entry: Node<'_>) -> Option<Slot> {
    let text = entry.document().text();
    let (start, content) = (layout::flow_start(entry)?, layout::content_end(entry));
    let comma = flow::comma(entry);
    let behind = comma.map_or(content, |comma| comma + 1);
    if !lines::is_first(text, start) || !lines::is_last(text, behind) {
        return None;
    }
    let (start, end) = (flow::above(entry, start), lines::end(text, behind));
    let head = text.get(start..content)?;
    let tail = text.get(behind..end)?;
    let between = text.get(content..comma.unwrap_or(content))?;
    Some(Slot {
        start,
        end,
        text: format!("{head}{between},{tail}"),
        last: match comma {
            Some(_) if layout::following(entry).is_none() => format!("{head}{between},{tail}"),
            _ => format!("{head}{between}{tail}"),
        },
    })
}

/// The text of the entry that moves stands first (`down`) or last among the slots.
fn candidates(text: &str, slots: &[Slot], down: bool) -> Vec<Vec<TextEdit>> {
    let near = cut_and_paste(text, slots, down);
    near.into_iter()
        .chain([rotated(text, slots, down)])
        .collect()
}

/// Where the entries all stand the same way apart, two splices do.
fn cut_and_paste(text: &str, slots: &[Slot], down: bool) -> Option<Vec<TextEdit>> {
    let gap = |pair: &[Slot]| match pair {
        [before, after] => text.get(before.end..after.start),
        _ => None,
    };
    let apart = gap(slots.get(..2)?)?;
    let alike = slots.windows(2).all(|pair| gap(pair) == Some(apart));
    let as_written = |slot: &Slot| text.get(slot.start..slot.end) == Some(slot.text.as_str());
    if !alike || !slots.iter().all(as_written) {
        return None;
    }
    let (first, last) = (slots.first()?, slots.last()?);
    if down {
        let second = slots.get(1)?;
        return Some(vec![
            TextEdit::replacement(first.start, second.start, ""),
            TextEdit::insertion(last.end, format!("{apart}{}", first.text)),
        ]);
    }
    let before = slots.get(slots.len().checked_sub(2)?)?;
    Some(vec![
        TextEdit::insertion(first.start, format!("{}{apart}", last.text)),
        TextEdit::replacement(before.end, last.end, ""),
    ])
}

/// Every slot gets the text of its neighbour; what stands between them stays.
fn rotated(text: &str, slots: &[Slot], down: bool) -> Vec<TextEdit> {
    let n_slots = slots.len();
    let open_end = slots
        .last()
        .is_some_and(|slot| text.get(slot.start..slot.end) == Some(slot.last.as_str()));
    let mut edits = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let from = if down { at + 1 } else { at + n_slots - 1 } % n_slots.max(1);
        let Some(occupant) = slots.get(from) else {
            continue;
        };
        let new = if at + 1 == n_slots && open_end {
            &occupant.last
        } else {
            &occupant.text
        };
        if text.get(slot.start..slot.end) != Some(new) {
            edits.push(TextEdit::replacement(slot.start, slot.end, new.as_str()));
        }
    }
    edits
}
