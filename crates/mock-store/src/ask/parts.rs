//! What stands in other tables -> its exchange.

use std::collections::HashMap;

use bytes::Bytes;
use mock_core::StreamMessage;

use crate::{ExchangeRow, RecordedExchange, RecordedSide, Side, row::list};

/// Exchange, headers of both sides, violations, trace, bodies of both sides.
pub(super) type Details = (
    i64,
    String,
    String,
    String,
    String,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);
/// Exchange, side, a piece of its body.
pub(super) type Piece = (i64, i64, Vec<u8>);
/// Exchange, time, whether the client sent it, whether it is text, data, true length.
pub(super) type MessageOf = (i64, i64, bool, bool, Vec<u8>, i64);

/// What was found of some exchanges.
#[derive(Debug, Default)]
pub(super) struct Found {
    details: HashMap<i64, Details>,
    pieces: HashMap<(i64, i64), Vec<u8>>,
    messages: HashMap<i64, Vec<StreamMessage>>,
}

impl Found {
    /// Pieces and messages in their order.
    pub(super) fn new(details: Vec<Details>, pieces: Vec<Piece>, messages: Vec<MessageOf>) -> Self {
        let mut found = Self {
            details: details.into_iter().map(|one| (one.0, one)).collect(),
            ..Self::default()
        };
        for (id, side, data) in pieces {
            found.pieces.entry((id, side)).or_default().extend(data);
        }
        for (id, at_us, from_client, text, data, len) in messages {
            let message = StreamMessage {
                at_us,
                from_client,
                text,
                data: data.into(),
                len: len.unsigned_abs(),
            };
            found.messages.entry(id).or_default().push(message);
        }
        found
    }

    /// Takes what belongs to this row.
    pub(super) fn whole(&mut self, row: ExchangeRow) -> RecordedExchange {
        let id = row.id.0;
        let (_, request, response, violations, trace, request_body, response_body) =
            self.details.remove(&id).unwrap_or_default();
        RecordedExchange {
            request: self.side(id, Side::Request, &request, request_body),
            response: self.side(id, Side::Response, &response, response_body),
            violations: list(&violations),
            trace: list(&trace),
            messages: self.messages.remove(&id).unwrap_or_default(),
            row,
        }
    }

    fn side(&mut self, id: i64, side: Side, headers: &str, body: Option<Vec<u8>>) -> RecordedSide {
        let pieces = || self.pieces.remove(&(id, side.code()));
        RecordedSide {
            headers: list(headers),
            body: Bytes::from(body.or_else(pieces).unwrap_or_default()),
        }
    }
}
