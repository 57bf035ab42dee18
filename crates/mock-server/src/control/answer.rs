//! JSON and refusals.

use axum::{
    body::Bytes,
    extract::rejection::BytesRejection,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use mock_core::SeedFault;
use serde::{Serialize, de::DeserializeOwned};

use super::record::Unanswered;

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
    /// What is wrong with the body, and where in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    /// RFC 6901.
    pointer: String,
    detail: String,
}

impl Refused {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or_default(),
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// A seed that cannot be taken.
    pub(super) fn of(faults: &[SeedFault]) -> Self {
        let detail = match faults.len() {
            1 => "1 thing is wrong with the entities; none was put.".to_owned(),
            n => format!("{n} things are wrong with the entities; none was put."),
        };
        let errors = faults.iter().map(|fault| Place {
            pointer: fault.pointer.clone(),
            detail: fault.message.clone(),
        });
        Self {
            errors: errors.collect(),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
        }
    }

    pub(super) fn defect() -> Self {
        let detail = "A defect in Specwright stopped this; the mock goes on.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    pub(super) fn unrecorded() -> Self {
        let detail = "This mock records nothing, so there is nothing to ask; start it without `--record off`.";
        Self::new(StatusCode::NOT_IMPLEMENTED, detail)
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

impl From<Unanswered> for Refused {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Wrong(text) => Self::new(StatusCode::BAD_REQUEST, text),
            Unanswered::Unreadable(text) => Self::new(StatusCode::INTERNAL_SERVER_ERROR, text),
        }
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
pub(super) fn body<T: DeserializeOwned>(sent: Result<Bytes, BytesRejection>) -> Result<T, Refused> {
    let bytes = sent.map_err(|error| Refused::new(error.status(), error.body_text()))?;
    serde_json::from_slice(&bytes).map_err(|error| {
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
