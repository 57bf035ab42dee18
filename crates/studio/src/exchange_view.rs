//! Recorded exchanges as a person reads them.

use mock_core::StreamMessage;
use mock_learn::forms::snippet::{self, SnippetOptions};
use mock_store::{
    BodyState, ExchangeRow as StoredRow, RecordedExchange, RecordedSide, RecordedViolation,
};

use crate::headless::observed;
use crate::wire::{
    BodyView, ExchangeRow, ExchangeView, HeaderView, MessageView, StreamMessageView, TraceStep,
    ViolationView,
};

/// The line of a list.
pub(crate) fn row(stored: &StoredRow, note: Option<String>) -> ExchangeRow {
    let template = || {
        Some(format!(
            "{} {}",
            stored.operation_method.as_ref()?,
            stored.operation_path.as_ref()?
        ))
    };
    ExchangeRow {
        id: stored.id.to_string(),
        at: stored.at_us as f64 / 1_000.0,
        method: stored.method.clone(),
        path: target(stored),
        status: stored.status,
        duration_ms: f64::from(stored.total_us) / 1_000.0,
        n_bytes: stored.response_len as f64,
        operation: stored.operation_id.clone().or_else(template),
        n_violations: stored.n_violations,
        note,
    }
}

fn target(stored: &StoredRow) -> String {
    match &stored.query {
        Some(query) => format!("{}?{query}", stored.path),
        None => stored.path.clone(),
    }
}

/// One exchange in full.
pub(crate) fn view(stored: &RecordedExchange) -> ExchangeView {
    let row_view = row(
        &stored.row,
        stored.violations.first().map(|one| one.message.clone()),
    );
    ExchangeView {
        template: stored.row.operation_path.clone(),
        document: stored.row.operation_document.clone(),
        request: side(
            &stored.request,
            stored.row.request_len,
            stored.row.request_state,
        ),
        response: side(
            &stored.response,
            stored.row.response_len,
            stored.row.response_state,
        ),
        violations: stored.violations.iter().map(violation).collect(),
        trace: stored
            .trace
            .iter()
            .map(|step| TraceStep {
                stage: step.stage.clone(),
                ok: step.ok,
                text: step.text.clone(),
            })
            .collect(),
        curl: curl(stored),
        queued_ms: f64::from(stored.row.queued_us) / 1_000.0,
        first_byte_ms: f64::from(stored.row.first_byte_us) / 1_000.0,
        messages: stored.messages.iter().map(message).collect(),
        row: row_view,
    }
}

fn message(one: &StreamMessage) -> StreamMessageView {
    let media_type = if one.text { "text/plain" } else { "" };
    let is_cut = (one.data.len() as u64) < one.len;
    StreamMessageView {
        at: one.at_us as f64 / 1_000.0,
        from_client: one.from_client,
        body: body(&one.data, media_type, one.len, false, is_cut),
    }
}

/// One violation.
pub(crate) fn violation(one: &RecordedViolation) -> ViolationView {
    ViolationView {
        part: one.part.clone(),
        at: one.at.clone(),
        rule: one.rule.clone(),
        message: one.message.clone(),
        source: one.source.clone(),
    }
}

fn side(side: &RecordedSide, length: u64, state: BodyState) -> MessageView {
    let headers: Vec<_> = side
        .headers
        .iter()
        .map(|(name, value)| header(name, value))
        .collect();
    let kind = side
        .headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let kind = kind.map(|(_, value)| value.as_str()).unwrap_or_default();
    let dropped = matches!(state, BodyState::Lost | BodyState::Withheld);
    MessageView {
        headers,
        body: body(
            &side.body,
            kind,
            length,
            dropped,
            matches!(state, BodyState::Beginning | BodyState::DecodedBeginning),
        ),
    }
}

pub(crate) fn header(name: &str, value: &str) -> HeaderView {
    HeaderView {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

/// A body with its kind, by its media type and content.
pub(crate) fn body(
    bytes: &[u8],
    media_type: &str,
    length: u64,
    dropped: bool,
    truncated: bool,
) -> BodyView {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        // A cut may fall inside a character.
        Err(error) if truncated && error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    };
    let kind = match text {
        _ if length == 0 => "none",
        _ if dropped => "dropped",
        None => "binary",
        Some(_) if media_type.contains("json") => "json",
        Some(_) if media_type.contains("html") => "html",
        Some(_) if media_type.contains("xml") => "xml",
        Some(_) => "text",
    };
    let shown = text.filter(|_| length > 0 && !dropped).map(str::to_owned);
    BodyView {
        text: shown,
        kind: kind.to_owned(),
        n_bytes: length as f64,
        truncated,
    }
}

/// The request as a command for a POSIX shell; where the record does not know the server, the mock's
/// usual address stands for it.
fn curl(stored: &RecordedExchange) -> String {
    let exchange = observed(stored.clone());
    let base = exchange
        .base()
        .is_none()
        .then(|| "http://127.0.0.1:4010".to_owned());
    snippet::curl(
        &exchange,
        &SnippetOptions {
            base,
            one_line: false,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_cut_inside_a_character_is_still_text() {
        let cut = &"aé".as_bytes()[..2];
        assert_eq!(
            body(cut, "text/plain", 3, false, true).text.as_deref(),
            Some("a")
        );
        assert_eq!(body(cut, "text/plain", 2, false, false).kind, "binary");
    }
}
