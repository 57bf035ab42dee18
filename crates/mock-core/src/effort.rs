//! How much work one value has taken.
//!
//! In:  steps, as they are made.
//! Out: when to make less, when to stop trying again, when to stop.
//! Never: looks at a clock. Steps are counted, so that equal requests get equal answers on any
//! machine, however busy it is.

use std::cell::Cell;

/// Steps after which members are left out that may be.
const COSY: u64 = 30_000;
/// Steps after which nothing that has been refused is made again.
const PATIENT: u64 = 60_000;
/// Steps for all that is nearly right and is to be made right.
const MENDING: u64 = 12_000;
/// Steps after which nothing more is made at all.
pub(crate) const MOST: u64 = 200_000;
/// Steps that a value counts for which could not be made: much is made in vain before circles that
/// never end are given up.
const FAILURE: u64 = 5;
/// Steps that are left where only the smallest value is asked for.
const LAST: u64 = 40_000;

/// Steps that were made for one value: each part of it that was begun, each schema that was asked
/// about a part of it. One takes about a microsecond.
#[derive(Debug, Default)]
pub(crate) struct Effort {
    n_steps: Cell<u64>,
    n_mending: Cell<u64>,
}

impl Effort {
    /// What is left for the smallest value, after a cosy one has taken too much.
    pub(crate) fn nearly_spent() -> Self {
        let effort = Self::default();
        effort.steps(MOST - LAST);
        effort
    }

    pub(crate) fn step(&self) {
        self.steps(1);
    }

    pub(crate) fn steps(&self, n_steps: u64) {
        self.n_steps.set(self.n_steps.get().saturating_add(n_steps));
    }

    /// Notes that a value could not be made.
    pub(crate) fn failed(&self) {
        self.steps(FAILURE);
    }

    pub(crate) fn n_steps(&self) -> u64 {
        self.n_steps.get()
    }

    /// Whether only what is required should be made from here on.
    pub(crate) fn is_tired(&self) -> bool {
        self.n_steps() > COSY
    }

    /// Whether to be content with the first try.
    pub(crate) fn is_impatient(&self) -> bool {
        self.n_steps() > PATIENT
    }

    /// Notes that the steps since `before` were spent on mending.
    pub(crate) fn mended_since(&self, before: u64) {
        let n_steps = self.n_steps().saturating_sub(before);
        self.n_mending.set(self.n_mending.get() + n_steps);
    }

    /// Whether nothing is to be mended any more.
    pub(crate) fn is_done_mending(&self) -> bool {
        self.n_mending.get() > MENDING || self.is_impatient()
    }

    /// Whether to stop.
    pub(crate) fn is_spent(&self) -> bool {
        self.n_steps() > MOST
    }
}
