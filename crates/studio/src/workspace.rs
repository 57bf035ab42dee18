//! An open folder: texts, the model made from them, the mock, the recording.

mod tasks; // what goes on in the background

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use tokio::{sync::Notify, task::JoinHandle};

use crate::{
    ApiError, Diagnostic, ErrorCode,
    folder::Folder,
    mock_control::MockControl,
    model::{Model, Moment},
    offsets,
    recording::Recording,
    session::Events,
    texts::{DiskChanges, TextChanged, TextFile, Texts},
    traffic_settings::traffic_settings,
    wire::{DocumentSummary, Event, WorkspaceView},
};

/// The folder that is open. Shared by the session and its background tasks.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    sample: bool,
    n_left_out: usize,
    texts: Mutex<Texts>,
    model: RwLock<Arc<Model>>,
    diagnostics: RwLock<Arc<Vec<Diagnostic>>>,
    pub(crate) mock: MockControl,
    pub(crate) recording: Recording,
    /// Names of files that changed on disk since the last build.
    changed_files: Mutex<Vec<String>>,
    rebuild: Notify,
    rewatch: Notify,
    events: Events,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Workspace {
    /// Opens a folder: reads its documents, resolves them and begins to watch.
    ///
    /// # Errors
    /// `file` when it is not a folder that can be read.
    pub(crate) async fn open(
        root: &Path,
        sample: bool,
        record: Option<&str>,
        events: Events,
    ) -> Result<Arc<Self>, ApiError> {
        let root = readable_folder(root)?;
        let folder = Folder::new(&root);
        let (texts, n_left_out, model) = blocking(move || {
            let found = folder.discover();
            let texts = Texts::open(folder, &found.entries, None);
            let model = Model::build(Moment::of(&texts), &Model::default());
            (texts, found.n_left_out, model)
        })
        .await?;
        let options = traffic_settings(&texts).options();
        let recording = match record {
            Some(record) => Recording::elsewhere(record, options).await,
            None => Recording::of_workspace(&root, options).await,
        };
        let first = model.first_diagnostics();
        let workspace = Arc::new(Self {
            root,
            sample,
            n_left_out,
            texts: Mutex::new(texts),
            model: RwLock::new(Arc::new(model)),
            diagnostics: RwLock::new(Arc::new(first)),
            mock: MockControl::default(),
            recording,
            changed_files: Mutex::default(),
            rebuild: Notify::new(),
            rewatch: Notify::new(),
            events,
            tasks: Mutex::default(),
        });
        let started = tasks::start(&workspace);
        lock(&workspace.tasks).extend(started);
        Ok(workspace)
    }

    /// Stops the mock, the background tasks and the recording, in this order.
    pub(crate) async fn close(&self) {
        self.mock.stop().await;
        for task in lock(&self.tasks).drain(..) {
            task.abort();
        }
        if let Recording::On(store) = &self.recording {
            store.close().await;
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn texts(&self) -> MutexGuard<'_, Texts> {
        lock(&self.texts)
    }

    pub(crate) fn model(&self) -> Arc<Model> {
        Arc::clone(&self.model.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn diagnostics(&self) -> Arc<Vec<Diagnostic>> {
        Arc::clone(
            &self
                .diagnostics
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    pub(crate) fn emit(&self, event: Event) {
        self.events.send(event);
    }

    pub(crate) fn emit_mock(&self) {
        self.emit(Event::MockChanged {
            mock: self.mock.view(&self.recording),
        });
    }

    /// Tells clients of a changed text and has everything made anew from it.
    pub(crate) fn text_changed(&self, changed: &TextChanged, client: Option<String>) {
        self.emit(Event::TextEdited {
            document: changed.id.clone(),
            base_version: changed.base_version,
            version: changed.version,
            edits: offsets::to_changes(changed.before.text(), &changed.edits),
            dirty: changed.dirty,
            client,
        });
        self.rebuild.notify_one();
    }

    /// The same for what a look at the disk brought.
    pub(crate) fn texts_changed(&self, changes: &DiskChanges) {
        if changes.is_empty() {
            return;
        }
        lock(&self.changed_files).push(changes.names());
        for changed in &changes.edited {
            self.text_changed(changed, None);
        }
        self.emit(Event::DocumentsChanged);
        self.rebuild.notify_one();
    }

    pub(crate) fn view(&self) -> WorkspaceView {
        WorkspaceView {
            name: Folder::new(&self.root).name(),
            path: self.root.display().to_string(),
            sample: self.sample,
            documents: self.summaries(),
        }
    }

    /// Entry documents first, then the others, each in order of path.
    pub(crate) fn summaries(&self) -> Vec<DocumentSummary> {
        let model = self.model();
        let diagnostics = self.diagnostics();
        let texts = self.texts();
        let mut all: Vec<_> = texts
            .files()
            .map(|(id, file)| summary(id, file, &model, &diagnostics))
            .collect();
        all.sort_by_key(|one| !one.entry);
        all
    }
}

fn summary(
    id: &str,
    file: &TextFile,
    model: &Model,
    diagnostics: &[Diagnostic],
) -> DocumentSummary {
    let api = model.entry(id).and_then(|entry| entry.api.as_ref());
    let title = api
        .map(|api| api.info().title.clone())
        .filter(|title| !title.is_empty());
    let name = || id.rsplit('/').next().unwrap_or(id).to_owned();
    let n_problems = diagnostics
        .iter()
        .filter(|one| one.file == id && one.severity != crate::DiagnosticSeverity::Note);
    DocumentSummary {
        id: id.to_owned(),
        title: title.unwrap_or_else(name),
        openapi: api.map(|api| crate::describe::version_text(api.version()).to_owned()),
        entry: file.entry,
        n_operations: api.map_or(0, |api| {
            u32::try_from(api.operations().len()).unwrap_or(u32::MAX)
        }),
        n_problems: u32::try_from(n_problems.count()).unwrap_or(u32::MAX),
        dirty: file.dirty(),
        conflict: file.conflict.is_some(),
        version: file.version,
    }
}

fn readable_folder(root: &Path) -> Result<PathBuf, ApiError> {
    let at = root.display().to_string();
    let fail = |message: String, hint: &str| {
        Err(ApiError::new(ErrorCode::File, message)
            .hint(hint)
            .at(at.clone()))
    };
    match std::fs::metadata(root) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => {
            return fail(
                format!("`{at}` is a file, not a folder."),
                "Open the folder that it is in.",
            );
        }
        Err(error) => {
            return fail(
                format!("`{at}` cannot be opened: {error}."),
                "Check the path and its permissions.",
            );
        }
    }
    if let Err(error) = std::fs::read_dir(root) {
        return fail(
            format!("`{at}` cannot be read: {error}."),
            "Check the folder's permissions.",
        );
    }
    Ok(plain_canonical(root))
}

/// The absolute path, without the `\\?\` form on Windows.
fn plain_canonical(path: &Path) -> PathBuf {
    if cfg!(windows) {
        return std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    }
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs work that takes long off the event loop.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        ApiError::new(
            ErrorCode::Internal,
            "This is a fault of Specwright: a step ended unexpectedly.",
        )
        .hint("The log has the details. The documents are as they were.")
    })
}
