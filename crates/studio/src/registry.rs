//! The one list of commands.
//!
//! The dispatcher, the TypeScript client and the contract test are made from it.

use std::pin::Pin;

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    ApiError, ErrorCode, Payload, Session,
    commands::{
        app, document, host, mock, operation, outline, problems, settings, traffic, try_it,
        workspace,
    },
    typescript::TypeList,
    wire,
};

/// A kind of data that clients cache; commands read or stale it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the cached kinds")]
pub enum Tag {
    App,
    Workspace,
    Documents,
    Text,
    Outline,
    Problems,
    Mock,
    Traffic,
    Settings,
}

/// One line of the list, as data.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// `noun.verb`.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Whether the reply is raw bytes.
    pub bytes: bool,
    /// What it reads.
    pub reads: &'static [Tag],
    /// What it makes stale.
    pub stales: &'static [Tag],
}

/// A command at work. Its type is hidden, or the dispatcher's own would be that of all of them.
type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T, ApiError>> + Send + 'a>>;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:literal => $handler:path : $request:ty => $reply:tt $(, reads [$($read:ident),*])? $(, stales [$($stale:ident),*])?;)*) => {
        /// Every command.
        pub const COMMANDS: &[CommandSpec] = &[$(CommandSpec {
            name: $name,
            doc: concat!($($doc),+),
            bytes: commands!(@is_bytes $reply),
            reads: &[$($(Tag::$read),*)?],
            stales: &[$($(Tag::$stale),*)?],
        }),*];

        /// Runs one command.
        ///
        /// # Errors
        /// `unknown_command`, `bad_request`, and what the command itself says.
        pub async fn dispatch(session: &Session, name: &str, payload: Payload) -> Result<Payload, ApiError> {
            match name {
                $($name => {
                    let request: $request = decode(name, payload)?;
                    let work: Work<'_, commands!(@reply $reply)> = Box::pin($handler(session, request));
                    commands!(@encode $reply, work.await?)
                })*
                _ => Err(ApiError::new(ErrorCode::UnknownCommand, format!("There is no command `{name}`."))),
            }
        }

        /// Adds all request and reply types to the list of TypeScript declarations.
        pub(crate) fn visit_types(list: &mut TypeList) {
            $(
                let reply = commands!(@ts $reply, list);
                list.command::<$request>($name, concat!($($doc),+), reply);
            )*
        }
    };
    (@reply bytes) => { bytes::Bytes };
    (@reply $reply:ident) => { wire::$reply };
    (@is_bytes bytes) => { true };
    (@is_bytes $reply:ident) => { false };
    (@encode bytes, $value:expr) => { Ok(Payload::Bytes($value)) };
    (@encode $reply:ident, $value:expr) => {{ let reply: wire::$reply = $value; encode(&reply) }};
    (@ts bytes, $list:expr) => { "ArrayBuffer".to_owned() };
    (@ts $reply:ident, $list:expr) => { $list.add::<wire::$reply>() };
}

