//! Which bodies are validated, once the answer is on its way.
//!
//! In:  claims of decisions: the first of each operation, and a few of the rest.
//! Out: counts, and nothing else; what is sent never depends on them.
//! Never: makes an answer wait. One body is validated at a time; what comes meanwhile is let go.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed},
};

use mock_core::{Claim, MockApi};

use crate::Counters;

/// How many bodies of one operation are looked at in any case.
const FIRST: u8 = 3;
/// One in so many of the rest is.
const ONE_IN: u64 = 512;
/// Operations that are told apart; beyond it some share their first bodies.
const SLOTS: usize = 4_096;

/// What has been looked at.
#[derive(Debug)]
pub(crate) struct Checks {
    seen: Box<[AtomicU8]>,
    n_made: AtomicU64,
    busy: AtomicBool,
}

impl Default for Checks {
    fn default() -> Self {
        Self {
            seen: (0..SLOTS).map(|_| AtomicU8::new(0)).collect(),
            n_made: AtomicU64::new(0),
            busy: AtomicBool::new(false),
        }
    }
}

impl Checks {
    /// Another description is served: the first bodies are new ones.
    pub(crate) fn start_anew(&self) {
        self.seen.iter().for_each(|seen| seen.store(0, Relaxed));
    }

    /// Takes one claim: counts it, and has it validated where it is its turn.
    pub(crate) fn take(
        self: &Arc<Self>,
        counters: &Arc<Counters>,
        api: &Arc<MockApi>,
        claim: Claim,
    ) {
        if claim.conflict().is_some() {
            counters.unsatisfiable();
            return;
        }
        if let Some(verdict) = claim.verdict() {
            counters.checked(verdict.is_empty());
            return;
        }
        if !self.is_due(&claim) || self.busy.swap(true, Relaxed) {
            return;
        }
        let (checks, counters, api) = (Arc::clone(self), Arc::clone(counters), Arc::clone(api));
        tokio::task::spawn_blocking(move || {
            let _free = Free(&checks.busy);
            counters.checked(api.check(&claim).is_empty());
        });
    }

    fn is_due(&self, claim: &Claim) -> bool {
        let nth = self.n_made.fetch_add(1, Relaxed);
        let seen = &self.seen[claim.slot() % SLOTS];
        if seen.load(Relaxed) < FIRST {
            seen.fetch_add(1, Relaxed);
            return true;
        }
        nth.is_multiple_of(ONE_IN)
    }
}

/// Lets the next one in, whatever becomes of this one.
struct Free<'b>(&'b AtomicBool);

impl Drop for Free<'_> {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}
