//! Commands over HTTP.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{Shared, guard};
use crate::{ApiError, ErrorCode, Payload};

/// Names the client, so that it can skip the echo of its own edits.
const CLIENT: &str = "x-specwright-client";

pub(super) async fn command(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !guard::has_token(&shared, &headers) {
        return guard::forbidden(
            "This needs the token of the address that `specwright studio` printed.",
        );
    }
    let client = headers
        .get(CLIENT)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let payload = if body.is_empty() {
        Payload::Json(serde_json::Value::Null)
    } else {
        Payload::Bytes(body)
    };
    match shared.session.for_client(client).call(&name, payload).await {
        Ok(Payload::Json(value)) => json(StatusCode::OK, value.to_string()),
        Ok(Payload::Bytes(bytes)) => {
            let kind = HeaderValue::from_static("application/octet-stream");
            ([(header::CONTENT_TYPE, kind)], bytes).into_response()
        }
        Err(error) => failure(&error),
    }
}

fn failure(error: &ApiError) -> Response {
    let status = match error.code {
        ErrorCode::UnknownCommand | ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadRequest => StatusCode::BAD_REQUEST,
        ErrorCode::NoWorkspace
        | ErrorCode::StaleVersion
        | ErrorCode::EditRefused
        | ErrorCode::MockFailed
        | ErrorCode::MockStopped => StatusCode::CONFLICT,
        ErrorCode::Unsupported => StatusCode::NOT_IMPLEMENTED,
        ErrorCode::File | ErrorCode::Store | ErrorCode::Internal => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    json(status, serde_json::to_string(error).unwrap_or_default())
}

fn json(status: StatusCode, text: String) -> Response {
    (
        status,
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        )],
        text,
    )
        .into_response()
}
