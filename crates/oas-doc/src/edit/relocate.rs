//! A value goes to another container.

use super::intent::{Entry, Intent, Want, entries};
use super::place::{self, Reach};
use super::{EditError, TextEdit, insert, lines, remove, rename, reorder, shared, transplant};
use crate::document::{self, Document};
use crate::node::{Node, NodeKind};
use crate::pointer::Pointer;

/// Moves what is at `from` to `to`, a place as it is when `from` is gone (RFC 6902, section 4.4).
pub(super) fn relocate(
    document: &Document,
    from: &Pointer,
    to: &Pointer,
    reach: Reach,
) -> Result<Vec<TextEdit>, EditError> {
    let node = place::entry(document, from, reach)?;
    let parent = node.parent().ok_or(EditError::WholeDocument)?;
    let name = to.last().ok_or(EditError::WholeDocument)?;
    if from == to {
        return Ok(Vec::new());
    }
    if to.starts_with(from) {
        let (from, to) = (from.clone(), to.clone());
        return Err(EditError::IntoItself { from, to });
    }
    shared::check_hidden(node, from, reach)?;
    if from.parent() == to.parent() {
        if parent.kind() == NodeKind::Mapping {
            return rename::rename(document, from, &name, reach);
        }
        let last = parent.children().count().saturating_sub(1);
        return reorder::reorder(document, from, insert::index(to, &name, last)?, reach);
    }
    let now = before_removal(node, parent, from, to);
    let container = place::container(document, &now, reach)?;
    into(node, container, &now)
}

fn into<'a>(node: Node<'a>, container: Node<'a>, to: &Pointer) -> Result<Vec<TextEdit>, EditError> {
    let name = to.last().ok_or(EditError::WholeDocument)?;
    let n_entries = container.children().count();
    let (key, index) = match container.kind() {
        NodeKind::Mapping if document::child(container, &name).is_some() => {
            return Err(EditError::Exists { at: to.clone() });
        }
        NodeKind::Mapping => (Some(name.as_ref()), n_entries),
        _ => (None, insert::index(to, &name, n_entries)?),
    };
    let parent = node.parent().ok_or(EditError::WholeDocument)?;
    let mut wanted = entries(container);
    let want = Want::Old(node);
    wanted.insert(index, Entry { key, want });
    let mut intent = Intent::within(container, wanted).ok_or(EditError::WholeDocument)?;
    intent
        .changed
        .push((parent.id(), remove::without(parent, node)));
    let added = transplant::candidates(node, container, index, key);
    let removed = remove::candidates(node);
    let text = node.document().text();
    let both = added.iter().flat_map(|added| {
        let removed = removed.iter();
        removed.map(move |removed| joined(text, removed, added))
    });
    intent.choose_for(node, to, both.collect())
}

/// Both changes as one. What is added right behind the lines that go takes their place.
fn joined(text: &str, removed: &[TextEdit], added: &[TextEdit]) -> Vec<TextEdit> {
    let mut edits = removed.to_vec();
    for new in added {
        let at = new.range.start;
        let around = edits.iter_mut().find(|edit| {
            let behind = text.get(at..edit.range.end);
            let gone = edit.range.start < at && edit.range.end > at && edit.text.is_empty();
            gone && behind.is_some_and(|rest| rest.trim().is_empty())
        });
        let Some(around) = around else {
            edits.push(new.clone());
            continue;
        };
        let line_end = lines::line_end(text);
        let line = new.text.strip_prefix(line_end).unwrap_or(&new.text);
        around.text = format!("{line}{line_end}");
    }
    edits
}

/// The same place while the item that moves still stands before it.
fn before_removal(node: Node<'_>, parent: Node<'_>, from: &Pointer, to: &Pointer) -> Pointer {
    let list = from.parent().unwrap_or_default();
    if parent.kind() != NodeKind::Sequence || !to.starts_with(&list) {
        return to.clone();
    }
    let own = parent.children().position(|child| child.id() == node.id());
    let depth = list.tokens().count();
    let tokens = to.tokens().enumerate().map(|(at, token)| {
        let index = token.parse::<usize>().ok().filter(|_| at == depth);
        match index {
            Some(index) if own.is_some_and(|own| index >= own) => (index + 1).to_string(),
            _ => token.into_owned(),
        }
    });
    Pointer::from_tokens(tokens)
}
