//! The only mutable state: the open workspace, the settings, who listens.

use std::{
    path::PathBuf,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use futures_util::Stream;
use tokio::sync::broadcast;

use crate::{
    ApiError, ErrorCode, Host, Payload, registry,
    settings::SettingsFile,
    usual,
    wire::Event,
    workspace::{Workspace, lock},
};

/// Events that a slow client may lag behind before it is told to read everything anew.
const EVENT_BUFFER: usize = 1024;

/// Where a session keeps its things.
#[derive(Debug, Clone, Default)]
pub struct SessionOptions {
    /// The application's own folder; the system's usual place when `None`.
    pub data_folder: Option<PathBuf>,
    /// The record of every folder that is opened, a file or the address of a PostgreSQL database;
    /// the folder's own `.specwright/traffic.sqlite` when `None`. What others record there is seen
    /// as it arrives.
    pub record: Option<String>,
}

/// One running service. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Session {
    inner: Arc<Inner>,
    /// Who is calling, so that a client can skip the echo of its own edits.
    client: Option<String>,
}

#[derive(Debug)]
struct Inner {
    record: Option<String>,
    host: Arc<dyn Host>,
    data_folder: PathBuf,
    events: Events,
    settings: Mutex<SettingsFile>,
    workspace: RwLock<Option<Arc<Workspace>>>,
    /// Held while a workspace is opened or closed, so that two never meet.
    switching: tokio::sync::Mutex<()>,
}

/// Events as they come; ends when the session does.
pub type EventStream = Pin<Box<dyn Stream<Item = Event> + Send>>;

/// Sends events to whoever listens; never waits.
#[derive(Debug, Clone)]
pub(crate) struct Events(broadcast::Sender<Event>);

impl Events {
    pub(crate) fn send(&self, event: Event) {
        // Nobody listening is no fault.
        let _ = self.0.send(event);
    }
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn start(options: SessionOptions, host: Arc<dyn Host>) -> Self {
        let data_folder = options.data_folder.unwrap_or_else(usual::data_folder);
        let inner = Inner {
            host,
            events: Events(broadcast::channel(EVENT_BUFFER).0),
            settings: Mutex::new(SettingsFile::open(&data_folder)),
            record: options.record,
            workspace: RwLock::default(),
            switching: tokio::sync::Mutex::default(),
            data_folder,
        };
        Self {
            inner: Arc::new(inner),
            client: None,
        }
    }

    /// The same session, called by a client with this name.
    #[must_use]
    pub fn for_client(&self, client: Option<String>) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            client,
        }
    }

    /// Runs one command of the registry.
    ///
    /// # Errors
    /// [`ApiError`] as the command says.
    pub async fn call(&self, name: &str, payload: Payload) -> Result<Payload, ApiError> {
        registry::dispatch(self, name, payload).await
    }

    /// Events from now on. A reader that lags too far behind gets [`Event::Resync`].
    #[must_use]
    pub fn events(&self) -> EventStream {
        let receiver = self.inner.events.0.subscribe();
        Box::pin(futures_util::stream::unfold(
            receiver,
            |mut receiver| async {
                match receiver.recv().await {
                    Ok(event) => Some((event, receiver)),
                    Err(broadcast::error::RecvError::Lagged(_)) => Some((Event::Resync, receiver)),
                    Err(broadcast::error::RecvError::Closed) => None,
                }
            },
        ))
    }

    /// Stops the mock, flushes the recording and forgets the workspace.
    pub async fn close(&self) {
        let _switching = self.inner.switching.lock().await;
        self.replace_workspace(None).await;
    }

    pub(crate) fn client(&self) -> Option<String> {
        self.client.clone()
    }

    pub(crate) fn host(&self) -> &dyn Host {
        self.inner.host.as_ref()
    }

    pub(crate) fn data_folder(&self) -> &std::path::Path {
        &self.inner.data_folder
    }

    pub(crate) fn settings(&self) -> std::sync::MutexGuard<'_, SettingsFile> {
        lock(&self.inner.settings)
    }

    pub(crate) fn emit(&self, event: Event) {
        self.inner.events.send(event);
    }

    /// The open workspace, if any.
    pub(crate) fn current(&self) -> Option<Arc<Workspace>> {
        self.inner
            .workspace
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// # Errors
    /// `no_workspace` on the welcome screen.
    pub(crate) fn workspace(&self) -> Result<Arc<Workspace>, ApiError> {
        self.current().ok_or_else(|| {
            ApiError::new(ErrorCode::NoWorkspace, "No folder is open.")
                .hint("Open a folder or the sample project first.")
        })
    }

    /// Opens a folder in place of the one that is open.
    pub(crate) async fn open(
        &self,
        path: PathBuf,
        sample: bool,
    ) -> Result<Arc<Workspace>, ApiError> {
        let _switching = self.inner.switching.lock().await;
        let opened = Workspace::open(
            &path,
            sample,
            self.inner.record.as_deref(),
            self.inner.events.clone(),
        )
        .await?;
        self.replace_workspace(Some(Arc::clone(&opened))).await;
        // Not being able to remember the folder is no reason not to open it.
        let _ = self.settings().opened(&opened.view().name, opened.root());
        Ok(opened)
    }

    async fn replace_workspace(&self, with: Option<Arc<Workspace>>) {
        let path = with
            .as_ref()
            .map(|workspace| workspace.root().display().to_string());
        let old = {
            let mut slot = self
                .inner
                .workspace
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *slot, with)
        };
        if let Some(old) = old {
            old.close().await;
        }
        self.emit(Event::WorkspaceChanged { path });
    }
}
