//! An exchange -> its rows, secrets masked.

use bytes::Bytes;
use http::HeaderMap;
use mock_core::{Exchange, ExchangeId, RecordedMessage};

use crate::{
    Masks,
    decode::{self, Decoded},
    queue::Queued,
    row::{BodyState, RecordedStep, RecordedViolation},
};

/// An exchange as its rows, secrets masked.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) exchange: Exchange,
    pub(crate) request_state: BodyState,
    pub(crate) response_state: BodyState,
    pub(crate) request_headers: String,
    pub(crate) response_headers: String,
    pub(crate) violations: String,
    pub(crate) trace: String,
}

impl Prepared {
    /// Keeps at most so many bytes of each body.
    pub(crate) fn new(queued: Queued, body_bytes: usize, masks: &Masks) -> Self {
        let Queued {
            mut exchange,
            bodies_lost,
            ..
        } = queued;
        let request_state = readable(&mut exchange.request, bodies_lost, body_bytes);
        let response_state = readable(&mut exchange.response, bodies_lost, body_bytes);
        crate::mask::mask(&mut exchange, masks);
        Self {
            request_state,
            response_state,
            request_headers: json_headers(&exchange.request.headers),
            response_headers: json_headers(&exchange.response.headers),
            violations: json_violations(&exchange),
            trace: json_trace(&exchange),
            exchange,
        }
    }

    pub(crate) fn id(&self) -> ExchangeId {
        self.exchange.id
    }

    /// Bytes of both bodies as they are written.
    pub(crate) fn body_bytes(&self) -> usize {
        self.exchange.request.body.len() + self.exchange.response.body.len()
    }

    pub(crate) fn has_bodies(&self) -> bool {
        !self.exchange.request.body.is_empty() || !self.exchange.response.body.is_empty()
    }
}

/// A compressed body cannot be searched for secrets: what cannot be decoded does not reach the disk.
fn readable(message: &mut RecordedMessage, lost: bool, body_bytes: usize) -> BodyState {
    let is_whole = message.body.len() as u64 == message.body_len;
    if message.body.is_empty() {
        return match (is_whole, lost) {
            (true, _) => BodyState::Whole,
            (_, true) => BodyState::Lost,
            _ => BodyState::Beginning,
        };
    }
    match decode::decode(&message.headers, &message.body, body_bytes) {
        Decoded::Plain if is_whole && message.body.len() <= body_bytes => BodyState::Whole,
        Decoded::Plain => {
            message.body.truncate(body_bytes);
            BodyState::Beginning
        }
        Decoded::Text(text, all) => {
            message.body = text;
            if all && is_whole {
                BodyState::Decoded
            } else {
                BodyState::DecodedBeginning
            }
        }
        Decoded::Unknown => {
            message.body = Bytes::new();
            BodyState::Withheld
        }
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "[]".to_owned())
}

fn json_headers(headers: &HeaderMap) -> String {
    let pairs: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())))
        .collect();
    json(&pairs)
}

fn json_violations(exchange: &Exchange) -> String {
    let violations: Vec<_> = exchange
        .violations
        .iter()
        .map(|violation| RecordedViolation {
            part: violation.part.as_str().to_owned(),
            at: violation.at.clone(),
            rule: violation.rule.clone(),
            message: violation.message.clone(),
            source: violation.source.clone(),
        })
        .collect();
    json(&violations)
}

fn json_trace(exchange: &Exchange) -> String {
    let step = |step: &mock_core::Step| RecordedStep {
        stage: step.stage.as_str().to_owned(),
        ok: step.ok,
        text: step.text.to_string(),
    };
    json(&exchange.trace.iter().map(step).collect::<Vec<_>>())
}
