//! Which aliases may be followed.
//!
//! Whoever walks the tree follows aliases without asking, so a cycle, or a few lines that
//! repeat each other a billion times, must not get into it.

use std::collections::HashMap;
use std::ops::Range;

use super::fault;
use crate::build::{Builder, Extent, MAX_DEPTH};

/// How many values all aliases of a document may stand for.
const MAX_REPEATED: u64 = 2_000_000;

/// The row that an alias stands for, and how much that is.
pub(super) type Target = (u32, Extent);

/// The anchors seen so far.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By the parser's number. Without an extent the value has not ended.
    by_id: HashMap<usize, (u32, Option<Extent>)>,
    id_of_row: HashMap<u32, usize>,
    n_repeated: u64,
    told: bool,
}

impl Anchors {
    /// Notes an anchor; 0 is none.
    pub(super) fn define(&mut self, id: usize, row: u32, complete: bool) {
        if id == 0 {
            return;
        }
        let scalar = Extent {
            n_nodes: 1,
            depth: 0,
        };
        self.by_id.insert(id, (row, complete.then_some(scalar)));
        if !complete {
            self.id_of_row.insert(row, id);
        }
    }

    /// Notes that a container has ended.
    pub(super) fn complete(&mut self, row: u32, extent: Extent) {
        let Some(id) = self.id_of_row.remove(&row) else {
            return;
        };
        self.by_id.insert(id, (row, Some(extent)));
    }

    /// What an alias stands for; nothing, and a fault, when that is not safe.
    pub(super) fn follow(
        &mut self,
        id: usize,
        span: &Range<usize>,
        builder: &mut Builder<'_>,
    ) -> Option<Target> {
        let &(row, extent) = self.by_id.get(&id)?;
        let Some(extent) = extent else {
            builder.fault(fault::cycle(span.clone()));
            return None;
        };
        let n_repeated = self.n_repeated.saturating_add(extent.n_nodes);
        if n_repeated > MAX_REPEATED || builder.depth() + extent.depth > MAX_DEPTH {
            if !std::mem::replace(&mut self.told, true) {
                builder.fault(fault::too_much_repeated(span.clone()));
            }
            return None;
        }
        self.n_repeated = n_repeated;
        Some((row, extent))
    }
}
