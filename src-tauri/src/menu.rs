//! The native menu.
//!
//! Each line is a command of the studio or something that the window itself does.

use serde_json::json;
use tauri::menu::{
    AboutMetadata, Menu, MenuBuilder, MenuEvent, MenuItemBuilder, Submenu, SubmenuBuilder,
};
use tauri::{AppHandle, Manager, Wry, async_runtime};

use crate::{bridge, edit};

/// Builds it once, at the start.
pub(crate) fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let menu = MenuBuilder::new(app);
    // macOS has a menu of the app itself before all others.
    #[cfg(target_os = "macos")]
    let menu = {
        let own = SubmenuBuilder::new(app, "Specwright")
            .about(Some(about(app)))
            .separator();
        menu.item(
            &own.hide()
                .hide_others()
                .show_all()
                .separator()
                .quit()
                .build()?,
        )
    };
    menu.items(&[&file(app)?, &edit::menu(app)?, &view(app)?, &help(app)?])
        .build()
}

fn file(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let open = MenuItemBuilder::with_id("open", "Open folder…").accelerator("CmdOrCtrl+O");
    let quit = MenuItemBuilder::with_id("quit", "Quit").accelerator("CmdOrCtrl+Q");
    SubmenuBuilder::new(app, "File")
        .item(&open.build(app)?)
        .text("sample", "Open sample")
        .separator()
        .text("close", "Close workspace")
        .separator()
        .item(&quit.build(app)?)
        .build()
}

fn view(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let theme = SubmenuBuilder::new(app, "Theme")
        .text("theme:system", "As the system")
        .text("theme:light", "Light")
        .text("theme:dark", "Dark");
    SubmenuBuilder::new(app, "View")
        .item(&theme.build()?)
        .separator()
        .fullscreen()
        .build()
}

fn help(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Help")
        .about_with_text("About Specwright", Some(about(app)))
        .build()
}

fn about(app: &AppHandle) -> AboutMetadata<'static> {
    let info = app.package_info();
    AboutMetadata {
        name: Some("Specwright".to_owned()),
        version: Some(info.version.to_string()),
        license: Some("MIT OR Apache-2.0".to_owned()),
        ..AboutMetadata::default()
    }
}

/// Does what the chosen line says.
pub(crate) fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "open" => open_folder(app),
        "sample" => bridge::call_from_shell(app, "workspace.openSample", json!({})),
        "close" => bridge::call_from_shell(app, "workspace.close", json!({})),
        "quit" => app.exit(0),
        other => {
            if let Some(theme) = other.strip_prefix("theme:") {
                bridge::call_from_shell(app, "settings.set", json!({ "theme": theme }));
            } else if let Some(window) = app.get_webview_window("main") {
                edit::run(&window, other);
            }
        }
    }
}

/// The dialog, then the folder.
fn open_folder(app: &AppHandle) {
    let app = app.clone();
    async_runtime::spawn(async move {
        if let Some(folder) = crate::host::pick_folder(&app).await {
            let path = folder.to_string_lossy();
            bridge::call_from_shell(&app, "workspace.open", json!({ "path": path }));
        }
    });
}
