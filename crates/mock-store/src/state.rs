//! The state of a mock in a file of its own.
//!
//! In:  changes, in the order in which they were made, through [`StateStore`].
//! Out: the state that a killed process left, when the file is opened again.
//! Never: a change that was reported safe and is not in the file (the report waits for the
//! transaction, unless the disk fails, which is counted), or two processes on one file.

mod error; // why there is no state file
mod open; // a path    -> a state, and a file that is ours alone
mod read; // rows      -> a state
mod write; // a change  -> a row
mod writer; // changes   -> transactions

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use mock_core::{Committed, State, StateChange, StateStore};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

pub use error::StateFileError;
pub use open::{open_state, open_state_with};

/// A state with the file that keeps it.
#[derive(Debug)]
pub struct OpenedState {
    /// What the file held.
    pub state: State,
    /// Takes changes.
    pub file: Arc<StateFile>,
    /// Where a damaged file was moved, if there was one; the state is then empty.
    pub set_aside: Option<PathBuf>,
}

/// How the file fares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateHealth {
    /// Changes that are in memory only: they are tried again and again.
    pub unsaved: u64,
    /// Changes that were given up, because too many were waiting.
    pub lost: u64,
    /// What the disk said last; it stays when the disk is well again.
    pub reason: Option<String>,
}

/// Changes of one decision, and who waits for them.
#[derive(Debug)]
struct Handed {
    changes: Vec<StateChange>,
    safe: oneshot::Sender<()>,
}

/// A state file that is open. No other process can open it meanwhile.
#[derive(Debug)]
pub struct StateFile {
    /// Without a limit: every request waits for its own changes, and requests are limited.
    changes: Mutex<Option<mpsc::UnboundedSender<Handed>>>,
    health: Arc<Mutex<StateHealth>>,
    writing: Mutex<Option<JoinHandle<()>>>,
}

impl StateFile {
    /// How the file fares.
    #[must_use]
    pub fn health(&self) -> StateHealth {
        lock(&self.health).clone()
    }

    /// Writes what waits and lets go of the file.
    pub async fn close(&self) {
        lock(&self.changes).take();
        let writing = lock(&self.writing).take();
        if let Some(writing) = writing {
            // It ends when everything is written, or cannot be.
            let _ = writing.await;
        }
    }
}

impl StateStore for StateFile {
    fn commit(&self, changes: Vec<StateChange>) -> Committed {
        let (safe, waiting) = oneshot::channel();
        if let Some(sender) = lock(&self.changes).as_ref() {
            // A writer that has ended drops this, and nobody waits.
            let _ = sender.send(Handed { changes, safe });
        }
        Box::pin(async {
            // Dropped without a word when the file is closed.
            let _ = waiting.await;
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
