//! Who may talk to the studio: its own page, with its own token.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::Shared;

/// Refuses requests that another site's page sends, or that reach us under another name.
pub(super) async fn same_site(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    if !headers
        .get(header::HOST)
        .is_some_and(|host| is_ours(host, &shared, ""))
    {
        return forbidden("The studio answers to 127.0.0.1 and localhost only.");
    }
    if headers
        .get(header::ORIGIN)
        .is_some_and(|origin| !is_ours(origin, &shared, "http://"))
    {
        return forbidden("Another site's page may not talk to the studio.");
    }
    let mut response = next.run(request).await;
    secure(response.headers_mut());
    response
}

fn is_ours(value: &HeaderValue, shared: &Shared, prefix: &str) -> bool {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let matches =
        |name: &str| value.as_bytes() == format!("{prefix}{name}:{}", shared.port).as_bytes();
    names.iter().any(|name| matches(name))
}

fn secure(headers: &mut HeaderMap) {
    let policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                  connect-src 'self' ws://127.0.0.1:* ws://localhost:*; frame-ancestors 'none'; base-uri 'none'";
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
}

/// Whether the request carries the token as `Authorization: Bearer`.
pub(super) fn has_token(shared: &Shared, headers: &HeaderMap) -> bool {
    let sent = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    sent.and_then(|value| value.strip_prefix("Bearer "))
        .is_some_and(|token| equal(token, &shared.token))
}

/// Compares in a time that does not depend on where the difference is.
pub(super) fn equal(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |all, (a, b)| all | (a ^ b))
            == 0
}

pub(super) fn forbidden(message: &str) -> Response {
    let body =
        serde_json::json!({ "code": "bad_request", "message": message, "hint": null, "at": null });
    (
        StatusCode::FORBIDDEN,
        [(header::CONTENT_TYPE, "application/json")],
        body.to_string(),
    )
        .into_response()
}
