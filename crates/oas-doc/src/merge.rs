//! `<<` in YAML mappings: members that come from another mapping.
//!
//! A mapping's own members win, then earlier merged mappings win over later ones.
//! Source: the `merge` type of YAML 1.1, which `OpenAPI` tools still honour.
//!
//! Each mapping is looked at once per question, so cycles and repetition cost nothing.
//! A `<<` and the mapping that it names stand in one block.

use std::collections::HashSet;

use crate::block::{Block, Flag, NONE};
use crate::node::NodeKind;

/// How many mappings one question may visit; further ones are left out.
const MAX_MAPPINGS: usize = 1_000;

/// The member that `mapping` gets from elsewhere. `source` is the text from the block's beginning.
pub(crate) fn member(block: &Block, source: &str, mapping: u32, key: &str) -> Option<u32> {
    if !block.row(mapping)?.has(Flag::HAS_MERGE) {
        return None;
    }
    let mut others = sources(block, mapping).into_iter().skip(1);
    others.find_map(|id| {
        let member = block.member(source, id, key)?;
        let row = block.row(member)?;
        (!row.has(Flag::MERGE)).then_some(member)
    })
}

/// All members of `mapping`, its own first.
pub(crate) fn members(block: &Block, source: &str, mapping: u32) -> Vec<u32> {
    let mut seen = HashSet::new();
    let mut members = Vec::new();
    for from in sources(block, mapping) {
        let shown = block.children(from).filter(|&id| {
            let row = block.row(id);
            row.is_some_and(|row| !row.has(Flag::SHADOWED) && !row.has(Flag::MERGE))
        });
        members.extend(shown.filter(|&id| {
            let key = block.key(source, id);
            key.is_some_and(|key| seen.insert(key))
        }));
    }
    members
}

/// `mapping` and every mapping merged into it, the strongest first.
fn sources(block: &Block, mapping: u32) -> Vec<u32> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![mapping];
    while let Some(id) = waiting.pop() {
        if order.len() == MAX_MAPPINGS || !seen.insert(id) {
            continue;
        }
        order.push(id);
        let mut merged = merged_by(block, id);
        merged.reverse();
        waiting.append(&mut merged);
    }
    order
}

/// The mappings that the `<<` of this mapping names, in order.
fn merged_by(block: &Block, mapping: u32) -> Vec<u32> {
    if !block
        .row(mapping)
        .is_some_and(|row| row.has(Flag::HAS_MERGE))
    {
        return Vec::new();
    }
    let values = block.children(mapping).filter(|&id| {
        block
            .row(id)
            .is_some_and(|row| row.has(Flag::MERGE) && !row.has(Flag::SHADOWED))
    });
    values
        .flat_map(|id| mappings(block, id))
        .take(MAX_MAPPINGS)
        .collect()
}

/// A mapping itself, or the mappings in a sequence; nothing for anything else.
pub(crate) fn mappings(block: &Block, id: u32) -> Vec<u32> {
    let id = target(block, id);
    match block.row(id).map(|row| row.kind) {
        Some(NodeKind::Mapping) => vec![id],
        Some(NodeKind::Sequence) => block
            .children(id)
            .map(|item| target(block, item))
            .filter(|&item| {
                block
                    .row(item)
                    .is_some_and(|row| row.kind == NodeKind::Mapping)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn target(block: &Block, id: u32) -> u32 {
    match block.row(id) {
        Some(row) if row.has(Flag::ALIAS) => row.first_child,
        Some(_) => id,
        None => NONE,
    }
}
