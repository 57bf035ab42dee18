//! What was decided -> what is sent and what is recorded.

use std::fmt::Write as _;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use http_body_util::Full;
use mock_core::{Action, ExchangeId, RecordedMessage, Response};

use crate::{Limits, problem::problem};

const TRACE: HeaderName = HeaderName::from_static("specwright-trace");

pub(crate) fn response_of(action: Action) -> Response {
    match action {
        Action::Respond(response) if response.status.is_informational() => problem(
            StatusCode::INTERNAL_SERVER_ERROR,
            "A status below 200 is not a final answer, so it cannot be sent.",
        ),
        Action::Respond(response) => response,
        _ => problem(
            StatusCode::NOT_IMPLEMENTED,
            "This version cannot carry out what was decided.",
        ),
    }
}

/// Framing is ours alone: the length follows from the body, and some answers have none.
pub(crate) fn finish(mut response: Response, id: ExchangeId, method: &Method) -> Response {
    let headers = &mut response.headers;
    headers.remove(header::TRANSFER_ENCODING);
    let decided_len = headers.remove(header::CONTENT_LENGTH);
    if method == Method::HEAD {
        // What a GET would bring: known to the decision when that has left the body out already.
        let body_len = HeaderValue::from(response.body.len());
        let decided_len = decided_len.filter(|_| response.body.is_empty());
        headers.insert(header::CONTENT_LENGTH, decided_len.unwrap_or(body_len));
        response.body = Bytes::new();
    }
    if matches!(
        response.status,
        StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED
    ) {
        headers.remove(header::CONTENT_LENGTH);
        response.body = Bytes::new();
    }
    let mut digits = [0_u8; 16];
    if write!(Digits(&mut digits, 0), "{id}").is_ok()
        && let Ok(value) = HeaderValue::from_bytes(&digits)
    {
        headers.insert(TRACE, value);
        expose(headers);
    }
    response
}

/// Lets a page of another origin read the trace id too.
fn expose(headers: &mut HeaderMap) {
    if !headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN)
        || headers.contains_key(header::ACCESS_CONTROL_ALLOW_METHODS)
    {
        return;
    }
    const NAME: &str = "Specwright-Trace";
    let exposed = headers
        .get_all(header::ACCESS_CONTROL_EXPOSE_HEADERS)
        .iter()
        .any(|value| {
            let value = value.as_bytes();
            value == b"*"
                || value
                    .windows(NAME.len())
                    .any(|part| part.eq_ignore_ascii_case(NAME.as_bytes()))
        });
    if !exposed {
        headers.append(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(NAME),
        );
    }
}

pub(crate) fn send(response: Response) -> http::Response<Full<Bytes>> {
    let mut sent = http::Response::new(Full::new(response.body));
    *sent.status_mut() = response.status;
    *sent.headers_mut() = response.headers;
    sent
}

/// The beginning of a long body is copied, so that the record does not keep all of it alive.
pub(crate) fn recorded(
    headers: HeaderMap,
    body: Bytes,
    body_len: u64,
    limits: &Limits,
) -> RecordedMessage {
    let body = match body.get(..limits.recorded_bytes) {
        Some(beginning) if beginning.len() < body.len() => Bytes::copy_from_slice(beginning),
        _ => body,
    };
    RecordedMessage {
        headers,
        body,
        body_len,
    }
}

/// Writes into a fixed place; what does not fit is an error.
struct Digits<'a>(&'a mut [u8; 16], usize);

impl std::fmt::Write for Digits<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.1 + text.len();
        self.0
            .get_mut(self.1..end)
            .ok_or(std::fmt::Error)?
            .copy_from_slice(text.as_bytes());
        self.1 = end;
        Ok(())
    }
}
