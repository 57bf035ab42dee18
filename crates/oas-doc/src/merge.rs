//! `<<` in YAML mappings: members that come from another mapping.
//!
//! A mapping's own members win, then earlier merged mappings win over later ones.
//! Source: the `merge` type of YAML 1.1, which `OpenAPI` tools still honour.
//!
//! Each mapping is looked at once per question, so cycles and repetition cost nothing.

use std::collections::HashSet;

use crate::document::Document;
use crate::node::NodeKind;
use crate::tree::{Flag, NONE, Tree};

/// How many mappings one question may visit; further ones are left out.
const MAX_MAPPINGS: usize = 1_000;

/// The member that `mapping` gets from elsewhere.
pub(crate) fn member(document: &Document, mapping: u32, key: &str) -> Option<u32> {
    if !document.tree().row(mapping)?.has(Flag::HAS_MERGE) {
        return None;
    }
    let sources = sources(document.tree(), mapping);
    let mut others = sources.into_iter().skip(1);
    others.find_map(|id| {
        let member = document.tree().member(document.text(), id, key)?;
        document
            .tree()
            .row(member)
            .is_some_and(|row| !row.has(Flag::MERGE))
            .then_some(member)
    })
}

/// All members of `mapping`, its own first.
pub(crate) fn members(document: &Document, mapping: u32) -> Vec<u32> {
    let tree = document.tree();
    let mut seen = HashSet::new();
    let mut members = Vec::new();
    for source in sources(tree, mapping) {
        for id in tree.children(source) {
            let hidden = tree
                .row(id)
                .is_none_or(|row| row.has(Flag::SHADOWED) || row.has(Flag::MERGE));
            if !hidden
                && tree
                    .key(document.text(), id)
                    .is_some_and(|key| seen.insert(key))
            {
                members.push(id);
            }
        }
    }
    members
}

/// `mapping` and every mapping merged into it, the strongest first.
fn sources(tree: &Tree, mapping: u32) -> Vec<u32> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![mapping];
    while let Some(id) = waiting.pop() {
        if order.len() == MAX_MAPPINGS || !seen.insert(id) {
            continue;
        }
        order.push(id);
        let mut merged = merged_by(tree, id);
        merged.reverse();
        waiting.append(&mut merged);
    }
    order
}

/// The mappings that the `<<` of this mapping names, in order.
fn merged_by(tree: &Tree, mapping: u32) -> Vec<u32> {
    if !tree
        .row(mapping)
        .is_some_and(|row| row.has(Flag::HAS_MERGE))
    {
        return Vec::new();
    }
    let values = tree.children(mapping).filter(|&id| {
        tree.row(id)
            .is_some_and(|row| row.has(Flag::MERGE) && !row.has(Flag::SHADOWED))
    });
    values
        .flat_map(|id| mappings(tree, id))
        .take(MAX_MAPPINGS)
        .collect()
}

/// A mapping itself, or the mappings in a sequence; nothing for anything else.
pub(crate) fn mappings(tree: &Tree, id: u32) -> Vec<u32> {
    let id = target(tree, id);
    match tree.row(id).map(|row| row.kind) {
        Some(NodeKind::Mapping) => vec![id],
        Some(NodeKind::Sequence) => tree
            .children(id)
            .map(|item| target(tree, item))
            .filter(|&item| {
                tree.row(item)
                    .is_some_and(|row| row.kind == NodeKind::Mapping)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn target(tree: &Tree, id: u32) -> u32 {
    match tree.row(id) {
        Some(row) if row.has(Flag::ALIAS) => row.first_child,
        Some(_) => id,
        None => NONE,
    }
}
