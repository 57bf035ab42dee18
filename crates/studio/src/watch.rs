//! Changes on disk, told once per burst.
//!
//! Folders are watched, never single files: a file that is saved by renaming another
//! over it is lost to a watch on itself. Our own reading is no change.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Duration,
};

use notify::{
    EventKind, PollWatcher, RecommendedWatcher, RecursiveMode,
    event::{AccessKind, AccessMode},
};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, new_debouncer_opt,
};
use tokio::sync::mpsc;

/// A burst ends when this long nothing happened: long enough for a checkout of many files.
const QUIET: Duration = Duration::from_millis(150);

/// Watches folders until it is dropped.
pub(crate) struct Watcher {
    inner: Inner,
    folders: BTreeSet<PathBuf>,
    /// Why changes are looked for by polling, if they are.
    pub(crate) note: Option<String>,
}

enum Inner {
    Native(Debouncer<RecommendedWatcher, RecommendedCache>),
    Polling(Debouncer<PollWatcher, RecommendedCache>),
    None,
}

impl std::fmt::Debug for Watcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watcher")
            .field("folders", &self.folders)
            .field("note", &self.note)
            .finish()
    }
}

impl Watcher {
    /// A watcher that sends one message per burst. The channel holds one: more would say the same.
    pub(crate) fn new(tell: mpsc::Sender<()>) -> Self {
        let handler = handler(tell.clone());
        match new_debouncer(QUIET, None, handler) {
            Ok(native) => Self {
                inner: Inner::Native(native),
                folders: BTreeSet::new(),
                note: None,
            },
            Err(error) => Self::polling(tell, &error),
        }
    }

    fn polling(tell: mpsc::Sender<()>, error: &notify::Error) -> Self {
        let config = notify::Config::default().with_poll_interval(Duration::from_secs(1));
        let opened = new_debouncer_opt(QUIET, None, handler(tell), RecommendedCache::new(), config);
        let inner = opened.map_or(Inner::None, Inner::Polling);
        let note = format!(
            "The system's file notices are not to be had ({error}); files are looked at every second."
        );
        Self {
            inner,
            folders: BTreeSet::new(),
            note: Some(note),
        }
    }

    /// Watches exactly the folders of these files and `root`.
    pub(crate) fn watch<'a>(&mut self, root: &Path, files: impl Iterator<Item = &'a PathBuf>) {
        let mut wanted: BTreeSet<PathBuf> = files
            .filter_map(|file| Some(file.parent()?.to_path_buf()))
            .collect();
        wanted.insert(root.to_path_buf());
        for folder in wanted.difference(&self.folders.clone()) {
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
            if let Err(error) = watched {
                self.note = Some(format!(
                    "`{}` cannot be watched: {error}.",
                    folder.display()
                ));
            }
        }
        self.folders = wanted;
    }
}

fn handler(tell: mpsc::Sender<()>) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result: DebounceEventResult| {
        let matters = match &result {
            Ok(events) => events.iter().any(|event| is_change(event.kind)),
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
