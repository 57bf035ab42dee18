//! Blocks come and go.

use std::sync::Arc;

use super::{Slot, Tree, first};
use crate::block::{Branch, NONE};
use crate::build::to_u32;
use crate::cut::Cut;
use crate::names::{self, MAX_SEARCHED};

impl Tree {
    /// The blocks of a whole text.
    pub(crate) fn new(root: Cut, text: &str) -> Self {
        let mut tree = Self::default();
        tree.place(root, NONE, None, text);
        tree
    }

    /// Gives a new block and its members slots; the block that one, if it is named, which has to
    /// be free.
    pub(crate) fn place(&mut self, cut: Cut, parent: u32, slot: Option<u32>, text: &str) -> u32 {
        let slot = slot.unwrap_or_else(|| self.free_slot());
        let members = cut.members.into_iter();
        let members: Vec<u32> = members
            .map(|member| self.place(member, slot, None, text))
            .collect();
        let mut block = cut.block;
        self.n_faulty += usize::from(!block.faults.is_empty());
        if !members.is_empty() {
            block.branch = Some(self.branch(members, text));
        }
        if let Some(place) = self.slots.get_mut(slot as usize) {
            *place = Slot {
                block: Some(Arc::new(block)),
                start: cut.start,
                close: cut.close,
                parent,
            };
        }
        slot
    }

    /// Tells every block where it begins now, by where it began.
    pub(crate) fn shift(&mut self, moved: impl Fn(usize) -> usize) {
        for slot in self.slots.iter_mut().filter(|slot| slot.block.is_some()) {
            // The outermost block begins with the text, as its first member may do.
            if slot.parent != NONE {
                slot.start = to_u32(moved(slot.start as usize));
            }
            if slot.close != NONE {
                slot.close = to_u32(moved(slot.close as usize));
            }
        }
    }

    /// Takes a block away, with its members.
    pub(crate) fn remove(&mut self, slot: u32) {
        let mut waiting = vec![slot];
        while let Some(slot) = waiting.pop() {
            waiting.extend(self.members(slot));
            let place = self.slots.get_mut(slot as usize);
            let Some(block) = place.and_then(|place| place.block.take()) else {
                continue;
            };
            self.n_faulty -= usize::from(!block.faults.is_empty());
            self.free.push(slot);
        }
    }

    /// Takes a certain slot out of the free ones.
    pub(crate) fn claim(&mut self, slot: u32) {
        self.free.retain(|&free| free != slot);
    }

    /// Gives a branch other members; they have slots already.
    pub(crate) fn set_members(&mut self, slot: u32, members: Vec<u32>, text: &str) {
        let branch = self.branch(members, text);
        let place = self.slots.get_mut(slot as usize);
        if let Some(block) = place.and_then(|place| place.block.as_mut()) {
            let mut new = (**block).clone();
            if let Some(row) = new.rows.first_mut() {
                row.count = to_u32(branch.members.len());
            }
            new.branch = Some(branch);
            *block = Arc::new(new);
        }
    }

    fn branch(&self, members: Vec<u32>, text: &str) -> Branch {
        let key_of = |slot| self.key(text, first(slot)).unwrap_or_default();
        let table = if members.len() > MAX_SEARCHED {
            names::table(&members, key_of)
        } else {
            Vec::new()
        };
        Branch { members, table }
    }

    fn free_slot(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot {
                block: None,
                start: 0,
                close: NONE,
                parent: NONE,
            });
            to_u32(self.slots.len() - 1)
        })
    }
}
