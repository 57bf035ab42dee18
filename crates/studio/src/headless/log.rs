//! One line a request, handed over without waiting.

use std::{fmt::Write as _, sync::Arc};

use mock_core::{Exchange, ExchangeSink, Recorded, Violation};
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
                LogFormat::Text => text(&exchange),
                LogFormat::Json => json(&exchange),
            };
            place.send(LogLine {
                text,
                is_error: exchange.status >= 400,
            });
        }
        self.inner.record(exchange)
    }
}

fn text(exchange: &Exchange) -> String {
    let milliseconds = f64::from(exchange.total_us) / 1_000.0;
    let mut line = format!(
        "{} {} {} {milliseconds:.1} ms",
        exchange.status, exchange.method, exchange.path
    );
    if exchange.status >= 300 {
        let reason = exchange.violations.first().map(sentence);
        let step = || {
            exchange
                .trace
                .iter()
                .rfind(|step| !step.ok)
                .map(|step| step.text.to_string())
        };
        if let Some(reason) = reason.or_else(step) {
            let _ = write!(line, "  {reason}");
        }
        if exchange.violations.len() > 1 {
            let _ = write!(line, " (and {} more)", exchange.violations.len() - 1);
        }
    }
    line
}

/// `query `limit` must be at least 1`, as the message alone does not say what it is about.
fn sentence(violation: &Violation) -> String {
    let Violation {
        part, at, message, ..
    } = violation;
    match at.as_str() {
        "" => format!("{}: {message}", part.as_str()),
        at => format!("{} `{at}`: {message}", part.as_str()),
    }
}

fn json(exchange: &Exchange) -> String {
    let operation = exchange
        .operation
        .as_ref()
        .map(|one| format!("{} {}", one.method, one.path));
    serde_json::json!({
        "id": exchange.id.to_string(),
        "atUs": exchange.at_us,
        "method": exchange.method.as_str(),
        "path": exchange.path,
        "operation": operation,
        "status": exchange.status,
        "durationUs": exchange.total_us,
        "violations": exchange.violations.iter().map(sentence).collect::<Vec<_>>(),
    })
    .to_string()
}
