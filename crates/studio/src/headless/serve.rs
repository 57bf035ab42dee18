//! A mock from files: load, check, start, follow the files.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use mock_core::MockConfig;
use mock_server::{Limits, Listen, LiveState, Running, Shared, StartError, Totals, start};
use mock_store::{StateFile, StateFileError, Store, StoreError};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use super::{
    LogFormat, LogLine, MockClock,
    diagnostics::{Diagnostic, DiagnosticSeverity},
    load::{LoadOptions, Unreadable, check_file},
    log::LoggingSink,
};
use crate::{
    folder::Folder,
    model::{Model, Moment, is_useless},
    recording::{Nowhere, open_in},
    texts::Texts,
    watch::Watcher,
};

/// Where exchanges are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// In `.specwright/traffic.sqlite` beside the first document.
    Beside,
    /// In this file.
    File(PathBuf),
    /// Nowhere.
    Off,
}

/// What `specwright mock` was asked for.
#[derive(Debug, Clone)]
pub struct MockOptions {
    /// The documents, as they were typed.
    pub specs: Vec<PathBuf>,
    /// An address of this machine.
    pub host: String,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// How the mock behaves.
    pub config: MockConfig,
    /// Which time it goes by.
    pub clock: MockClock,
    /// How much it takes from a client.
    pub limits: Limits,
    /// Where exchanges are kept.
    pub record: Record,
    /// The file that keeps what requests change; in memory where there is none.
    pub state: Option<PathBuf>,
    /// Whether changes of the files are followed.
    pub watch: bool,
    /// How requests are logged, if at all.
    pub log: Option<LogFormat>,
    /// How far references are followed.
    pub load: LoadOptions,
}

