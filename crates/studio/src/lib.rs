//! The living workspace: one typed API of commands and events over the engine.
//!
//! In:  commands by name ([`Session::call`]), changes on disk.
//! Out: replies, and [`wire::Event`]s that say what became stale.
//! Never: parses, checks or mocks anything itself, and knows neither Tauri nor a terminal.
//! The service is the single authority for text; panes and windows are its clients.

mod commands; // one short function per command
mod describe; // operations and schemas as a person reads them
mod error; // the one error that clients see
mod exchange_view; // recorded exchanges as a person reads them
mod findings; // what is wrong with an API, once
mod folder; // files of a workspace: find, read, write
pub mod headless; // a mock and its traffic without a session
mod host; // what a shell lends
pub mod host_http;
mod http_client; // the one client
mod mock_control; // the one running mock of a workspace
mod model; // texts -> resolved APIs and problems
mod offsets; // bytes <-> UTF-16
mod outline; // APIs -> rows
mod recording; // a store, or none
mod registry; // the one list of commands
mod remote; // documents of other machines
mod sample; // the sample project inside the program
mod session; // the only mutable state
mod settings; // what a person chose, and recent folders
mod texts; // documents in memory, their versions and files
mod token; // what opens a listener
mod traffic_settings; // what the workspace file says about recording
mod typescript; // generated.ts
mod usual; // folders of the user
mod watch; // changes on disk
pub mod wire; // what travels
mod workspace; // an open folder
mod writing; // what Ctrl+C must not cut in half // the same commands and events for a browser

pub use error::{ApiError, ErrorCode};
pub use headless::diagnostics::{Diagnostic, DiagnosticSeverity};
pub use host::{Host, NoHost};
pub use registry::{COMMANDS, CommandSpec, Tag, dispatch};
pub use session::{EventStream, Session, SessionOptions};
pub use typescript::typescript;
pub use writing::{is_stopped as is_writing_stopped, stop as stop_writing};

/// What a command takes and answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// A JSON value.
    Json(serde_json::Value),
    /// Raw bytes: document text.
    Bytes(bytes::Bytes),
}
