//! What describes an exchange: its operation, and the media types of its bodies.

use std::sync::Arc;

use mock_core::{MockConfig, Whole, compile, judge};
use oas_model::{Api, MediaType, Operation, StatusPattern};

use crate::{Observed, ObservedSide, drift::message};

/// The operation that the request reaches.
pub(super) fn operation(api: &Arc<Api>, seen: &Observed) -> Option<Arc<Operation>> {
    let mock = compile(&[Arc::clone(api)], MockConfig::default());
    let nothing = Whole {
        request: false,
        response: false,
    };
    let judgement = judge(&mock, &message::request(seen)?, None, nothing);
    judgement.operation_at.map(|(_, id)| api.operation(id))
}

/// The media type object of the answer, in the most particular response.
pub(super) fn answer<'o>(operation: &'o Operation, seen: &Observed) -> Option<&'o MediaType> {
    let rank = |status: StatusPattern| match status {
        StatusPattern::Exact(exact) if exact == seen.status => Some(0),
        StatusPattern::Range(first) if u16::from(first) == seen.status / 100 => Some(1),
        StatusPattern::Default => Some(2),
        _ => None,
    };
    let all = operation.responses.iter();
    let fitting = all.filter_map(|one| Some((rank(one.status)?, one)));
    let (_, response) = fitting.min_by_key(|(rank, _)| *rank)?;
    media_type(&response.content, &seen.response)
}

/// The media type object for a body; a range where none has its very name.
pub(super) fn media_type<'c>(
    content: &'c [MediaType],
    side: &ObservedSide,
) -> Option<&'c MediaType> {
    let sent = side.media_type();
    let essence = |one: &MediaType| {
        let name = one.name.split(';').next().unwrap_or_default();
        name.trim().to_ascii_lowercase()
    };
    let main = sent.split('/').next().unwrap_or_default();
    let is_range = |name: &str| name == "*/*" || name == format!("{main}/*");
    let mut exact = content.iter();
    exact
        .find(|one| essence(one) == sent)
        .or_else(|| content.iter().find(|one| is_range(&essence(one))))
}