/// Why a mock did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartFailure {
    /// A file cannot be read at all (exit code 2).
    #[error(transparent)]
    File(#[from] Unreadable),
    /// A document is not what it should be (exit code 1).
    #[error("the description cannot be used")]
    Invalid(Vec<Diagnostic>),
    /// The address cannot be had (exit code 2).
    #[error(transparent)]
    Listen(#[from] StartError),
    /// The record cannot be opened (exit code 2).
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The state cannot be opened (exit code 2).
    #[error(transparent)]
    State(#[from] StateFileError),
}

/// What a change of the files led to.
#[derive(Debug, Clone)]
pub struct ReloadNotice {
    /// The files.
    pub files: String,
    /// What is wrong with them now; errors mean that the last good state goes on serving.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the last good state goes on serving.
    pub stale: bool,
    /// Operations that are served.
    pub n_operations: usize,
}

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
    server: Arc<Running>,
    store: Option<Arc<Store>>,
    state: Option<Arc<StateFile>>,
    following: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
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

/// Loads the documents and starts to serve them.
///
/// # Errors
/// [`StartFailure`]; nothing is left running.
pub async fn mock(options: MockOptions) -> Result<MockRun, StartFailure> {
    for spec in &options.specs {
        check_file(spec)?;
    }
    let (texts, model) = opened(options.specs.clone(), options.load.clone()).await?;
    let diagnostics = model.first_diagnostics();
    refuse_broken(&model, &diagnostics)?;
    let (store, unrecorded) = store_for(&options).await?;
    let sink: Arc<dyn mock_core::ExchangeSink> = match &store {
        Some(store) => store.sink() as Arc<dyn mock_core::ExchangeSink>,
        None => Arc::new(Nowhere),
    };
    let (sink, log) = match options.log {
        Some(format) => {
            let (logging, lines) = LoggingSink::new(sink, format);
            (
                Arc::new(logging) as Arc<dyn mock_core::ExchangeSink>,
                Some(lines),
            )
        }
        None => (sink, None),
    };
    let (live, state, state_set_aside) = state_for(&options).await?;
    let shared = Shared::new(Arc::new(model.compile(options.config.clone())))
        .with_clock(options.clock.start())
        .with_limits(options.limits.clone())
        .with_state(Arc::new(live));
    let listen = Listen {
        host: options.host.clone(),
        port: options.port,
    };
    let server = Arc::new(start(listen, shared, sink).await?);
    let n_operations = model.n_operations();
    let checked = Arc::clone(&model);
    let diagnostics = tokio::task::spawn_blocking(move || checked.diagnostics_without_lowering());
    let (notices, reloads) = mpsc::channel(64);
    // A pipe, as the shell's `<(…)` gives one, can be read only once.
    let watch = options.watch && options.specs.iter().all(|spec| spec.is_file());
    let following = watch.then(|| {
        let (stop, stopped) = oneshot::channel();
        let follower = Follower {
            texts,
            model,
            config: options.config,
            server: Arc::clone(&server),
            notices,
        };
        (stop, tokio::spawn(follow(follower, stopped)))
    });
    Ok(MockRun {
        server,
        store,
        state,
        following,
        log,
        reloads,
        diagnostics,
        n_operations,
        unrecorded,
        state_set_aside,
    })
}

impl MockRun {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> std::net::SocketAddr {
        self.server.address()
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

/// Reads and resolves the documents. Other machines may take their time to answer, so nobody
/// else waits for them.
///
/// Ids are the paths as typed, so that messages name files the way the person did.
async fn opened(
    specs: Vec<PathBuf>,
    load: LoadOptions,
) -> Result<(Texts, Arc<Model>), StartFailure> {
    let opening = tokio::task::spawn_blocking(move || {
        let folder = Folder::new(Path::new(""));
        let ids: Vec<_> = specs.iter().map(|spec| folder.id_of(spec)).collect();
        let texts = Texts::open(folder, &ids, load.remote());
        let model = Model::build(Moment::of(&texts), &Model::default());
        (texts, Arc::new(model))
    });
    opening.await.map_err(|_| {
        StartFailure::File(Unreadable {
            message: "reading the description was broken off".to_owned(),
            hint: "this is a fault of the program; start it again".to_owned(),
        })
    })
}

/// A document that was never good cannot be served.
fn refuse_broken(model: &Model, diagnostics: &[Diagnostic]) -> Result<(), StartFailure> {
    let broken = model.stale() || model.apis().iter().any(|api| is_useless(api));
    if !broken {
        return Ok(());
    }
    let errors = diagnostics
        .iter()
        .filter(|one| one.severity == DiagnosticSeverity::Error);
    Err(StartFailure::Invalid(errors.cloned().collect()))
}

/// The record, and why there is none where nobody asked for a particular one.
async fn store_for(
    options: &MockOptions,
) -> Result<(Option<Arc<Store>>, Option<String>), StoreError> {
    let opened = match &options.record {
        Record::Off => return Ok((None, None)),
        Record::File(path) => mock_store::open(path).await,
        Record::Beside => {
            let beside = options
                .specs
                .first()
                .and_then(|spec| spec.parent())
                .unwrap_or(Path::new(""));
            match open_in(&beside.join(".specwright")).await {
                // A folder that may not be written is no reason not to serve what is in it.
                Err(
                    error @ (StoreError::Folder { .. }
                    | StoreError::ReadOnly(_)
                    | StoreError::Unreadable { .. }),
                ) => {
                    return Ok((None, Some(error.to_string())));
                }
                opened => opened,
            }
        }
    };
    Ok((Some(Arc::new(opened?)), None))
}

/// What requests change: in memory, or kept by a file; and where a damaged file went.
async fn state_for(
    options: &MockOptions,
) -> Result<(LiveState, Option<Arc<StateFile>>, Option<PathBuf>), StateFileError> {
    let Some(path) = &options.state else {
        return Ok((LiveState::default(), None, None));
    };
    let opened = mock_store::open_state(path).await?;
    let store = Arc::clone(&opened.file) as Arc<dyn mock_core::StateStore>;
    let live = LiveState::with_store(opened.state, store);
    Ok((live, Some(opened.file), opened.set_aside))
}

struct Follower {
    texts: Texts,
    model: Arc<Model>,
    config: MockConfig,
    server: Arc<Running>,
    notices: mpsc::Sender<ReloadNotice>,
}

/// Reloads after each burst of changes until it is stopped.
async fn follow(mut follower: Follower, mut stopped: oneshot::Receiver<()>) {
    let (tell, mut told) = mpsc::channel(1);
    let mut watcher = Watcher::new(tell);
    loop {
        let paths: Vec<_> = follower
            .texts
            .files()
            .map(|(id, _)| PathBuf::from(id))
            .collect();
        let root = paths
            .first()
            .and_then(|path| path.parent())
            .unwrap_or(Path::new(""))
            .to_path_buf();
        watcher.watch(&root, paths.iter());
        tokio::select! {
            _ = &mut stopped => return,
            heard = told.recv() => if heard.is_none() { return },
        }
        let reloaded = tokio::task::spawn_blocking(move || reload(follower)).await;
        let Ok((back, notice)) = reloaded else { return };
        follower = back;
        if let Some(notice) = notice {
            // Nobody reading them is no reason to stop reloading.
            let _ = follower.notices.try_send(notice);
        }
    }
}

fn reload(mut follower: Follower) -> (Follower, Option<ReloadNotice>) {
    let changes = follower.texts.refresh_known();
    if changes.is_empty() {
        return (follower, None);
    }
    let model = Arc::new(Model::build(Moment::of(&follower.texts), &follower.model));
    follower
        .server
        .swap(Arc::new(model.compile(follower.config.clone())));
    let notice = ReloadNotice {
        files: changes.names(),
        diagnostics: model.diagnostics_without_lowering(),
        stale: model.stale(),
        n_operations: model.n_operations(),
    };
    follower.model = model;
    (follower, Some(notice))
}
