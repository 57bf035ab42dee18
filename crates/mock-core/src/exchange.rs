//! One request with its answer, as it is recorded.

use std::{fmt, str::FromStr, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::{OperationName, Step, Violation};

/// Identity of a recorded exchange; grows with time. Written as 16 hexadecimal digits.
///
/// The upper bits are milliseconds since 1970, the lower 20 a counter, so that two
/// processes on one store meet only by a one-in-a-million chance per millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExchangeId(pub i64);

impl ExchangeId {
    /// The id of the `count`th exchange at this time.
    #[must_use]
    pub fn at(now_ms: i64, count: u32) -> Self {
        Self((now_ms.max(0) << 20) | i64::from(count & 0xF_FFFF))
    }
}

impl fmt::Display for ExchangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for ExchangeId {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        i64::from_str_radix(text, 16).map(Self)
    }
}

/// Who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The mock itself.
    Mock,
    /// A server behind it, to which the request was handed on.
    Proxy,
    /// A delivery of ours to a client's address: a webhook or callback.
    Webhook,
    /// A file of another tool.
    Import,
}

impl Source {
    /// The name in a record and a filter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mock => "mock",
            Self::Proxy => "proxy",
            Self::Webhook => "webhook",
            Self::Import => "import",
        }
    }
}

/// One message of a WebSocket, or one event of a stream (`text/event-stream`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamMessage {
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// Whether the client sent it.
    pub from_client: bool,
    /// Whether it is text.
    pub text: bool,
    /// What was sent, or the beginning of it.
    pub data: Bytes,
    /// The true length in bytes.
    pub len: u64,
}

/// Names whose values are secrets besides the well-known ones, all in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecretNames {
    /// Header fields.
    pub headers: Vec<String>,
    /// Query parameters.
    pub query: Vec<String>,
}

/// One side of an exchange.
#[derive(Debug, Clone, Default)]
pub struct RecordedMessage {
    /// Header fields as received or sent.
    pub headers: HeaderMap,
    /// The body, or the beginning of it.
    pub body: Bytes,
    /// The true length of the body in bytes.
    pub body_len: u64,
}

/// One request with its answer. Secrets are still inside: a sink masks before it writes.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// Identity, also sent as `Specwright-Trace`.
    pub id: ExchangeId,
    /// When the request line had been read, in microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// From the request line read until the request was whole and its turn had come, in microseconds.
    pub queued_us: u32,
    /// Time spent deciding, in microseconds.
    pub decide_us: u32,
    /// From the request line read until the first byte of the answer could go, in microseconds;
    /// delays included.
    pub first_byte_us: u32,
    /// From the request line read until the answer was complete, in microseconds.
    pub total_us: u32,
    /// Scheme and authority that the request went to, `http://127.0.0.1:4010`; where it is not
    /// known, the `Host` field says the authority.
    pub base: Option<Arc<str>>,
    /// The protocol of the request.
    pub version: http::Version,
    /// The method as sent.
    pub method: Method,
    /// The path as sent.
    pub path: String,
    /// The query as sent.
    pub query: Option<String>,
    /// The operation that was found.
    pub operation: Option<OperationName>,
    /// The status that was sent.
    pub status: u16,
    /// What came in.
    pub request: RecordedMessage,
    /// What went out.
    pub response: RecordedMessage,
    /// What is wrong with it.
    pub violations: Vec<Violation>,
    /// Why it was answered so.
    pub trace: Vec<Step>,
    /// Messages of a WebSocket or events of a stream, in order.
    pub messages: Vec<StreamMessage>,
    /// Who answered.
    pub source: Source,
    /// Which names the document declares as credentials.
    pub secrets: Arc<SecretNames>,
}

/// What became of an exchange that was handed to a sink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recorded {
    /// It will be written.
    Whole,
    /// It will be written without its bodies: the sink is behind.
    WithoutBodies,
    /// It is counted and dropped: the sink is far behind.
    Lost,
}

/// Takes exchanges. Never waits, never fails; what is lost is counted by the sink.
pub trait ExchangeSink: Send + Sync + fmt::Debug {
    /// Whether the next exchange would be kept; asked before one is put together, which costs
    /// more than asking. One that is refused here counts as lost and is not handed over.
    fn has_room(&self) -> bool {
        true
    }

    /// Hands one exchange over.
    fn record(&self, exchange: Exchange) -> Recorded;
}
