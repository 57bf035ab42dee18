//! What the service tells its clients by itself.

use super::{MockView, Settings, TextChange};

/// One event. Clients pull what they show; events say what became stale.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// Another folder is open, or none; everything is stale.
    WorkspaceChanged {
        /// The folder, `None` on the welcome screen.
        path: Option<String>,
    },
    /// A text changed: by another client, a form, or on disk.
    TextEdited {
        /// The document.
        document: String,
        /// The version before.
        base_version: u32,
        /// The version after.
        version: u32,
        /// In offsets of the version before.
        edits: Vec<TextChange>,
        /// Whether the text now differs from the file.
        dirty: bool,
        /// The client that made the edits (`X-Specwright-Client`), so that it can skip its own echo.
        client: Option<String>,
    },
    /// A document was saved, appeared, or vanished; the list is stale.
    DocumentsChanged,
    /// Operations changed; rows and operation views are stale.
    OutlineChanged,
    /// Problems changed.
    ProblemsChanged {
        /// Errors in all.
        n_errors: u32,
        /// Warnings in all.
        n_warnings: u32,
    },
    /// The mock started, stopped, reloaded, or counted.
    MockChanged {
        /// All about it.
        mock: MockView,
    },
    /// Exchanges were recorded; at most ten events a second.
    ExchangesRecorded {
        /// The newest id.
        last: String,
        /// How many since the last event.
        n_new: u32,
        /// Lost since the store was made.
        n_lost: u32,
    },
    /// The settings changed.
    SettingsChanged {
        /// All of them.
        settings: Settings,
    },
    /// The client missed events and must read everything anew.
    Resync,
}
