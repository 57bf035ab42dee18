//! What has been found out in one judgement, so that nothing is asked twice.
//!
//! Schemas that meet in the same third one (`allOf` of `oneOf` of `$ref`) would ask it once for each
//! way that leads there: the ways double with each storey.

use std::{cell::Cell, collections::HashMap};

use foldhash::fast::FixedState;
use oas_model::SchemaId;

use super::{At, Seen, Verdict};

/// Answers that cost less are found again as fast as they are remembered.
const WORTH_KEEPING: u64 = 6;

/// A schema, the schema of the place, the address of the value.
type Key = (SchemaId, SchemaId, usize);

/// Answers that hold wherever the same is asked again.
#[derive(Debug)]
pub(super) struct Memory {
    known: HashMap<Key, (Verdict, Seen), FixedState>,
    /// The outermost open question on which what is being found out depends.
    leans_on: Cell<usize>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            known: HashMap::default(),
            leans_on: Cell::new(usize::MAX),
        }
    }

    pub(super) fn find(&self, id: SchemaId, at: At<'_>) -> Option<&(Verdict, Seen)> {
        match self.known.is_empty() {
            true => None,
            false => self.known.get(&(id, at.whole, at.address())),
        }
    }

    /// Notes that an answer has been taken from a question that is still open.
    pub(super) fn lean_on(&self, place: usize) {
        self.leans_on.set(self.leans_on.get().min(place));
    }

    /// Begins a question; what the ones around it lean on is handed back.
    pub(super) fn begin(&self) -> usize {
        self.leans_on.replace(usize::MAX)
    }

    /// Ends the question at a place. Its answer is kept where it leans on none further out.
    pub(super) fn end(
        &mut self,
        (place, around): (usize, usize),
        (id, at): (SchemaId, At<'_>),
        n_steps: u64,
        answer: (Verdict, &Seen),
    ) {
        let leans_on = self.leans_on.get();
        let stands_alone = leans_on >= place;
        if stands_alone && n_steps >= WORTH_KEEPING {
            let (verdict, seen) = answer;
            let key = (id, at.whole, at.address());
            self.known.insert(key, (verdict, seen.clone()));
        }
        let own = if stands_alone { usize::MAX } else { leans_on };
        self.leans_on.set(around.min(own));
    }
}
