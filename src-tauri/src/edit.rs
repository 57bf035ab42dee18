//! The Edit menu.
//!
//! macOS and Windows bring these lines themselves. On Linux they would do nothing without another library,
//! so WebKit is told directly; the usual keys reach the page without the menu.

use tauri::menu::{Submenu, SubmenuBuilder};
use tauri::{AppHandle, WebviewWindow, Wry};

#[cfg(not(target_os = "linux"))]
pub(crate) fn menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let menu = SubmenuBuilder::new(app, "Edit").undo().redo().separator();
    menu.cut().copy().paste().select_all().build()
}

#[cfg(target_os = "linux")]
pub(crate) fn menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Edit")
        .text("Undo", "Undo")
        .text("Redo", "Redo")
        .separator()
        .text("Cut", "Cut")
        .text("Copy", "Copy")
        .text("Paste", "Paste")
        .text("SelectAll", "Select all")
        .build()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn run(_: &WebviewWindow, _: &str) {}

/// Undo and redo go to the page as keys, because an editor keeps a history of its own.
#[cfg(target_os = "linux")]
pub(crate) fn run(window: &WebviewWindow, command: &str) {
    let told = match command {
        "Undo" => window.eval(key("false", "undo")),
        "Redo" => window.eval(key("true", "redo")),
        "Cut" | "Copy" | "Paste" | "SelectAll" => tell_webkit(window, command),
        _ => Ok(()),
    };
    // A window that is closing has nothing left to edit.
    drop(told);
}

#[cfg(target_os = "linux")]
fn key(shift: &str, fallback: &str) -> String {
    format!(
        "{{ const key = new KeyboardEvent('keydown', {{ key: 'z', code: 'KeyZ', ctrlKey: true, \
         shiftKey: {shift}, bubbles: true, cancelable: true }}); \
         if ((document.activeElement ?? document.body).dispatchEvent(key)) document.execCommand('{fallback}'); }}"
    )
}

#[cfg(target_os = "linux")]
fn tell_webkit(window: &WebviewWindow, command: &str) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    let command = command.to_owned();
    window.with_webview(move |view| view.inner().execute_editing_command(&command))
}
