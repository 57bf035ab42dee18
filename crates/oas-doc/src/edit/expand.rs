//! A shared value becomes one of its own.
//!
//! Each step takes one obstacle away without changing what the document says; then the edit is
//! tried again. The steps and the edit become one change in the end.

use super::intent::{Entry, Intent, Want, entries};
use super::place::{self, Reach};
use super::{
    EditError, EditOp, Sharing, TextEdit, Value, anchor, copy, insert, meaning, remove, replace,
};
use crate::diff::diff;
use crate::document::Document;
use crate::node::Node;
use crate::pointer::Pointer;
use crate::tree::Flag;

/// More steps than this are not taken: each reads the document again.
const MAX_STEPS: usize = 64;

/// Makes an edit that changes one place only.
pub(super) fn edit(document: &Document, op: &EditOp) -> Result<Vec<TextEdit>, EditError> {
    let mut now = document.clone();
    let mut last = None;
    for _ in 0..MAX_STEPS {
        let refused = match super::edit(&now, op) {
            Ok(edits) => return Ok(diff(document.text(), now.apply(&edits)?.text())),
            Err(error) => error,
        };
        let EditError::Shared {
            at, how, anchor, ..
        } = &refused
        else {
            return Err(refused);
        };
        let next = match how {
            Sharing::Alias => alias_to_copy(&now, at),
            Sharing::Merge => None,
            Sharing::Anchor => anchor_to_alias(&now, anchor),
        };
        if next.is_none()
            && let Some(edits) = at_once(&now, op, at)?
        {
            return Ok(diff(document.text(), now.apply(&edits)?.text()));
        }
        let next = next.or_else(|| merged_to_own(&now, op, at).filter(|_| *how == Sharing::Merge));
        now = next.ok_or(refused.clone())?;
        last = Some(refused);
    }
    Err(last.unwrap_or(EditError::TooDeep))
}

/// The edit itself, where it needs no copy or none can be made.
fn at_once(
    document: &Document,
    op: &EditOp,
    at: &Pointer,
) -> Result<Option<Vec<TextEdit>>, EditError> {
    let merging = merging(document, at).is_some();
    match op {
        EditOp::Set { at: place, value } | EditOp::Replace { at: place, value } if place == at => {
            let node = document.node(at).filter(|_| !merging);
            let merged = node.filter(|node| node.parent().map(Node::pointer) != at.parent());
            match (node, merged) {
                (_, Some(_)) => overriding(document, at, value).map(Some),
                (Some(alias), None) if alias.is_alias() => {
                    let intent = Intent::instead(alias, value).ok_or(EditError::WholeDocument)?;
                    let ways = replace::candidates(alias, value);
                    intent.choose(document, at, ways).map(Some)
                }
                _ => Ok(None),
            }
        }
        EditOp::Remove { at: place } | EditOp::Reorder { at: place, .. }
            if place == at && merging =>
        {
            super::make(document, op, Reach::Written).map(Some)
        }
        _ => Ok(None),
    }
}

/// A new member that stands before the merged one of its name.
fn overriding(
    document: &Document,
    at: &Pointer,
    value: &Value,
) -> Result<Vec<TextEdit>, EditError> {
    let container = place::container(document, at, Reach::Own)?;
    let name = at.last().unwrap_or_default();
    let mut wanted = entries(container);
    let (index, key, want) = (wanted.len(), Some(name.as_ref()), Want::New(value));
    wanted.push(Entry { key, want });
    let intent = Intent::within(container, wanted).ok_or(EditError::WholeDocument)?;
    let ways = insert::candidates(container, index, key, value);
    intent.choose(document, at, ways)
}

/// The `<<` at a place.
fn merging<'a>(document: &'a Document, at: &Pointer) -> Option<Node<'a>> {
    let container = document.node(&at.parent()?)?;
    container
        .own_member(&at.last()?)
        .filter(|member| member.has(Flag::MERGE))
}

/// The document with a copy in the place of an alias.
fn alias_to_copy(document: &Document, at: &Pointer) -> Option<Document> {
    let alias = place::entry(document, at, Reach::Written).ok()?;
    first_same(document, copy::in_place(alias, None))
}

/// The document with the anchor at the first alias of a value, which itself goes without.
fn anchor_to_alias(document: &Document, at: &Pointer) -> Option<Document> {
    let node = document.node(at)?;
    let aliases = anchor::aliases(document, &[node]);
    let home = *aliases.first()?;
    let name = anchor::name_of(home).filter(|_| aliases.len() > 1);
    let away = TextEdit {
        range: anchor::span(node)?,
        text: String::new(),
    };
    let ways = copy::in_place(home, name).into_iter();
    let ways = ways.map(|way| way.into_iter().chain([away.clone()]).collect());
    first_same(document, ways.collect())
}

/// The document with merged members written where they are merged: the one at `at`, or all where
/// the edit takes it away.
fn merged_to_own(document: &Document, op: &EditOp, at: &Pointer) -> Option<Document> {
    if let Some(member) = merging(document, at) {
        return member
            .is_alias()
            .then(|| alias_to_copy(document, at))
            .flatten();
    }
    let stays = !matches!(op, EditOp::Remove { at: place } | EditOp::Rename { at: place, .. }
        | EditOp::Reorder { at: place, .. } | EditOp::Move { from: place, .. } if place == at);
    let container = at.parent()?;
    if stays {
        return own_copy(document, &container, &at.last()?);
    }
    let names = merged_names(document, &container)?;
    let mut now = document.clone();
    for name in &names {
        now = own_copy(&now, &container, name)?;
    }
    loop {
        let mapping = now.node(&container)?;
        let merging = mapping.children().find(|child| child.has(Flag::MERGE));
        match merging.map(remove::candidates) {
            Some(ways) => now = first_same(&now, ways)?,
            None => return Some(now),
        }
    }
}

/// The members that a mapping gets from elsewhere.
fn merged_names(document: &Document, container: &Pointer) -> Option<Vec<String>> {
    let mapping = document.node(container)?;
    let elsewhere = |member: &Node<'_>| member.parent().map(Node::id) != Some(mapping.id());
    let merged = mapping.members().filter(|(_, member)| elsewhere(member));
    Some(merged.map(|(name, _)| name.to_owned()).collect())
}

/// The document with a merged member as a member of the mapping itself.
fn own_copy(document: &Document, container: &Pointer, name: &str) -> Option<Document> {
    let mapping = document.node(container)?;
    let member = mapping.get(name)?;
    first_same(document, copy::as_member(member, mapping, name))
}

/// The first way that leaves everything said as it was, and adds no error.
fn first_same(document: &Document, ways: Vec<Vec<TextEdit>>) -> Option<Document> {
    ways.into_iter().find_map(|edits| {
        let new = document.apply(&edits).ok()?;
        let fits = new.errors().len() <= document.errors().len();
        (fits && meaning::is_same(document, &new)).then_some(new)
    })
}