commands! {
    /// Says what the application is and which folders were opened before.
    "app.info" => app::info: wire::Empty => AppInfo, reads [App];

    /// Lets a person pick a folder in a native dialog.
    "host.pickFolder" => host::pick_folder: wire::Empty => PickedFolder;

    /// The open workspace.
    "workspace.current" => workspace::current: wire::Empty => WorkspaceReply, reads [Workspace];
    /// Opens a folder; the one that was open is closed and its mock stopped.
    "workspace.open" => workspace::open: wire::OpenWorkspace => WorkspaceReply, stales [App, Workspace, Documents, Outline, Problems, Mock, Traffic];
    /// Copies the sample project to the application's data folder, opens it and starts its mock.
    "workspace.openSample" => workspace::open_sample: wire::Empty => WorkspaceReply, stales [App, Workspace, Documents, Outline, Problems, Mock, Traffic];
    /// Closes the folder and stops its mock.
    "workspace.close" => workspace::close: wire::Empty => WorkspaceReply, stales [App, Workspace, Documents, Outline, Problems, Mock, Traffic];
    /// Lists a folder, for clients without native dialogs.
    "workspace.browse" => workspace::browse: wire::BrowseQuery => BrowsePage;

    /// All documents of the workspace.
    "document.list" => document::list: wire::Empty => DocumentList, reads [Documents];
    /// What the editor needs besides the bytes.
    "document.open" => document::open: wire::DocumentRef => DocumentText, reads [Text];
    /// The text as raw UTF-8; `stale_version` when it is another version by now.
    "document.text" => document::text: wire::TextOf => bytes, reads [Text];
    /// Applies text edits; `stale_version` when they belong to an older text.
    "document.apply" => document::apply: wire::ApplyEdits => Applied, stales [Documents, Outline, Problems];
    /// Sets one value in place; comments, quoting and order stay.
    "document.set" => document::set: wire::SetValue => EditedText, stales [Documents, Outline, Problems];
    /// Writes the text to its file.
    "document.save" => document::save: wire::DocumentRef => Applied, stales [Documents];
    /// Takes the file's text in place of the one in memory (an edit like any other).
    "document.reload" => document::reload: wire::DocumentRef => Applied, stales [Documents, Outline, Problems];
    /// Where a node stands in the text.
    "document.locate" => document::locate: wire::Locate => TextRange, reads [Text];

    /// Rows of the operation tree.
    "outline.page" => outline::page: wire::OutlineQuery => OutlinePage, reads [Outline];
    /// One operation in full.
    "operation.get" => operation::get: wire::GetOperation => OperationView, reads [Outline];
    /// What is wrong with the documents.
    "problems.list" => problems::list: wire::Empty => ProblemList, reads [Problems];

    /// The mock's state.
    "mock.status" => mock::status: wire::Empty => MockView, reads [Mock];
    /// Starts the mock with these settings.
    "mock.start" => mock::start: wire::MockSettings => MockView, stales [Mock];
    /// Stops the mock after the requests in flight.
    "mock.stop" => mock::stop: wire::Empty => MockView, stales [Mock];
    /// Changes the settings of the running mock at once; a new port restarts it.
    "mock.configure" => mock::configure: wire::MockSettings => MockView, stales [Mock];

    /// A page of recorded exchanges, newest first.
    "traffic.page" => traffic::page: wire::TrafficQuery => TrafficPage, reads [Traffic];
    /// One exchange in full.
    "traffic.show" => traffic::show: wire::ExchangeRef => ExchangeView, reads [Traffic];
    /// Rates, times, statuses and sizes of recorded exchanges.
    "traffic.figures" => traffic::figures: wire::FiguresQuery => FiguresView, reads [Traffic];
    /// A recorded request as a command or program.
    "traffic.snippet" => traffic::snippet: wire::SnippetQuery => Snippet, reads [Traffic];
    /// Sends a recorded request again and compares the answers.
    "traffic.replay" => traffic::replay: wire::ReplayRequest => ReplayAnswer, stales [Traffic];
    /// What recorded exchanges say against a document.
    "traffic.drift" => traffic::drift: wire::DriftQuery => DriftView, reads [Traffic, Documents];
    /// Shows or makes the change of a document that takes care of one finding.
    "traffic.fixDrift" => traffic::fix_drift: wire::DriftFix => DriftFixed, stales [Documents, Outline, Problems, Traffic];
    /// Writes recorded exchanges as a HAR file.
    "traffic.har" => traffic::har: wire::HarQuery => HarFile;
    /// A part of a HAR file that was written; empty at its end.
    "traffic.harPart" => traffic::har_part: wire::HarPart => bytes;
    /// Takes a part of a HAR file, of command lines of cURL, or of a collection; the exchanges are recorded after the last.
    "traffic.import" => traffic::import: wire::UploadPart => UploadStep, stales [Traffic];
    /// What fits where a filter is being typed, and what is wrong with it.
    "traffic.complete" => traffic::complete: wire::FilterText => FilterCompletions;
    /// The filters that this workspace keeps.
    "traffic.filters" => traffic::filters: wire::Empty => SavedFilters, reads [Workspace];
    /// Keeps these filters in place of those before.
    "traffic.saveFilters" => traffic::save_filters: wire::SavedFilters => SavedFilters, stales [Workspace];
    /// Deletes all recorded exchanges.
    "traffic.clear" => traffic::clear: wire::Empty => TrafficCleared, stales [Traffic];

    /// Sends a request to the workspace's mock.
    "try.send" => try_it::send: wire::TryRequest => TryAnswer, stales [Traffic];

    /// The settings.
    "settings.get" => settings::get: wire::Empty => Settings, reads [Settings];
    /// Changes settings.
    "settings.set" => settings::set: wire::SettingsChange => Settings, stales [Settings];
}

fn decode<T: DeserializeOwned>(name: &str, payload: Payload) -> Result<T, ApiError> {
    let value = match payload {
        Payload::Json(value) => value,
        Payload::Bytes(bytes) => {
            serde_json::from_slice(&bytes).map_err(|error| bad_payload(name, &error))?
        }
    };
    // A command without a request takes nothing as well as `{}`.
    let value = if value.is_null() {
        serde_json::json!({})
    } else {
        value
    };
    serde_json::from_value(value).map_err(|error| bad_payload(name, &error))
}

fn bad_payload(name: &str, error: &serde_json::Error) -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        format!("The payload of `{name}` does not fit: {error}."),
    )
}

fn encode<T: Serialize>(reply: &T) -> Result<Payload, ApiError> {
    serde_json::to_value(reply)
        .map(Payload::Json)
        .map_err(|error| {
            ApiError::new(
                ErrorCode::Internal,
                format!("The reply cannot be written: {error}."),
            )
        })
}
