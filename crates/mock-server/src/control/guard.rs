//! Who may ask: whoever has the token, and no page of another site.
//!
//! A page that makes its own name point at this machine (DNS rebinding) still sends that name as
//! `Host`. So a name has to be ours; an address cannot be rebound.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{Desk, MAX_STATE_BYTES, answer::Refused};

pub(super) async fn check(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut response = match verdict(&desk, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    };
    let never = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, never);
    response
}

fn verdict(desk: &Desk, headers: &HeaderMap) -> Result<(), Refused> {
    let forbidden = |text| Err(Refused::new(StatusCode::FORBIDDEN, text));
    let host = only(headers, header::HOST).filter(|host| is_ours(host, &desk.host, desk.address));
    let Some(host) = host else {
        return forbidden(
            "The control listener answers to its own address only, such as 127.0.0.1 or localhost.",
        );
    };
    let origins = headers.get_all(header::ORIGIN).iter();
    let is_own = |origin: &HeaderValue| origin.as_bytes() == format!("http://{host}").as_bytes();
    if !origins.into_iter().all(is_own) {
        return forbidden("A page of another site may not control the mock.");
    }
    if !has_token(headers, &desk.token) {
        let text = "The token that the mock printed at its start is missing or wrong; send it as `Authorization: Bearer …`.";
        return Err(Refused::new(StatusCode::UNAUTHORIZED, text));
    }
    match announced(headers) {
        Some(length) if length > MAX_STATE_BYTES as u64 => {
            let text = "This is larger than any state; nothing of it is read.";
            Err(Refused::new(StatusCode::PAYLOAD_TOO_LARGE, text))
        }
        _ => Ok(()),
    }
}

/// How long the body is going to be, where the client says it.
fn announced(headers: &HeaderMap) -> Option<u64> {
    only(headers, header::CONTENT_LENGTH)?.parse().ok()
}

/// The value of a field that is there once.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether `host` is an address of this machine as it was asked for, or the name it was told.
fn is_ours(host: &str, told: &str, address: SocketAddr) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host();
    if name.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case(told) {
        return true;
    }
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    let literal = bare.parse::<IpAddr>();
    literal.is_ok_and(|literal| literal.is_loopback() || !address.ip().is_loopback())
}

/// Compares in a time that does not depend on where the difference is.
fn has_token(headers: &HeaderMap, token: &str) -> bool {
    let Some(sent) = only(headers, header::AUTHORIZATION) else {
        return false;
    };
    // The scheme's name knows no case (RFC 9110, section 11.1).
    let Some((scheme, sent)) = sent.split_once(' ') else {
        return false;
    };
    let pairs = sent.bytes().zip(token.bytes());
    let differences = pairs.fold(0, |all, (a, b)| all | (a ^ b));
    scheme.eq_ignore_ascii_case("bearer") && sent.len() == token.len() && differences == 0
}

#[cfg(test)]
mod tests;
