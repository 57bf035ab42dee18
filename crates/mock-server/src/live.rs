//! What requests have changed, shared by all of them.
//!
//! In:  decisions that are made while the state stands still.
//! Out: the same decisions; what they change is applied before any later one is made.
//! Never: waits for the disk under a lock, or lets two decisions change the state at once.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use mock_core::{Committed, Decision, State, StateOp, StateStore};
use tokio::sync::Mutex;

/// A state with the store that keeps it, if there is one.
#[derive(Debug, Default)]
pub struct LiveState {
    state: RwLock<State>,
    /// Held by the one request that is about to change something. The others wait as tasks: a thread
    /// that waited would answer nobody meanwhile.
    turn: Mutex<()>,
    store: Option<Arc<dyn StateStore>>,
}

impl LiveState {
    /// A state in memory.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self {
            state: RwLock::new(state),
            turn: Mutex::default(),
            store: None,
        }
    }

    /// A state whose changes are kept by a store.
    #[must_use]
    pub fn with_store(state: State, store: Arc<dyn StateStore>) -> Self {
        Self {
            state: RwLock::new(state),
            turn: Mutex::default(),
            store: Some(store),
        }
    }

    /// Reads it; nothing changes meanwhile, so that this must be short.
    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        // What panics under the lock has not changed anything yet.
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies operations that no request decided. The future ends when they are safe.
    pub fn apply(&self, ops: &[StateOp]) -> Option<Committed> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        self.apply_to(&mut state, ops)
    }

    /// Takes everything over from another state. The future ends when it is safe.
    pub fn replace(&self, other: State) -> Option<Committed> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let changes = state.replace(other);
        self.store.as_ref().map(|store| store.commit(changes))
    }

    /// Decides, and applies what was decided as one step.
    ///
    /// Requests are decided side by side, but one after another where they `may_change` something.
    /// One that changes something is decided once more, alone, if the state has changed in
    /// between all the same.
    pub(crate) async fn decide(
        &self,
        may_change: bool,
        decide: impl Fn(&State) -> Decision,
    ) -> (Decision, Option<Committed>) {
        let _turn = match may_change {
            true => Some(self.turn.lock().await),
            false => None,
        };
        let (version, decision) = {
            let state = self.read();
            (state.version(), decide(&state))
        };
        if decision.state_ops.is_empty() {
            return (decision, None);
        }
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let decision = if state.version() == version {
            decision
        } else {
            decide(&state)
        };
        let committed = self.apply_to(&mut state, &decision.state_ops);
        (decision, committed)
    }

    /// The changes reach the store in the order in which they were made: the lock is held.
    fn apply_to(&self, state: &mut State, ops: &[StateOp]) -> Option<Committed> {
        let changes = state.apply(ops);
        let store = self.store.as_ref().filter(|_| !changes.is_empty())?;
        Some(store.commit(changes))
    }
}
