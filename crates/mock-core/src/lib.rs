//! The mock as a function: `decide(api, env, request) -> Decision`.
//!
//! In:  one [`Request`] and the compiled [`MockApi`].
//! Out: one [`Decision`], which says what to send, what to do besides, and why.
//! Never: reads a clock, a random source, a file or a socket. All of these
//! arrive in [`Env`], so equal input gives equal output.

mod message;
mod config;
mod decision;
mod exchange;
mod mock_api;

pub use config::{BasePath, Cors, DataMode, DelayMs, MockConfig, OutOfRange, ValidateMode};
pub use decision::{Action, Decision, Effect, Env, OperationName, Stage, Step, Text, Violation, ViolationPart};
pub use exchange::{Exchange, ExchangeId, ExchangeSink, Recorded, RecordedMessage, SecretNames, Source};
pub use message::{Request, Response};
pub use mock_api::{MockApi, compile, decide};
