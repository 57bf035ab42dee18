//! The mock as a function: `decide(api, env, state, request) -> Decision`.
//!
//! In:  one [`Request`], the compiled [`MockApi`], and the [`State`] that earlier requests left.
//! Out: one [`Decision`], which says what to send, what to do besides, and why.
//! Never: reads a clock, a random source, a file or a socket. All of these
//! arrive in [`Env`], so equal input gives equal output.

mod agree; // values that must agree
mod answer; // operation      -> body and headers
mod book; // schemas, worked out once
mod check; // value + schema -> violations
mod claim; // that a body satisfies its schema
mod clash; // the same operation in two documents
mod coding; // gzip and the like
mod config; // how a mock is meant to behave
mod cors; // what browsers ask before they ask
mod decide; // the pipeline
mod decision; // what is decided, and why
mod draw; // chance that can be repeated
mod effort; // steps of work, counted
mod exchange; // what is recorded
mod fakers; // name + seed    -> realistic leaf
mod fits; // value + schema -> the keyword it breaks
mod generate; // schema + seed  -> value
mod judge; // exchange         -> how it differs from the document
mod kept; // what was worked out already
mod locale; // where generated people live
mod masked; // what stands for a secret
mod media; // media types as structure
mod message; // what comes in and goes out
mod mock_api; // APIs made ready
mod negotiate; // Accept, Prefer -> status + media type
mod overlay; // what is known, laid over what was made
mod prefer; // what the client asks of this one answer
mod prepared; // what can be known before a request comes
mod problem; // error answers of our own
mod rate_limit; // spent          -> may it pass
mod resource; // paths and schemas -> what the API is about
mod route; // method + path  -> operation
mod sample; // a value outside of any request
mod security; // operation      -> missing credentials
mod shape; // schemas that hold together, as one
mod state; // what earlier requests changed
mod today; // the day that times lie around
mod url; // paths and queries as text
mod validate; // operation      -> violations
mod world; // resources, as they are at present
mod xml; // how values look in XML

pub use claim::{Claim, broken};
pub use clash::Clash;
pub use config::{
    AuthMode, BasePath, Cors, DataMode, DelayMs, MockConfig, OutOfRange, UnknownIds, ValidateMode,
    WorldMode,
};
pub use decide::decide;
pub use decision::{
    Action, Decision, Effect, Env, OperationName, Stage, Step, Text, Violation, ViolationPart,
};
pub use exchange::{
    Exchange, ExchangeId, ExchangeSink, Recorded, RecordedMessage, SecretNames, Source,
    StreamMessage,
};
pub use fakers::words::singular;
pub use judge::{Deviation, Judgement, Whole, judge};
pub use locale::{Locale, UnknownLocale};
pub use masked::{MASK, is_masked};
pub use message::{Request, Response};
pub use mock_api::{MockApi, compile};
pub use rate_limit::{NoRateLimit, RateLimit, Spent, client};
pub use resource::{
    IdentityRow, ListRow, MissedPair, ResourceReport, ResourceRow, RoleRow, correction_findings,
    resource_report, workspace_file,
};
pub use sample::{fakers, sample};
pub use state::{
    Committed, EntityKey, EntityRecord, Entry, Remembered, RememberedRecord, State, StateChange,
    StateOp, StateRecord, StateStore, UnreadableState,
};
pub use today::Today;
pub use validate::Tree as FormTree;
pub use world::{ResourceName, SeedFault, resource_names, seed_ops};
