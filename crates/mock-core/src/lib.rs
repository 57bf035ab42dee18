//! The mock as a function: `decide(api, env, request) -> Decision`.
//!
//! In:  one [`Request`] and the compiled [`MockApi`].
//! Out: one [`Decision`], which says what to send, what to do besides, and why.
//! Never: reads a clock, a random source, a file or a socket. All of these
//! arrive in [`Env`], so equal input gives equal output.

mod message; // what comes in and goes out
mod config; // how a mock is meant to behave
mod decision; // what is decided, and why
mod exchange; // what is recorded
mod mock_api; // APIs made ready
mod decide; // the pipeline
mod route; // method + path  -> operation
mod cors;
mod security; // operation      -> missing credentials
mod validate; // operation      -> violations
mod prefer; // what the client asks of this one answer
mod negotiate; // Accept, Prefer -> status + media type
mod answer; // operation      -> body and headers
mod problem; // error answers of our own
mod prepared; // what can be known before a request comes
mod generate; // schema + seed  -> value
mod fakers; // name + seed    -> realistic leaf
mod book; // schemas, worked out once
mod shape; // schemas that hold together, as one
mod check; // value + schema -> violations
mod draw; // chance that can be repeated
mod sample; // a value outside of any request
mod media; // media types as structure
mod url; // paths and queries as text

pub use config::{AuthMode, BasePath, Cors, DataMode, DelayMs, MockConfig, OutOfRange, ValidateMode};
pub use decide::decide;
pub use decision::{Action, Decision, Effect, Env, OperationName, Stage, Step, Text, Violation, ViolationPart};
pub use exchange::{Exchange, ExchangeId, ExchangeSink, Recorded, RecordedMessage, SecretNames, Source};
pub use message::{Request, Response};
pub use mock_api::{MockApi, compile};
pub use sample::sample;
