//! What differs between a value of the document and the one that is to take its place.
//!
//! Members and items that stay keep their text with comments, order and style. The order of
//! members means nothing, so theirs in the text stays too.

use super::align::{self, Pair};
use super::intent::is;
use super::{EditError, EditOp, Reach, TextEdit, Value, insert, remove, replace};
use crate::diff::diff;
use crate::document::Document;
use crate::node::{Node, NodeKind};
use crate::tree::Flag;

/// More changes than this are not made one by one: each reads the document again.
const MAX_STEPS: usize = 200;

/// One difference.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change<'a> {
    /// A value becomes another one.
    Value(Node<'a>, &'a Value),
    /// An entry goes.
    Gone(Node<'a>),
    /// An entry comes before the one that has that index, or behind the last one.
    New(Node<'a>, usize, Option<&'a str>, &'a Value),
}

/// The differences inside of two collections, in the order of the text; nothing where they have
/// nothing in common, or are no collections.
pub(super) fn within<'a>(node: Node<'a>, value: &'a Value) -> Option<Vec<Change<'a>>> {
    let mut changes = Vec::new();
    add(node, value, &mut changes);
    let whole =
        |change: &Change<'_>| matches!(change, Change::Value(at, _) if at.id() == node.id());
    (!changes.iter().any(whole)).then_some(changes)
}

fn add<'a>(node: Node<'a>, value: &'a Value, changes: &mut Vec<Change<'a>>) {
    let known = changes.len();
    let kept = match value {
        _ if is(value, node) => return,
        _ if node.is_alias() => false,
        Value::Mapping(members) if node.kind() == NodeKind::Mapping => {
            add_members(node, members, changes)
        }
        Value::Sequence(items) if node.kind() == NodeKind::Sequence => {
            add_items(node, items, changes)
        }
        _ => false,
    };
    if !kept {
        changes.truncate(known);
        changes.push(Change::Value(node, value));
    }
}

/// Whether some member stays.
fn add_members<'a>(
    mapping: Node<'a>,
    members: &'a [(String, Value)],
    changes: &mut Vec<Change<'a>>,
) -> bool {
    let wanted = |key: &str| members.iter().find(|(name, _)| name == key);
    let is_old = |key: &str| mapping.children().any(|child| child.key() == Some(key));
    let mut some_stay = false;
    let mut added = new_behind(mapping, None, members, &is_old, changes);
    for (index, child) in mapping.children().enumerate() {
        let key = child.key().unwrap_or_default();
        match wanted(key) {
            _ if child.has(Flag::MERGE) => some_stay = true,
            _ if child.has(Flag::SHADOWED) => return false,
            Some((_, value)) => {
                add(child, value, changes);
                some_stay = true;
            }
            None => changes.push(Change::Gone(child)),
        }
        added += new_behind(mapping, Some((index, key)), members, &is_old, changes);
    }
    some_stay && added <= members.len()
}

/// Adds the new members that follow an old one, or nothing, in the wanted order.
fn new_behind<'a>(
    mapping: Node<'a>,
    before: Option<(usize, &str)>,
    members: &'a [(String, Value)],
    is_old: &impl Fn(&str) -> bool,
    changes: &mut Vec<Change<'a>>,
) -> usize {
    let start = match before {
        None => 0,
        Some((_, key)) => match members.iter().position(|(name, _)| name == key) {
            Some(place) => place + 1,
            None => return 0,
        },
    };
    let index = before.map_or(0, |(index, _)| index + 1);
    let following = members.get(start..).unwrap_or_default().iter();
    let new: Vec<_> = following.take_while(|(name, _)| !is_old(name)).collect();
    let merged = |name: &str, value| mapping.get(name).is_some_and(|node| is(value, node));
    let missing = new.iter().filter(|(name, value)| !merged(name, value));
    changes.extend(missing.map(|(name, value)| Change::New(mapping, index, Some(name), value)));
    new.len()
}

/// Whether some item stays, or becomes one that is like it.
fn add_items<'a>(list: Node<'a>, items: &'a [Value], changes: &mut Vec<Change<'a>>) -> bool {
    let old: Vec<_> = list.children().collect();
    let pairs = align::pairs(&old, items);
    for pair in &pairs {
        match *pair {
            Pair::Both(old, new) => add(old, new, changes),
            Pair::Old(old) => changes.push(Change::Gone(old)),
            Pair::New(index, new) => changes.push(Change::New(list, index, None, new)),
        }
    }
    pairs.iter().any(|pair| matches!(pair, Pair::Both(..)))
}

/// All changes as edits of the text as it is; they may be in each other's way.
pub(super) fn at_once(changes: &[Change<'_>]) -> Vec<TextEdit> {
    let ways = changes.iter().map(|change| match *change {
        Change::Value(node, value) => replace::candidates(node, value),
        Change::Gone(node) => remove::candidates(node),
        Change::New(container, index, key, value) => {
            insert::candidates(container, index, key, value)
        }
    });
    let first = ways.filter_map(|ways| ways.into_iter().next());
    first.flatten().collect()
}

/// The changes one after the other, the last one first, so that indexes stay true.
pub(super) fn one_by_one(
    document: &Document,
    changes: &[Change<'_>],
) -> Result<Vec<TextEdit>, EditError> {
    if changes.len() > MAX_STEPS {
        return Err(EditError::TooDeep);
    }
    let mut now = document.clone();
    for change in changes.iter().rev() {
        let edits = super::make(&now, &operation(change), Reach::Written)?;
        now = now.apply(&edits)?;
    }
    Ok(diff(document.text(), now.text()))
}

fn operation(change: &Change<'_>) -> EditOp {
    match *change {
        Change::Value(node, value) => EditOp::Replace {
            at: node.pointer(),
            value: value.clone(),
        },
        Change::Gone(node) => EditOp::Remove { at: node.pointer() },
        Change::New(container, index, key, value) => EditOp::Insert {
            at: container.pointer().push(key.unwrap_or(&index.to_string())),
            position: Some(index),
            value: value.clone(),
        },
    }
}
