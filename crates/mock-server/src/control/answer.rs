//! JSON and refusals.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};

/// Answers with JSON.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Serialize> IntoResponse for Shown<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => typed("application/json", body),
            Err(error) => {
                Refused::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
            }
        }
    }
}

/// What cannot be done, as a problem of RFC 9457.
#[derive(Debug, Serialize)]
pub(super) struct Refused {
    status: u16,
    title: &'static str,
    detail: String,
    /// Where in the body, as a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
}

impl Refused {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or_default(),
            detail: detail.into(),
            pointer: None,
        }
    }

    pub(super) fn at(mut self, pointer: String) -> Self {
        self.pointer = Some(pointer);
        self
    }

    pub(super) fn nothing_here() -> Self {
        let detail =
            "There is nothing here. GET /__specwright/health says whether the mock serves.";
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    pub(super) fn method() -> Self {
        let detail = "This can be asked for, but not with this method.";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, detail)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, typed("application/problem+json", body)).into_response()
    }
}

/// Reads a JSON body.
pub(super) fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(bytes).map_err(|error| {
        let detail = format!("The body is not what is expected here: {error}.");
        Refused::new(StatusCode::BAD_REQUEST, detail)
    })
}

fn typed(media_type: &'static str, body: Vec<u8>) -> Response {
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static(media_type))],
        body,
    )
        .into_response()
}
