//! What the studio borrows from the desktop.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

use tauri::{AppHandle, Url};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Native dialogs.
#[derive(Debug, Clone)]
pub(crate) struct Desktop(AppHandle);

impl Desktop {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self(app)
    }
}

impl studio::Host for Desktop {
    fn native_dialogs(&self) -> bool {
        true
    }

    fn pick_folder(&self) -> Pin<Box<dyn Future<Output = Option<PathBuf>> + Send + '_>> {
        Box::pin(pick_folder(&self.0))
    }
}

/// Asks with the system's own dialog; `None` when the person cancels.
pub(crate) async fn pick_folder(app: &AppHandle) -> Option<PathBuf> {
    let (send, picked) = tokio::sync::oneshot::channel();
    let dialog = app
        .dialog()
        .file()
        .set_title("Open a folder with OpenAPI documents");
    dialog.pick_folder(move |folder| {
        let _ = send.send(folder);
    });
    picked
        .await
        .ok()
        .flatten()
        .and_then(|folder| folder.into_path().ok())
}

/// Opens an address of the web in the person's own browser; other schemes are not ours to start.
pub(crate) fn open_in_browser(app: &AppHandle, address: &Url) {
    if matches!(address.scheme(), "http" | "https") {
        let _ = app.opener().open_url(address.as_str(), None::<&str>);
    }
}
