//! A mock that serves, from its start to its stop.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use mock_server::{Running, Totals};
use mock_store::{Recovered, StateFile, Store};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use super::{control::ControlPlace, follow::ReloadNotice};
use crate::headless::{LogLine, diagnostics::Diagnostic};

/// What could not be recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    /// Exchanges that are missing.
    pub rows: u64,
    /// Exchanges without their bodies.
    pub bodies: u64,
    /// What the disk said; `None` when it was only too slow.
    pub reason: Option<String>,
}

/// A mock that serves.
#[derive(Debug)]
pub struct MockRun {
    pub(super) server: Arc<Running>,
    pub(super) store: Option<Arc<Store>>,
    pub(super) state: Option<Arc<StateFile>>,
    pub(super) following: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
    /// Where it is controlled, if anywhere.
    pub control: Option<ControlPlace>,
    /// Lines to print, where a log was asked for.
    pub log: Option<mpsc::Receiver<LogLine>>,
    /// Reloads, where the files are followed.
    pub reloads: mpsc::Receiver<ReloadNotice>,
    /// What was found, once; looked for while it serves, and none of it keeps it from serving.
    pub diagnostics: JoinHandle<Vec<Diagnostic>>,
    /// Operations that are served.
    pub n_operations: usize,
    /// Why nothing is recorded, where that was not asked for.
    pub unrecorded: Option<String>,
    /// Where a damaged state was put aside, if there was one.
    pub state_set_aside: Option<PathBuf>,
}

impl MockRun {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// The damaged record that was set aside when this one was opened, if there was one.
    #[must_use]
    pub fn recovered(&self) -> Option<Recovered> {
        self.store.as_ref()?.health().recovered
    }

    /// What has happened so far.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.server.counters().totals()
    }

    /// How many exchanges were lost so far, with the reason where the disk gave one.
    #[must_use]
    pub fn losses(&self) -> Losses {
        losses_of(self.store.as_deref())
    }

    /// Changes that the state's file does not have, with the reason; nothing without a file.
    #[must_use]
    pub fn unsaved(&self) -> Losses {
        let health = self.state.as_ref().map(|state| state.health());
        health.map_or_else(Losses::default, |health| Losses {
            rows: health.unsaved + health.lost,
            bodies: 0,
            reason: health.reason,
        })
    }

    /// Finishes requests in flight, writes the record, and ends; says what was lost in all.
    pub async fn stop(self) -> Losses {
        drop(self.control);
        if let Some((stop, following)) = self.following {
            drop(stop);
            // It holds the other handle of the server.
            let _ = following.await;
        }
        if let Some(server) = Arc::into_inner(self.server) {
            server.stop().await;
        }
        if let Some(state) = &self.state {
            state.close().await;
        }
        if let Some(store) = &self.store {
            store.close().await;
        }
        losses_of(self.store.as_deref())
    }
}

fn losses_of(store: Option<&Store>) -> Losses {
    store
        .map(Store::health)
        .map_or_else(Losses::default, |health| Losses {
            rows: health.lost_rows,
            bodies: health.lost_bodies,
            reason: health.last_failure.map(|failure| failure.text),
        })
}
