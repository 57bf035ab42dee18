//! The living workspace: one typed API of commands and events over the engine.

pub mod wire;
mod error;
mod registry;
mod commands;
mod typescript;

pub use error::{ApiError, ErrorCode};
pub use registry::{COMMANDS, CommandSpec, Tag, dispatch};
pub use typescript::typescript;

/// What a command takes and answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// A JSON value.
    Json(serde_json::Value),
    /// Raw bytes: document text.
    Bytes(bytes::Bytes),
}

#[derive(Debug)]
pub struct Session;
