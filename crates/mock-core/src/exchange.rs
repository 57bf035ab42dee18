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
    /// Time spent deciding, in microseconds.
    pub decide_us: u32,
    /// From the request read to the answer handed to the socket, in microseconds; delays included.
    pub total_us: u32,
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
