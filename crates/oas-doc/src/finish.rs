//! What can be known only when a block is full: repeated keys, merges, tables of names.

use std::collections::HashMap;

use crate::block::{Block, Flag, Index, NONE};
use crate::document::Syntax;
use crate::error::Fault;
use crate::names::{self, MAX_SEARCHED};
use crate::node::NodeKind;
use crate::{build::MAX_FAULTS, merge};

/// Completes a block that a reader has filled. `source` is the text from its beginning on.
pub(crate) fn finish(source: &str, syntax: Syntax, block: &mut Block) {
    let mut members = Vec::new();
    for id in 0..block.n_rows() {
        let mapping = block
            .row(id)
            .is_some_and(|row| row.kind == NodeKind::Mapping);
        if !mapping {
            continue;
        }
        members.clear();
        members.extend(block.children(id));
        let repeated = repeated(block, source, &members);
        if !repeated.is_empty() {
            shadow(block, source, id, &repeated);
        }
        if syntax == Syntax::Yaml {
            mark_merges(block, source, id, &members);
        }
        if members.len() > MAX_SEARCHED {
            index(block, source, id, &members);
        }
    }
}

/// Members whose key comes again, each with the next one of that key.
pub(crate) fn repeated(block: &Block, source: &str, members: &[u32]) -> Vec<(u32, u32)> {
    let key = |id: u32| block.key(source, id).unwrap_or_default();
    let mut pairs = Vec::new();
    if members.len() <= MAX_SEARCHED {
        for (at, &id) in members.iter().enumerate() {
            let rest = members.get(at + 1..).unwrap_or_default();
            let again = rest.iter().find(|&&other| key(other) == key(id));
            pairs.extend(again.map(|&other| (id, other)));
        }
        return pairs;
    }
    let mut seen = HashMap::with_capacity(members.len());
    for &id in members {
        pairs.extend(seen.insert(key(id), id).map(|before| (before, id)));
    }
    pairs
}

fn shadow(block: &mut Block, source: &str, mapping: u32, repeated: &[(u32, u32)]) {
    for &(before, again) in repeated {
        if block.faults.len() < MAX_FAULTS {
            let key = block.key(source, again).unwrap_or_default();
            let fault = Fault::new(
                key_span(block, again),
                format!("The key `{key}` is repeated."),
            );
            let fault = fault.hint("Keep one of the two; until then the last one counts.");
            block.faults.push(
                fault
                    .related(key_span(block, before), "It was first given here.")
                    .harmless(),
            );
        }
        if let Some(row) = block.rows.get_mut(before as usize) {
            row.set(Flag::SHADOWED);
        }
    }
    if let Some(row) = block.rows.get_mut(mapping as usize) {
        row.count = row
            .count
            .saturating_sub(u32::try_from(repeated.len()).unwrap_or(NONE));
    }
}

fn key_span(block: &Block, id: u32) -> std::ops::Range<usize> {
    block
        .row(id)
        .map_or(0..0, |row| row.key_start as usize..row.key_end as usize)
}

/// Only a plain `<<` merges, and only when it names mappings.
fn mark_merges(block: &mut Block, source: &str, mapping: u32, members: &[u32]) {
    for &id in members {
        let plain = block.row(id).is_some_and(|row| !row.has(Flag::KEY_QUOTED));
        if !plain || block.key(source, id) != Some("<<") {
            continue;
        }
        if merge::mappings(block, id).is_empty() {
            if block.faults.len() < MAX_FAULTS {
                let fault = Fault::new(key_span(block, id), "`<<` merges nothing.");
                block.faults.push(
                    fault
                        .hint("Give it an alias of a mapping, or a list of them.")
                        .harmless(),
                );
            }
            continue;
        }
        for (row, flag) in [(id, Flag::MERGE), (mapping, Flag::HAS_MERGE)] {
            if let Some(row) = block.rows.get_mut(row as usize) {
                row.set(flag);
            }
        }
    }
}

fn index(block: &mut Block, source: &str, row: u32, members: &[u32]) {
    let shown = members.iter().copied().filter(|&id| {
        let row = block.row(id);
        row.is_some_and(|row| !row.has(Flag::SHADOWED))
    });
    let shown: Vec<u32> = shown.collect();
    let mut table = names::table(&shown, |id| block.key(source, id).unwrap_or_default());
    let start = u32::try_from(block.table.len()).unwrap_or(NONE);
    block.table.append(&mut table);
    let end = u32::try_from(block.table.len()).unwrap_or(NONE);
    block.indexes.push(Index { row, start, end });
}
