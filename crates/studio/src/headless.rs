//! A mock and its traffic without a session: what the command line needs.
//!
//! In:  options as a person typed them, resolved but not checked.
//! Out: a running mock, or what is wrong, as data for a terminal to draw.

mod bundle; // many files as one
mod clock; // which time a mock goes by
pub mod diagnostics; // problems as data
mod edit; // one change to one file
mod fmt; // files in one layout
mod load; // a description with everything it refers to
mod log; // one line a request
mod outline; // what a description contains
mod resolve; // what stands at a place
mod resources; // what a description is about
mod serve; // a mock from files
mod split; // one file as many
mod state; // the state of a mock that runs elsewhere
mod to_yaml; // a file as YAML
mod traffic; // the record
mod units; // sizes and times as people write them
mod upgrade; // a newer version
mod validate; // the structure of documents

pub use bundle::{BundleOptions, BundleText, Notation, bundle, is_error};
pub use clock::MockClock;
pub(crate) use edit::unified;
pub use edit::{AsJson, Change, EditFailure, Edited, SharedValue, edit, to_json};
pub use fmt::{FmtOptions, Formatted, fmt};
pub use load::{LoadOptions, Loaded, Unreadable, load};
pub use log::{LogFormat, LogLine};
pub use mock_core::{
    AuthMode, BasePath, Cors, DataMode, DelayMs, EntityRecord, IdentityRow, ListRow, Locale,
    MissedPair, MockConfig, RateLimit, ResourceReport, ResourceRow, RoleRow, UnknownIds,
    ValidateMode, WorldMode,
};
pub use mock_server::{Limits, Listen, Totals};
pub use outline::{Outline, OutlineOperation, outline};
pub use resolve::{Resolved, Stop, resolve};
pub use resources::resources;
pub use serve::{
    ControlOptions, ControlPlace, Losses, MockOptions, MockRun, Record, ReloadNotice, StartFailure,
    mock,
};
pub use split::{SplitFolder, SplitOptions, split};
pub use state::{
    ControlClient, EntityQuery, ResourceState, Touched, state_list, state_reset, state_restore,
    state_seed, state_show, state_snapshot, state_snapshot_to,
};
pub use to_yaml::{AsYaml, to_yaml};
pub use traffic::{
    Credential, Depth, Difference, DriftDocument, DriftFailure, DriftFinding, DriftQuery,
    DriftReport, DriftSighting, ExampleQuery, Exemplified, Expectation, Feed, Figures, Fix, Flow,
    Found, Hit, Imported, InferQuery, Inferred, Keep, NearMiss, OperationFigures, Outcome, Pace,
    Pruned, Refill, ReplayOptions, ReplayReport, Replayed, SlotFigures, SnippetKind, StatsQuery,
    TrafficFailure, TrafficList, TrafficStats, Verdict, drift, example, expect, har, import, infer,
    list, prune, replay, search, show, snippet, stats, tail,
};
pub(crate) use traffic::{import_into, observed};
pub use units::{parse_size, parse_time};
pub use upgrade::{NoteKind, UpgradeNote, UpgradeOptions, UpgradedFiles, Version, upgrade};
pub use validate::{Validated, validate};
