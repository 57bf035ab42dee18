//! One line a request, handed over without waiting.

mod facts; // what is worth saying
mod line; // facts -> a line

use std::sync::Arc;

use mock_core::{Exchange, ExchangeSink, Recorded};
use tokio::sync::mpsc;

/// Lines that may wait for a slow terminal; further ones are counted and left out.
const MAX_WAITING: usize = 4_096;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// A line about one exchange.
#[derive(Debug, Clone)]
pub struct LogLine {
    /// The text, without a line end.
    pub text: String,
    /// Whether the answer was 400 or above.
    pub is_error: bool,
}

/// Passes exchanges on, and a line about each to a channel.
#[derive(Debug)]
pub(super) struct LoggingSink {
    inner: Arc<dyn ExchangeSink>,
    lines: mpsc::Sender<LogLine>,
    format: LogFormat,
}

impl LoggingSink {
    pub(super) fn new(
        inner: Arc<dyn ExchangeSink>,
        format: LogFormat,
    ) -> (Self, mpsc::Receiver<LogLine>) {
        let (lines, receiver) = mpsc::channel(MAX_WAITING);
        (
            Self {
                inner,
                lines,
                format,
            },
            receiver,
        )
    }
}

impl ExchangeSink for LoggingSink {
    fn record(&self, exchange: Exchange) -> Recorded {
        // A full channel costs nothing but its line: the terminal is slower than the mock.
        if let Ok(place) = self.lines.try_reserve() {
            let text = match self.format {
                LogFormat::Text => line::text(&exchange),
                LogFormat::Json => line::json(&exchange),
            };
            place.send(LogLine {
                text,
                is_error: exchange.status >= 400,
            });
        }
        self.inner.record(exchange)
    }
}
