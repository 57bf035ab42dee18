//! What goes on in the background of an open folder.
//!
//! Three loops, each ended by [`super::Workspace::close`]: the model follows the
//! texts, the texts follow the disk, and clients hear of recorded exchanges.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, Weak},
    time::Duration,
};

use tokio::{sync::mpsc, task::JoinHandle, time::sleep};

use super::{Workspace, blocking, lock};
use crate::{
    DiagnosticSeverity,
    model::{Model, Moment},
    recording::Recording,
    traffic_settings::traffic_settings,
    watch::Watcher,
    wire::Event,
};

/// Edits that come closer than this are built together.
const GATHER: Duration = Duration::from_millis(40);
/// Clients hear of exchanges at most this often.
const TELL: Duration = Duration::from_millis(100);

pub(super) fn start(workspace: &Arc<Workspace>) -> Vec<JoinHandle<()>> {
    let weak = || Arc::downgrade(workspace);
    vec![
        tokio::spawn(follow_texts(weak())),
        tokio::spawn(follow_disk(weak())),
        tokio::spawn(tell_of_exchanges(weak())),
    ]
}

/// Rebuilds the model after each change of a text.
async fn follow_texts(workspace: Weak<Workspace>) {
    // What resolving did not find yet is found right after opening.
    let mut first = true;
    loop {
        let Some(workspace) = workspace.upgrade() else {
            return;
        };
        if !first {
            workspace.rebuild.notified().await;
            sleep(GATHER).await;
            rebuild(&workspace).await;
        }
        first = false;
        tell_problems(&workspace).await;
    }
}

async fn rebuild(workspace: &Arc<Workspace>) {
    let causes = std::mem::take(&mut *lock(&workspace.changed_files));
    let what = if causes.is_empty() {
        "what was edited".to_owned()
    } else {
        causes.join(", ")
    };
    let (moment, before) = (Moment::of(&workspace.texts()), workspace.model());
    let Ok(model) = blocking(move || Arc::new(Model::build(moment, &before))).await else {
        return;
    };
    *workspace
        .model
        .write()
        .unwrap_or_else(PoisonError::into_inner) = Arc::clone(&model);
    workspace.rewatch.notify_one();
    workspace.emit(Event::OutlineChanged);
    if workspace.mock.swap(&model, &what).await {
        workspace.emit_mock();
    }
}

async fn tell_problems(workspace: &Arc<Workspace>) {
    let model = workspace.model();
    let n_left_out = workspace.n_left_out;
    let Ok(mut found) = blocking(move || model.diagnostics()).await else {
        return;
    };
    let settings = traffic_settings(&workspace.texts());
    workspace.recording.follow(&settings);
    found.extend(settings.findings);
    if n_left_out > 0 {
        let message =
            format!("{n_left_out} more documents are in this folder; only the first 200 are open.");
        let note = crate::Diagnostic::of_file(".", "too-many-documents", &message);
        found.push(crate::Diagnostic {
            severity: DiagnosticSeverity::Warning,
            ..note
        });
    }
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let of = |severity| u32::try_from(count(severity)).unwrap_or(u32::MAX);
    let (n_errors, n_warnings) = (
        of(DiagnosticSeverity::Error),
        of(DiagnosticSeverity::Warning),
    );
    *workspace
        .diagnostics
        .write()
        .unwrap_or_else(PoisonError::into_inner) = Arc::new(found);
    workspace.emit(Event::ProblemsChanged {
        n_errors,
        n_warnings,
    });
    workspace.emit(Event::DocumentsChanged);
}

/// Takes changes on disk over into the texts.
async fn follow_disk(workspace: Weak<Workspace>) {
    let (tell, mut told) = mpsc::channel(1);
    let mut watcher = Watcher::new(tell);
    loop {
        let Some(workspace) = workspace.upgrade() else {
            return;
        };
        watcher.watch(workspace.root(), file_paths(&workspace).iter());
        tokio::select! {
            heard = told.recv() => {
                if heard.is_none() {
                    return;
                }
                take_over(&workspace).await;
            }
            () = workspace.rewatch.notified() => {}
        }
    }
}

fn file_paths(workspace: &Workspace) -> Vec<PathBuf> {
    let texts = workspace.texts();
    texts
        .files()
        .map(|(id, _)| texts.folder().path_of(id))
        .collect()
}

async fn take_over(workspace: &Arc<Workspace>) {
    let shared = Arc::clone(workspace);
    // A look that ended unexpectedly is made again at the next change.
    let _ = blocking(move || {
        let mut texts = shared.texts();
        let changes = texts.refresh();
        shared.texts_changed(&changes);
    })
    .await;
}

/// Tells clients of new exchanges, at most ten times a second.
async fn tell_of_exchanges(workspace: Weak<Workspace>) {
    let Some(strong) = workspace.upgrade() else {
        return;
    };
    let Recording::On(store) = strong.recording.clone() else {
        return;
    };
    drop(strong);
    let mut progress = store.subscribe();
    // Others may write to the same record.
    let mut last_total = progress.borrow_and_update().total;
    while progress.changed().await.is_ok() {
        let now = *progress.borrow_and_update();
        let Some(workspace) = workspace.upgrade() else {
            return;
        };
        let n_new = u32::try_from(now.total.saturating_sub(last_total)).unwrap_or(u32::MAX);
        last_total = now.total;
        let n_lost = u32::try_from(now.lost_rows).unwrap_or(u32::MAX);
        let last = now.last_id.map(|id| id.to_string()).unwrap_or_default();
        workspace.emit(Event::ExchangesRecorded {
            last,
            n_new,
            n_lost,
        });
        workspace.emit_mock();
        drop(workspace);
        sleep(TELL).await;
    }
}
