//! The desktop shell: a window, a menu, native dialogs.
//!
//! In:  arguments (`--sample`, or a folder), and what a person does with window and menu.
//! Out: calls of the studio's commands, and its events for the page.
//! Never: knows a document, a mock or a recorded exchange; the studio does.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments; // what to open
mod bridge; // page <-> studio
mod edit; // the Edit menu
mod host; // what the studio borrows from the desktop
mod menu; // the native menu
mod shutdown; // stop mocks, flush records

use std::sync::Arc;

use anyhow::Context;
use studio::{Session, SessionOptions};
use tauri::webview::NewWindowResponse;
use tauri::{App, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder};

use crate::arguments::Open;

fn main() -> anyhow::Result<()> {
    let open = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(open) => open,
        Err(usage) => anyhow::bail!(usage),
    };
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .menu(menu::build)
        .on_menu_event(menu::chosen)
        .invoke_handler(tauri::generate_handler![
            bridge::rpc,
            bridge::rpc_bytes,
            bridge::subscribe
        ])
        .setup(move |app| Ok(start(app, open)?))
        .build(tauri::generate_context!())
        .context("the window system could not be started")?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            shutdown::close(app);
        }
    });
    Ok(())
}

/// Opens the studio, then the window, then what the arguments ask for.
fn start(app: &mut App, open: Open) -> anyhow::Result<()> {
    let host = Arc::new(host::Desktop::new(app.handle().clone()));
    app.manage(Session::start(SessionOptions::default(), host));
    shutdown::on_signals(app.handle());
    let handle = app.handle().clone();
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Specwright")
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        // A link that wants a window of its own belongs into the person's browser.
        .on_new_window(move |address, _| {
            host::open_in_browser(&handle, &address);
            NewWindowResponse::Deny
        })
        .build()
        .context("the window could not be opened")?;
    if let Some((name, payload)) = open.command() {
        bridge::call_from_shell(app.handle(), name, payload);
    }
    Ok(())
}
