//! The blocks of one document, and where each begins.
//!
//! In:  blocks as [`crate::cut`] makes them.
//! Out: answers about nodes, wherever they stand.
//! Never: moves a block to another slot, so that an id means the same after an edit elsewhere.

mod place; // blocks come and go

use std::ops::Range;
use std::sync::Arc;

use crate::block::{self, Block, NONE, NodeData};
use crate::changed::BlockId;
use crate::error::Fault;
use crate::node::NodeId;
use crate::{build, merge, names};

pub(crate) use crate::block::{Flag, Style};

/// A place for a block.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// None where a block was removed.
    pub(crate) block: Option<Arc<Block>>,
    /// Where its text begins: at the line of its key in YAML, at the key in JSON.
    pub(crate) start: u32,
    /// Branches of JSON: the place of the closing bracket. `NONE` for all others.
    pub(crate) close: u32,
    /// The branch that it is a member of.
    pub(crate) parent: u32,
}

/// See the module. The outermost block is in the first slot.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    pub(crate) slots: Vec<Slot>,
    /// Slots without a block.
    free: Vec<u32>,
    /// How many blocks have faults.
    n_faulty: usize,
}

impl Tree {
    pub(crate) fn slot(&self, slot: u32) -> Option<&Slot> {
        self.slots.get(slot as usize)
    }

    pub(crate) fn block(&self, slot: u32) -> Option<&Block> {
        self.slot(slot)?.block.as_deref()
    }

    /// The blocks of a branch's members in order; none for a leaf.
    pub(crate) fn members(&self, slot: u32) -> &[u32] {
        let branch = self.block(slot).and_then(|block| block.branch.as_ref());
        branch.map_or(&[], |branch| &branch.members)
    }

    /// A block that has all rows of its values.
    pub(crate) fn leaf(&self, block: BlockId) -> Option<&Arc<Block>> {
        let block = self.slot(block.0)?.block.as_ref();
        block.filter(|block| block.branch.is_none())
    }

    pub(crate) fn root(&self) -> Option<NodeId> {
        let root = first(0);
        self.row(root).map(|_| root)
    }

    /// The row of a node. Its offsets count from its block's beginning, and a branch has no end.
    pub(crate) fn row(&self, id: NodeId) -> Option<&NodeData> {
        self.block(id.block().0)?.row(id.row())
    }

    pub(crate) fn span(&self, id: NodeId) -> Option<Range<usize>> {
        let (start, row) = (self.slot(id.block().0)?.start, self.row(id)?);
        let end = match self.members(id.block().0) {
            [] => start + row.end,
            _ => self.branch_end(id.block().0),
        };
        Some((start + row.start) as usize..end as usize)
    }

    /// A branch ends with its bracket, else with its last value.
    fn branch_end(&self, slot: u32) -> u32 {
        let mut at = slot;
        while let (Some(&last), Some(branch)) = (self.members(at).last(), self.slot(at)) {
            if branch.close != NONE {
                return branch.close + 1;
            }
            at = last;
        }
        let start = self.slot(at).map_or(0, |leaf| leaf.start);
        let row = self.block(at).and_then(|leaf| leaf.row(0));
        start + row.map_or(0, build::end_with_key)
    }

    pub(crate) fn key_span(&self, id: NodeId) -> Option<Range<usize>> {
        let start = self.slot(id.block().0)?.start;
        let row = self.row(id).filter(|row| row.is_member())?;
        Some((start + row.key_start) as usize..(start + row.key_end) as usize)
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let row = self.row(id)?;
        if row.parent != NONE {
            return Some(NodeId::new(id.block(), row.parent));
        }
        let parent = self.slot(id.block().0)?.parent;
        self.block(parent).map(|_| first(parent))
    }

    /// What is written in a container in order, shadowed members included.
    pub(crate) fn children(&self, id: NodeId) -> Children<'_> {
        let (block, blocks) = (id.block(), self.members(id.block().0).iter());
        let rows = self.block(block.0).map(|block| block.children(id.row()));
        Children {
            block,
            rows,
            blocks,
        }
    }

    /// The text from a block's beginning on, and the block.
    fn local<'a>(&'a self, source: &'a str, slot: u32) -> Option<(&'a Block, &'a str)> {
        let start = self.slot(slot)?.start as usize;
        Some((self.block(slot)?, source.get(start..)?))
    }

    /// The scalar's text.
    pub(crate) fn text<'a>(&'a self, source: &'a str, id: NodeId) -> &'a str {
        let local = self.local(source, id.block().0);
        local.map_or("", |(block, source)| block.text(source, id.row()))
    }

    /// The key's text; `None` for items and the root.
    pub(crate) fn key<'a>(&'a self, source: &'a str, id: NodeId) -> Option<&'a str> {
        let (block, source) = self.local(source, id.block().0)?;
        block.key(source, id.row())
    }

    /// The member with that key; the last one where a key is repeated.
    pub(crate) fn member(&self, source: &str, mapping: NodeId, key: &str) -> Option<NodeId> {
        let (block, local) = self.local(source, mapping.block().0)?;
        let Some(branch) = &block.branch else {
            let row = block.member(local, mapping.row(), key)?;
            return Some(NodeId::new(mapping.block(), row));
        };
        let key_of = |slot| self.key(source, first(slot));
        let slot = if branch.table.is_empty() {
            let mut members = branch.members.iter().copied();
            members.find(|&slot| key_of(slot) == Some(key))
        } else {
            names::find(&branch.table, key, key_of)
        };
        slot.map(first)
    }

    /// The member that a mapping gets from elsewhere.
    pub(crate) fn merged(&self, source: &str, mapping: NodeId, key: &str) -> Option<NodeId> {
        let (block, source) = self.local(source, mapping.block().0)?;
        let row = merge::member(block, source, mapping.row(), key)?;
        Some(NodeId::new(mapping.block(), row))
    }

    /// All members of a mapping, its own first.
    pub(crate) fn with_merged(&self, source: &str, mapping: NodeId) -> Vec<NodeId> {
        let local = self.local(source, mapping.block().0);
        let rows = local.map(|(block, source)| merge::members(block, source, mapping.row()));
        let rows = rows.unwrap_or_default().into_iter();
        rows.map(|row| NodeId::new(mapping.block(), row)).collect()
    }

    /// What is wrong with the text, block by block in their order.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut waiting: Vec<u32> = if self.n_faulty == 0 { vec![] } else { vec![0] };
        while let Some(slot) = waiting.pop() {
            waiting.extend(self.members(slot).iter().rev());
            let start = self.slot(slot).map_or(0, |slot| slot.start as usize);
            let own = self.block(slot).map_or(&[][..], |block| &block.faults);
            faults.extend(own.iter().map(|fault| fault.clone().moved(start)));
        }
        faults
    }

    pub(crate) fn n_rows(&self) -> usize {
        let blocks = self.slots.iter().filter_map(|slot| slot.block.as_ref());
        blocks.map(|block| block.rows.len()).sum()
    }
}

/// The node that a block is about.
pub(crate) fn first(slot: u32) -> NodeId {
    NodeId::new(BlockId(slot), 0)
}

/// See [`Tree::children`].
#[derive(Debug, Clone)]
pub(crate) struct Children<'a> {
    block: BlockId,
    rows: Option<block::Children<'a>>,
    blocks: std::slice::Iter<'a, u32>,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if let Some(&slot) = self.blocks.next() {
            return Some(first(slot));
        }
        let row = self.rows.as_mut()?.next()?;
        Some(NodeId::new(self.block, row))
    }
}
