//! What comes out of a store.

mod columns; // columns -> a row

use bytes::Bytes;
use mock_core::{ExchangeId, StreamMessage};
use serde::{Deserialize, Serialize};

pub(crate) use columns::{COLUMNS, list};

/// One side of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// What came in.
    Request,
    /// What went out.
    Response,
}

impl Side {
    pub(crate) fn code(self) -> i64 {
        match self {
            Self::Request => 0,
            Self::Response => 1,
        }
    }
}

/// How much of a body there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyState {
    /// All of it.
    Whole,
    /// The beginning of it.
    Beginning,
    /// Nothing: the recorder was behind.
    Lost,
    /// Nothing: it was compressed in a way that cannot be undone here, so that secrets inside
    /// could not be masked.
    Withheld,
    /// All of it, decoded from a compressed form. The length is that of the compressed form.
    Decoded,
    /// The beginning of it, decoded from a compressed form.
    DecodedBeginning,
}

impl BodyState {
    pub(crate) fn code(self) -> i64 {
        match self {
            Self::Whole => 0,
            Self::Beginning => 1,
            Self::Lost => 2,
            Self::Withheld => 3,
            Self::Decoded => 4,
            Self::DecodedBeginning => 5,
        }
    }

    pub(crate) fn of(code: i64) -> Self {
        match code {
            0 => Self::Whole,
            1 => Self::Beginning,
            3 => Self::Withheld,
            4 => Self::Decoded,
            5 => Self::DecodedBeginning,
            _ => Self::Lost,
        }
    }
}

/// What a list shows of an exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRow {
    /// Identity, as in the `Specwright-Trace` header.
    pub id: ExchangeId,
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// Scheme and authority that the request went to, where known: `http://127.0.0.1:4010`.
    pub base: Option<String>,
    /// The protocol of the request: `HTTP/1.1`.
    pub version: String,
    /// The method as sent.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query, secrets masked.
    pub query: Option<String>,
    /// The document of the operation.
    pub operation_document: Option<String>,
    /// The operation's method.
    pub operation_method: Option<String>,
    /// The operation's path template.
    pub operation_path: Option<String>,
    /// The operation's `operationId`.
    pub operation_id: Option<String>,
    /// The status that was sent.
    pub status: u16,
    /// From the request line read until the request was whole, in microseconds.
    pub queued_us: u32,
    /// Time spent deciding, in microseconds.
    pub decide_us: u32,
    /// From the request line read until the first byte of the answer, in microseconds.
    pub first_byte_us: u32,
    /// From the request line read until the answer was complete, in microseconds.
    pub total_us: u32,
    /// The true length of the request's body in bytes.
    pub request_len: u64,
    /// How much of it there is.
    pub request_state: BodyState,
    /// The true length of the response's body in bytes.
    pub response_len: u64,
    /// How much of it there is.
    pub response_state: BodyState,
    /// How many violations were found.
    pub n_violations: u32,
    /// How many messages of a WebSocket, or events of a stream, there are.
    pub n_messages: u32,
    /// Who answered: `mock`, `proxy`, `webhook`, `import`.
    pub source: String,
}

/// One side in full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordedSide {
    /// Header fields, secrets masked.
    pub headers: Vec<(String, String)>,
    /// The body as far as it was kept, secrets masked.
    pub body: Bytes,
}

/// One violation, as `mock-core` found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see mock_core::Violation")]
pub struct RecordedViolation {
    pub part: String,
    pub at: String,
    pub rule: String,
    pub message: String,
    pub source: Option<String>,
}

/// One line of the trace, as `mock-core` wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see mock_core::Step")]
pub struct RecordedStep {
    pub stage: String,
    pub ok: bool,
    pub text: String,
}

/// An exchange with everything that is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedExchange {
    /// What a list shows.
    pub row: ExchangeRow,
    /// What came in.
    pub request: RecordedSide,
    /// What went out.
    pub response: RecordedSide,
    /// What is wrong with it.
    pub violations: Vec<RecordedViolation>,
    /// Why it was answered so.
    pub trace: Vec<RecordedStep>,
    /// Messages of a WebSocket or events of a stream, in order, secrets masked.
    pub messages: Vec<StreamMessage>,
}

/// A time in which something was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// Its begin, in microseconds since 1970.
    pub from_us: i64,
    /// Its end.
    pub until_us: i64,
    /// Exchanges that are missing altogether.
    pub rows: u64,
    /// Exchanges that are there without their bodies.
    pub bodies: u64,
}
