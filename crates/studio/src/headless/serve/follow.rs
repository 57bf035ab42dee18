//! The files of a running mock are followed: one reload after each burst of changes.
//!
//! In:  changes on disk.
//! Out: another API for the server, a notice for whoever reads them, the status for control.
//! Never: takes the last good API away because a file is broken or gone.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use mock_core::MockConfig;
use mock_server::{Fault, Reloads, Running};
use mock_store::Store;
use tokio::sync::{mpsc, oneshot};

use crate::{
    headless::diagnostics::{Diagnostic, DiagnosticSeverity},
    model::{Model, Moment},
    texts::Texts,
    traffic_settings::traffic_settings,
    watch::Watcher,
};

/// Faults that the control listener shows at most.
const MAX_FAULTS: usize = 100;

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

pub(super) struct Follower {
    pub(super) texts: Texts,
    pub(super) model: Arc<Model>,
    pub(super) config: MockConfig,
    pub(super) server: Arc<Running>,
    pub(super) store: Option<Arc<Store>>,
    pub(super) notices: mpsc::Sender<ReloadNotice>,
    pub(super) reloads: Arc<Reloads>,
}

/// Reloads after each burst of changes until it is stopped.
pub(super) async fn follow(mut follower: Follower, mut stopped: oneshot::Receiver<()>) {
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
    let served = Arc::new(model.compile(follower.config.clone()));
    follower.server.swap(Arc::clone(&served));
    let settings = traffic_settings(&follower.texts);
    if let Some(store) = &follower.store {
        settings.apply_to(store);
    }
    let mut diagnostics = model.problems(&served);
    diagnostics.extend(settings.findings);
    let notice = ReloadNotice {
        files: changes.names(),
        diagnostics,
        stale: model.stale(),
        n_operations: model.n_operations(),
    };
    follower.model = model;
    follower.note(&notice);
    (follower, Some(notice))
}

impl Follower {
    /// Tells whoever asks the control listener.
    fn note(&self, notice: &ReloadNotice) {
        let now_ms = self.server.shared().now_ms();
        let matters =
            |one: &&Diagnostic| !notice.stale || one.severity == DiagnosticSeverity::Error;
        let faults = notice.diagnostics.iter().filter(matters);
        self.reloads.change(|status| {
            status.reloads += 1;
            status.at_ms = Some(now_ms);
            if !notice.stale {
                status.good_at_ms = now_ms;
            }
            status.files.clone_from(&notice.files);
            status.stale = notice.stale;
            status.operations = notice.n_operations;
            status.faults = faults.take(MAX_FAULTS).map(fault).collect();
        });
    }
}

fn fault(one: &Diagnostic) -> Fault {
    Fault {
        code: one.code.clone(),
        message: one.message.clone(),
        file: one.file.clone(),
        pointer: one.pointer.clone(),
        line: one.line,
        column: one.column,
    }
}
