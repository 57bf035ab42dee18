//! What a lowered part was read from, beside its own place.
//!
//! A part reads its own node and everything below it, and it jumps to other places by
//! references only. So the targets of its references say when it has to be lowered again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use oas_doc::BlockId;

use crate::{DocumentId, Origin};

/// A block of one document of the set.
pub(crate) type Block = (DocumentId, BlockId);

/// The block that holds a place.
pub(crate) fn block_of(origin: Origin) -> Block {
    (origin.document, origin.node.block())
}

/// Collected while a part is lowered.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    blocks: RefCell<BTreeSet<Block>>,
    is_broken: Cell<bool>,
    by_subtypes: Cell<bool>,
    n_objects: Cell<usize>,
}

impl Steps {
    /// Counts one object more, and says how many there are.
    pub(crate) fn count_object(&self) -> usize {
        self.n_objects.set(self.n_objects.get() + 1);
        self.n_objects.get()
    }

    /// Something at this place was read.
    pub(crate) fn went_to(&self, origin: Origin) {
        self.blocks.borrow_mut().insert(block_of(origin));
    }

    /// Something was looked for and is not there: any change may bring it.
    pub(crate) fn found_nothing(&self) {
        self.is_broken.set(true);
    }

    /// It was asked which schemas extend which.
    pub(crate) fn asked_for_subtypes(&self) {
        self.by_subtypes.set(true);
    }

    /// Everything that was read by another part is read by this one.
    pub(crate) fn include(&self, other: &Footprint) {
        self.blocks.borrow_mut().extend(&other.blocks);
        self.is_broken.set(self.is_broken.get() || other.is_broken);
        self.by_subtypes
            .set(self.by_subtypes.get() || other.by_subtypes);
    }

    pub(crate) fn finish(self) -> Footprint {
        Footprint {
            blocks: self.blocks.into_inner().into_iter().collect(),
            is_broken: self.is_broken.get(),
            by_subtypes: self.by_subtypes.get(),
        }
    }
}

/// What a part was read from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Footprint {
    blocks: Box<[Block]>,
    is_broken: bool,
    by_subtypes: bool,
}

/// What is no longer as it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stale {
    /// Changed blocks, and all that hold one of them.
    pub(crate) blocks: BTreeSet<Block>,
    /// Whether other schemas extend others than before.
    pub(crate) subtypes: bool,
}

impl Stale {
    /// What is stale by the one or by the other.
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self {
            blocks: self.blocks.union(&other.blocks).copied().collect(),
            subtypes: self.subtypes || other.subtypes,
        }
    }
}

impl Footprint {
    /// Whether all that was read is still as it was.
    pub(crate) fn holds(&self, stale: &Stale) -> bool {
        let is_stale = |block| stale.blocks.contains(block);
        let lost_subtypes = self.by_subtypes && stale.subtypes;
        !(self.is_broken || lost_subtypes || self.blocks.iter().any(is_stale))
    }
}
