//! The plain form of an exchange -> the form that is recorded, and that is masked.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{Exchange, ExchangeId, RecordedMessage, SecretNames, Source};
use mock_learn::{Observed, ObservedSide};
use mock_store::Masks;

/// The exchange without secrets: those that are known by name, those that a description declares,
/// and those that masks name. What was recorded before a mask was written holds them still.
pub(super) fn masked(mut seen: Observed, masks: &Masks, declared: Arc<SecretNames>) -> Observed {
    let mut exchange = exchange(ExchangeId::at(0, 0), seen.clone());
    exchange.secrets = declared;
    mock_store::mask(&mut exchange, masks);
    let base = exchange.base.as_deref().unwrap_or_default();
    let query = exchange.query.map(|query| format!("?{query}"));
    seen.url = format!("{base}{}{}", exchange.path, query.unwrap_or_default());
    for (side, message) in [
        (&mut seen.request, exchange.request),
        (&mut seen.response, exchange.response),
    ] {
        side.headers = fields(&message.headers);
        side.body = message.body;
    }
    seen.messages = exchange.messages;
    seen
}

fn fields(headers: &HeaderMap) -> Vec<(String, String)> {
    let fields = headers.iter();
    fields
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        })
        .collect()
}

/// As an exchange that was brought in from elsewhere.
pub(super) fn exchange(id: ExchangeId, observed: Observed) -> Exchange {
    let micros = |us: u64| u32::try_from(us).unwrap_or(u32::MAX);
    Exchange {
        id,
        at_us: observed.at_us,
        queued_us: micros(observed.times.queued_us),
        decide_us: 0,
        first_byte_us: micros(observed.times.first_byte_us),
        total_us: micros(observed.times.total_us),
        base: observed.base().map(Arc::from),
        version: version(&observed.version),
        method: Method::from_bytes(observed.method.as_bytes()).unwrap_or_default(),
        path: observed.path().to_owned(),
        query: observed.query().map(str::to_owned),
        operation: None,
        status: observed.status,
        request: message(observed.request),
        response: message(observed.response),
        violations: Vec::new(),
        trace: Vec::new(),
        messages: observed.messages,
        source: Source::Import,
        secrets: Arc::default(),
    }
}

fn message(side: ObservedSide) -> RecordedMessage {
    let mut headers = HeaderMap::new();
    for (name, value) in &side.headers {
        // The body comes in plain; fields of HTTP/2 that begin with `:` are none of HTTP/1.1.
        if name.eq_ignore_ascii_case("content-encoding") {
            continue;
        }
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value.as_bytes()),
        ) {
            headers.append(name, value);
        }
    }
    RecordedMessage {
        headers,
        body: side.body,
        body_len: side.body_len,
    }
}

fn version(text: &str) -> http::Version {
    match text.to_ascii_lowercase().as_str() {
        "http/1.0" => http::Version::HTTP_10,
        "h2" | "http/2" | "http/2.0" => http::Version::HTTP_2,
        "h3" | "http/3" | "http/3.0" => http::Version::HTTP_3,
        _ => http::Version::HTTP_11,
    }
}
