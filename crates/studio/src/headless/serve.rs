//! A mock from files: load, check, start, follow the files.

mod control; // the other port
mod follow; // changes of the files
mod keep; // what outlives the mock
mod record; // what the control listener asks the record
mod run; // from the start to the stop

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use mock_core::{ExchangeSink, MockConfig};
use mock_server::{
    Board, Limits, Listen, Recent, RecentSink, ReloadStatus, Reloads, Shared, StartError, start,
};
use mock_store::{StateFileError, StoreError};
use tokio::sync::{mpsc, oneshot};

use self::{
    follow::{Follower, follow},
    keep::{state_for, store_for},
    record::OwnRecord,
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
    recording::Nowhere,
    texts::Texts,
    traffic_settings::traffic_settings,
};

pub use self::{
    control::{ControlOptions, ControlPlace},
    follow::ReloadNotice,
    run::{Losses, MockRun},
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
    /// Where it is controlled, if anywhere.
    pub control: Option<ControlOptions>,
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
    /// The address for control cannot be had (exit code 2).
    #[error("the control listener cannot start: {0}")]
    Control(#[source] StartError),
    /// The record cannot be opened (exit code 2).
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The state cannot be opened (exit code 2).
    #[error(transparent)]
    State(#[from] StateFileError),
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
    refuse_broken(&model, &model.first_diagnostics())?;
    let control = control::port(options.control.as_ref()).await?;
    let settings = traffic_settings(&texts);
    let (store, unrecorded) = store_for(&options, settings.options()).await?;
    let sink: Arc<dyn ExchangeSink> = match &store {
        Some(store) => store.sink(),
        None => Arc::new(Nowhere),
    };
    let recent = Arc::<Recent>::default();
    let sink = match control {
        Some(_) => Arc::new(RecentSink::new(sink, Arc::clone(&recent))),
        None => sink,
    };
    let (sink, log) = logged(sink, options.log);
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
    // A pipe, as the shell's `<(…)` gives one, can be read only once.
    let follows = options.watch && options.specs.iter().all(|spec| spec.is_file());
    let reloads = Arc::new(Reloads::new(ReloadStatus {
        following: follows,
        good_at_ms: server.shared().now_ms(),
        operations: model.n_operations(),
        ..ReloadStatus::default()
    }));
    let record = store.as_ref().map(|store| {
        Arc::new(OwnRecord::new(Arc::clone(store), Arc::clone(&recent)))
            as Arc<dyn mock_server::Record>
    });
    let board = Board::of(&server, recent, Arc::clone(&reloads)).with_record(record);
    let control = control.map(|port| port.serve(board));
    let n_operations = model.n_operations();
    let (checked, served) = (Arc::clone(&model), server.shared().api());
    let diagnostics = tokio::task::spawn_blocking(move || {
        let mut all = checked.problems(&served);
        all.extend(settings.findings);
        all
    });
    let (notices, noticed) = mpsc::channel(64);
    let following = follows.then(|| {
        let (stop, stopped) = oneshot::channel();
        let follower = Follower {
            texts,
            model,
            config: options.config,
            server: Arc::clone(&server),
            store: store.clone(),
            notices,
            reloads,
        };
        (stop, tokio::spawn(follow(follower, stopped)))
    });
    Ok(MockRun {
        server,
        store,
        state,
        following,
        control,
        log,
        reloads: noticed,
        diagnostics,
        n_operations,
        unrecorded,
        state_set_aside,
    })
}

/// With a line about each exchange, where that was asked for.
fn logged(
    sink: Arc<dyn ExchangeSink>,
    format: Option<LogFormat>,
) -> (Arc<dyn ExchangeSink>, Option<mpsc::Receiver<LogLine>>) {
    let Some(format) = format else {
        return (sink, None);
    };
    let (logging, lines) = LoggingSink::new(sink, format);
    (Arc::new(logging), Some(lines))
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
