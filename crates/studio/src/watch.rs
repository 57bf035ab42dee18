//! Changes on disk, told once per burst.
//!
//! Folders are watched, never single files: a file that is saved by renaming another
//! over it is lost to a watch on itself. Our own reading is no change.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use notify::{
    EventKind, PollWatcher, RecommendedWatcher, RecursiveMode,
    event::{AccessKind, AccessMode},
};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, new_debouncer_opt,
};
use oas_doc::Syntax;
use tokio::sync::mpsc;

use crate::workspace::lock;

/// A burst ends when this long nothing happened: long enough for a checkout of many files.
const QUIET: Duration = Duration::from_millis(150);

/// Watches folders until it is dropped.
pub(crate) struct Watcher {
    inner: Inner,
    interest: Arc<Mutex<Interest>>,
    /// Folders whose watch is alive; one that is away is wanted but not watched.
    watched: BTreeSet<PathBuf>,
    tell: mpsc::Sender<()>,
    /// Why changes are looked for by polling, if they are.
    pub(crate) note: Option<String>,
}

enum Inner {
    Native(Debouncer<RecommendedWatcher, RecommendedCache>),
    Polling(Debouncer<PollWatcher, RecommendedCache>),
    None,
}

/// What a change has to be about. A record that is written beside the documents is no news.
#[derive(Debug, Default)]
struct Interest {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
    /// A watched folder went or came back: its watch may be dead.
    lost: bool,
}

impl Interest {
    fn is_about(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Syntax::of_path(&name).is_some() || self.files.iter().any(|file| file.ends_with(&*name))
    }

    /// Whether this event matters; remembers folders that went or came back.
    fn hears(&mut self, event: &notify::Event) -> bool {
        let folder = event.paths.iter().any(|path| self.folders.contains(path));
        if folder && !matches!(event.kind, EventKind::Access(_)) {
            self.lost = true;
        }
        is_change(event.kind) && (folder || event.paths.iter().any(|path| self.is_about(path)))
    }
}

impl std::fmt::Debug for Watcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watcher")
            .field("interest", &self.interest)
            .field("note", &self.note)
            .finish_non_exhaustive()
    }
}

impl Watcher {
    /// A watcher that sends one message per burst. The channel holds one: more would say the same.
    pub(crate) fn new(tell: mpsc::Sender<()>) -> Self {
        let interest = Arc::new(Mutex::new(Interest::default()));
        match new_debouncer(QUIET, None, handler(tell.clone(), Arc::clone(&interest))) {
            Ok(native) => Self {
                inner: Inner::Native(native),
                interest,
                watched: BTreeSet::new(),
                tell,
                note: None,
            },
            Err(error) => Self::polling(tell, interest, &error),
        }
    }

    fn polling(
        tell: mpsc::Sender<()>,
        interest: Arc<Mutex<Interest>>,
        error: &notify::Error,
    ) -> Self {
        let config = notify::Config::default().with_poll_interval(Duration::from_secs(1));
        let handler = handler(tell.clone(), Arc::clone(&interest));
        let opened = new_debouncer_opt(QUIET, None, handler, RecommendedCache::new(), config);
        let inner = opened.map_or(Inner::None, Inner::Polling);
        let note = format!(
            "The system's file notices are not to be had ({error}); files are looked at every second."
        );
        Self {
            inner,
            interest,
            watched: BTreeSet::new(),
            tell,
            note: Some(note),
        }
    }

    /// Watches exactly the folders of these files and `root`.
    ///
    /// Where a watch begins a look is due: what happened just before it was told to nobody.
    pub(crate) fn watch<'a>(&mut self, root: &Path, files: impl Iterator<Item = &'a PathBuf>) {
        let files: BTreeSet<PathBuf> = files.cloned().collect();
        let mut folders: BTreeSet<PathBuf> = files
            .iter()
            .filter_map(|file| Some(file.parent()?.to_path_buf()))
            .collect();
        folders.insert(root.to_path_buf());
        let lost = {
            let mut interest = lock(&self.interest);
            interest.files = files;
            interest.folders.clone_from(&folders);
            std::mem::take(&mut interest.lost)
        };
        let old = std::mem::take(&mut self.watched);
        for folder in old {
            if !lost && folders.contains(&folder) {
                self.watched.insert(folder);
            } else {
                self.unwatch_folder(&folder);
            }
        }
        let new: Vec<_> = folders.difference(&self.watched).cloned().collect();
        let begun: Vec<_> = new
            .into_iter()
            .filter(|folder| self.watch_folder(folder))
            .collect();
        if !begun.is_empty() {
            self.watched.extend(begun);
            // Full means that a look is already due.
            let _ = self.tell.try_send(());
        }
    }

    fn watch_folder(&mut self, folder: &Path) -> bool {
        let target = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let watched = match &mut self.inner {
            Inner::Native(debouncer) => debouncer.watch(target, RecursiveMode::NonRecursive),
            Inner::Polling(debouncer) => debouncer.watch(target, RecursiveMode::NonRecursive),
            Inner::None => Ok(()),
        };
        if let Err(error) = &watched {
            // It may be away for a moment; the folder above tells when it is back.
            self.note = Some(format!(
                "`{}` cannot be watched: {error}.",
                target.display()
            ));
        }
        watched.is_ok()
    }

    fn unwatch_folder(&mut self, folder: &Path) {
        let target = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        // A folder that is gone took its watch with it.
        let _ = match &mut self.inner {
            Inner::Native(debouncer) => debouncer.unwatch(target),
            Inner::Polling(debouncer) => debouncer.unwatch(target),
            Inner::None => Ok(()),
        };
    }
}

fn handler(
    tell: mpsc::Sender<()>,
    interest: Arc<Mutex<Interest>>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result: DebounceEventResult| {
        let matters = match &result {
            Ok(events) => {
                let mut interest = lock(&interest);
                // All of them are heard: each may say that a watch is dead.
                events.iter().filter(|event| interest.hears(event)).count() > 0
            }
            // An overflow says only that something was missed.
            Err(_) => true,
        };
        if matters {
            // Full means that a look is already due.
            let _ = tell.try_send(());
        }
    }
}

fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}
