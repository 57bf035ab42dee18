//! The end: mocks stop, records reach the disk.

use std::time::Duration;

use studio::Session;
use tauri::{AppHandle, Manager, async_runtime};

/// Longer than any request in flight should take, shorter than a person's patience.
const PATIENCE: Duration = Duration::from_secs(5);

/// Called once, when the last window is closed or the program is told to end.
pub(crate) fn close(app: &AppHandle) {
    let Some(session) = app.try_state::<Session>() else {
        return;
    };
    let session = session.inner().clone();
    async_runtime::block_on(async move {
        // After the patience the disk keeps what has reached it so far.
        let _ = tokio::time::timeout(PATIENCE, session.close()).await;
    });
}

/// SIGTERM and SIGINT end the program as its menu does.
pub(crate) fn on_signals(app: &AppHandle) {
    let app = app.clone();
    async_runtime::spawn(async move {
        if signalled().await.is_ok() {
            app.exit(0);
        }
    });
}

#[cfg(unix)]
async fn signalled() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn signalled() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
