//! What travels between the service and its clients.
//!
//! Plain structs in camelCase, no 64-bit integers (JavaScript rounds them), no
//! type of a lower crate. TypeScript sees exactly these (`generated.ts`).
//! Offsets into text are UTF-16 code units, as editors in a webview count.

/// Derives what every wire type needs.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $ty:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $ty),* }
    )*};
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$variant_meta])* $variant),* }
    )*};
}

mod again;
mod app;
mod document;
mod drift;
mod event;
mod exchange_file;
mod figures;
mod filter;
mod mock;
mod operation;
mod outline;
mod problem;
mod traffic;
mod try_it;
mod workspace;

pub use again::{
    AnswerDifference, ReplayAnswer, ReplayOutcome, ReplayRequest, Snippet, SnippetForm,
    SnippetQuery,
};
pub use app::{
    AppInfo, Density, Empty, PickedFolder, RecentWorkspace, Settings, SettingsChange, Theme,
};
pub use document::{
    Applied, ApplyEdits, DocumentList, DocumentRef, DocumentSummary, DocumentText, EditedText,
    Locate, SetValue, TextChange, TextOf, TextRange,
};
pub use drift::{DriftFinding, DriftFix, DriftFixed, DriftQuery, DriftView};
pub use event::Event;
pub use exchange_file::{HarFile, HarPart, HarQuery, UploadPart, UploadStep};
pub use figures::{Figures, FiguresQuery, FiguresView, OperationFigures, SlotFigures};
pub use filter::{FilterCompletion, FilterCompletions, FilterText, SavedFilters};
pub use mock::{MockCounters, MockSettings, MockState, MockView, Reload};
pub use operation::{
    CredentialView, GetOperation, MediaTypeView, OperationView, ParameterView, RequestBodyView,
    ResponseView, SchemaRow,
};
pub use outline::{Grouping, OutlinePage, OutlineQuery, OutlineRow, OutlineRowKind};
pub use problem::{Problem, ProblemList, ProblemSeverity};
pub use traffic::{
    BodyView, ExchangeRef, ExchangeRow, ExchangeView, HeaderView, MessageView, StreamMessageView,
    TraceStep, TrafficCleared, TrafficPage, TrafficQuery, ViolationView,
};
pub use try_it::{TryAnswer, TryRequest};
pub use workspace::{
    BrowseEntry, BrowsePage, BrowseQuery, OpenWorkspace, WorkspaceReply, WorkspaceView,
};
