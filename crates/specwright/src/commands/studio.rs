//! `specwright studio`: the studio in a browser.

use std::{process::Stdio, sync::Arc};

use studio::{NoHost, Payload, Session, SessionOptions, host_http};

use super::{interrupted, print, say};
use crate::{args::StudioArgs, exit::Failure};

pub(crate) async fn run(arguments: StudioArgs) -> Result<(), Failure> {
    let options = SessionOptions {
        record: arguments.record.clone(),
        ..SessionOptions::default()
    };
    let session = Session::start(options, Arc::new(NoHost));
    open_first(&session, &arguments).await?;
    let host = host_http::serve(session.clone(), arguments.port)
        .await
        .map_err(Failure::cannot)?;
    if !host.has_ui() {
        say("the interface is not built into this program; the page says how to build it");
    }
    let url = host.url();
    let signal = interrupted()?;
    print(&format!("listening on {url}"))?;
    if !arguments.no_open {
        open_browser(&url);
    }
    signal.await?;
    host.stop().await;
    session.close().await;
    Ok(())
}

/// Opens what the arguments name, before anybody connects.
async fn open_first(session: &Session, arguments: &StudioArgs) -> Result<(), Failure> {
    let (name, payload) = match (&arguments.folder, arguments.sample) {
        (Some(folder), _) => ("workspace.open", serde_json::json!({ "path": folder })),
        (None, true) => ("workspace.openSample", serde_json::Value::Null),
        (None, false) => return Ok(()),
    };
    match session.call(name, Payload::Json(payload)).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::CannotDo {
            message: error.message,
            hint: error.hint,
        }),
    }
}

/// Asks the desktop to open the address. Where there is none, the printed address is enough.
fn open_browser(url: &str) {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let started = std::process::Command::new(program)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        say("open this address in a browser");
    }
}
