//! Answers of the server itself, when there is nothing to decide.
//!
//! Form: `application/problem+json` (RFC 9457), readable by a page of an allowed origin.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use mock_core::{Cors, Response};

/// Texts here are our own and contain nothing that JSON would have to escape.
pub(crate) fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let body = format!(
        r#"{{"type":"about:blank","title":"{title}","status":{},"detail":"{detail}"}}"#,
        status.as_u16()
    );
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    Response {
        status,
        headers,
        body: Bytes::from(body),
    }
}

/// Lets a page read what did not pass through `decide`.
pub(crate) fn allow_origin(cors: &Cors, request: &HeaderMap, answer: &mut HeaderMap) {
    let allowed = match cors {
        Cors::Any => Some(HeaderValue::from_static("*")),
        Cors::Off => None,
        Cors::Only(origins) => request
            .get(header::ORIGIN)
            .filter(|origin| {
                origins
                    .iter()
                    .any(|allowed| allowed.as_bytes() == origin.as_bytes())
            })
            .cloned(),
    };
    if let Some(allowed) = allowed {
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        answer.append(header::VARY, HeaderValue::from_static("Origin"));
    }
}
