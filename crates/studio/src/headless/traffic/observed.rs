//! A recorded exchange -> the plain form that other tools' files, inference and judging work on.

use mock_learn::{Completeness, Observed, ObservedSide, Times};
use mock_store::{BodyState, ExchangeRow, RecordedExchange, RecordedSide};

/// The exchange as plain data.
pub(crate) fn observed(found: RecordedExchange) -> Observed {
    let row = &found.row;
    Observed {
        id: Some(row.id),
        at_us: row.at_us,
        times: Times {
            queued_us: row.queued_us.into(),
            first_byte_us: row.first_byte_us.into(),
            total_us: row.total_us.into(),
        },
        method: row.method.clone(),
        url: url(row, &found.request),
        version: row.version.clone(),
        status: row.status,
        request: side(found.request, row.request_len, row.request_state),
        response: side(found.response, row.response_len, row.response_state),
        messages: found.messages,
    }
}

fn url(row: &ExchangeRow, request: &RecordedSide) -> String {
    let query = row.query.as_ref().map(|query| format!("?{query}"));
    let target = format!("{}{}", row.path, query.unwrap_or_default());
    // Old records know no base, but the client said whom it asked.
    let host = || {
        let mut fields = request.headers.iter();
        let (_, host) = fields.find(|(name, _)| name.eq_ignore_ascii_case("host"))?;
        Some(format!("http://{host}"))
    };
    match row.base.clone().or_else(host) {
        Some(base) if target.starts_with('/') => format!("{base}{target}"),
        _ => target,
    }
}

fn side(side: RecordedSide, length: u64, state: BodyState) -> ObservedSide {
    let (completeness, body_len) = match state {
        BodyState::Whole => (Completeness::Whole, length),
        // The record knows the length of the compressed form only.
        BodyState::Decoded => (Completeness::Whole, side.body.len() as u64),
        BodyState::Beginning | BodyState::DecodedBeginning => (Completeness::Beginning, length),
        BodyState::Lost | BodyState::Withheld if length == 0 => (Completeness::Whole, 0),
        BodyState::Lost | BodyState::Withheld => (Completeness::Missing, length),
    };
    ObservedSide {
        headers: side.headers,
        body: side.body,
        body_len,
        completeness,
    }
}
