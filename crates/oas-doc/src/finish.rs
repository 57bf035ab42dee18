//! What can be known only when the table is full: repeated keys, merges, hash tables.

use std::collections::HashMap;

use crate::build::Built;
use crate::document::Syntax;
use crate::error::Fault;
use crate::merge;
use crate::node::NodeKind;
use crate::tree::{Flag, Index, NONE, Tree, first_slot};

/// Mappings with more members than this get a hash table.
const MAX_SEARCHED: usize = 16;

/// Reports after this many are not kept.
const MAX_REPORTS: usize = 100;

/// Completes a table that a reader has filled.
pub(crate) fn finish(source: &str, syntax: Syntax, built: &mut Built) {
    let tree = &mut built.tree;
    let mut members = Vec::new();
    for id in 0..u32::try_from(tree.nodes.len()).unwrap_or(NONE) {
        let mapping = tree
            .row(id)
            .is_some_and(|row| row.kind == NodeKind::Mapping);
        if !mapping {
            continue;
        }
        members.clear();
        members.extend(tree.children(id));
        let repeated = repeated(tree, source, &members);
        if !repeated.is_empty() {
            shadow(tree, source, id, &repeated, &mut built.faults);
        }
        if syntax == Syntax::Yaml {
            mark_merges(tree, source, id, &members, &mut built.faults);
        }
        if members.len() > MAX_SEARCHED {
            index(tree, source, id, &members);
        }
    }
}

/// Members whose key comes again, each with the next one of that key.
fn repeated(tree: &Tree, source: &str, members: &[u32]) -> Vec<(u32, u32)> {
    let key = |id: u32| tree.key(source, id).unwrap_or_default();
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

fn shadow(
    tree: &mut Tree,
    source: &str,
    mapping: u32,
    repeated: &[(u32, u32)],
    faults: &mut Vec<Fault>,
) {
    for &(before, again) in repeated {
        if faults.len() < MAX_REPORTS {
            let key = tree.key(source, again).unwrap_or_default();
            let fault = Fault::new(
                key_span(tree, again),
                format!("The key `{key}` is repeated."),
            );
            let fault = fault.hint("Keep one of the two; until then the last one counts.");
            faults.push(
                fault
                    .related(key_span(tree, before), "It was first given here.")
                    .harmless(),
            );
        }
        if let Some(row) = tree.nodes.get_mut(before as usize) {
            row.set(Flag::SHADOWED);
        }
    }
    if let Some(row) = tree.nodes.get_mut(mapping as usize) {
        row.count = row
            .count
            .saturating_sub(u32::try_from(repeated.len()).unwrap_or(NONE));
    }
}

fn key_span(tree: &Tree, id: u32) -> std::ops::Range<usize> {
    tree.row(id)
        .map_or(0..0, |row| row.key_start as usize..row.key_end as usize)
}

/// Only a plain `<<` merges, and only when it names mappings.
fn mark_merges(
    tree: &mut Tree,
    source: &str,
    mapping: u32,
    members: &[u32],
    faults: &mut Vec<Fault>,
) {
    for &id in members {
        let plain = tree.row(id).is_some_and(|row| !row.has(Flag::KEY_QUOTED));
        if !plain || tree.key(source, id) != Some("<<") {
            continue;
        }
        if merge::mappings(tree, id).is_empty() {
            if faults.len() < MAX_REPORTS {
                let fault = Fault::new(key_span(tree, id), "`<<` merges nothing.");
                faults.push(
                    fault
                        .hint("Give it an alias of a mapping, or a list of them.")
                        .harmless(),
                );
            }
            continue;
        }
        for (row, flag) in [(id, Flag::MERGE), (mapping, Flag::HAS_MERGE)] {
            if let Some(row) = tree.nodes.get_mut(row as usize) {
                row.set(flag);
            }
        }
    }
}

/// An open-addressing table, half empty, so that every search meets a gap.
fn index(tree: &mut Tree, source: &str, node: u32, members: &[u32]) {
    let n_slots = (members.len() * 2).next_power_of_two();
    let mut slots = vec![NONE; n_slots];
    for &id in members {
        let shadowed = tree.row(id).is_none_or(|row| row.has(Flag::SHADOWED));
        if shadowed {
            continue;
        }
        let mut slot = first_slot(tree.key(source, id).unwrap_or_default(), n_slots);
        while slots.get(slot).is_some_and(|&taken| taken != NONE) {
            slot = (slot + 1) % n_slots;
        }
        if let Some(free) = slots.get_mut(slot) {
            *free = id;
        }
    }
    let first_slot = u32::try_from(tree.slots.len()).unwrap_or(NONE);
    tree.slots.append(&mut slots);
    let n_slots = u32::try_from(n_slots).unwrap_or(0);
    tree.indexes.push(Index {
        node,
        first_slot,
        n_slots,
    });
}
