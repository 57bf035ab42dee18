//! Who may ask: whoever has the token, from this machine, and not from a page of another site.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{Desk, answer::Refused};

const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

pub(super) async fn check(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    match verdict(&desk, request.headers()) {
        Ok(()) => {
            let mut response = next.run(request).await;
            let never = HeaderValue::from_static("no-store");
            response.headers_mut().insert(header::CACHE_CONTROL, never);
            response
        }
        Err(refused) => refused.into_response(),
    }
}

fn verdict(desk: &Desk, headers: &HeaderMap) -> Result<(), Refused> {
    let forbidden = |text| Err(Refused::new(StatusCode::FORBIDDEN, text));
    let host = headers.get(header::HOST);
    if !host.is_some_and(|host| is_ours(host, desk.port, "")) {
        return forbidden("The control listener answers to 127.0.0.1 and localhost only.");
    }
    let origin = headers.get(header::ORIGIN);
    if origin.is_some_and(|origin| !is_ours(origin, desk.port, "http://")) {
        return forbidden("A page of another site may not control the mock.");
    }
    if !has_token(headers, &desk.token) {
        let text = "The token that the mock printed at its start is missing or wrong; send it as `Authorization: Bearer …`.";
        return Err(Refused::new(StatusCode::UNAUTHORIZED, text));
    }
    Ok(())
}

fn is_ours(value: &HeaderValue, port: u16, prefix: &str) -> bool {
    let matches = |name: &&str| value.as_bytes() == format!("{prefix}{name}:{port}").as_bytes();
    NAMES.iter().any(|name| matches(name))
}

/// Compares in a time that does not depend on where the difference is.
fn has_token(headers: &HeaderMap, token: &str) -> bool {
    let sent = headers
        .get(header::AUTHORIZATION)
        .map(HeaderValue::as_bytes);
    let Some(sent) = sent.and_then(|sent| sent.strip_prefix(b"Bearer ")) else {
        return false;
    };
    let pairs = sent.iter().zip(token.as_bytes());
    sent.len() == token.len() && pairs.fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
