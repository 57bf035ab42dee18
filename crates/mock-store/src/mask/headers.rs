//! Header fields, cookies, and addresses inside fields.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::{Found, STARS, Secrets, pairs};

pub(super) fn mask(headers: &mut HeaderMap, secrets: Secrets<'_>, found: &mut Found) {
    for (name, value) in headers.iter_mut() {
        if let Some(masked) = masked(name, value, secrets, found) {
            // Stars and parts of a field value make a field value.
            *value = HeaderValue::from_bytes(&masked).unwrap_or(HeaderValue::from_static(STARS));
        }
    }
}

fn masked(
    name: &HeaderName,
    value: &HeaderValue,
    secrets: Secrets<'_>,
    found: &mut Found,
) -> Option<Vec<u8>> {
    let bytes = value.as_bytes();
    match *name {
        header::AUTHORIZATION | header::PROXY_AUTHORIZATION => Some(keep_scheme(bytes, found)),
        header::COOKIE => Some(cookies(bytes, found)),
        header::SET_COOKIE => Some(set_cookie(bytes, found)),
        header::REFERER | header::LOCATION | header::CONTENT_LOCATION | header::LINK => {
            address(bytes, secrets, found)
        }
        // It says which scheme to use and holds no credential.
        header::WWW_AUTHENTICATE | header::PROXY_AUTHENTICATE => None,
        _ if secrets.is_field(name.as_str()) => {
            found.add(bytes);
            Some(STARS.into())
        }
        _ => None,
    }
}

/// `Bearer abc` -> `Bearer ***`.
fn keep_scheme(value: &[u8], found: &mut Found) -> Vec<u8> {
    let n_scheme = value
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-')
        .count();
    let (scheme, rest) = value.split_at(n_scheme);
    if n_scheme == 0 || rest.first() != Some(&b' ') {
        found.add(value);
        return STARS.into();
    }
    found.add(rest.trim_ascii());
    [scheme, b" ", STARS.as_bytes()].concat()
}

/// `a=1; b=2` -> `a=***; b=***`.
fn cookies(value: &[u8], found: &mut Found) -> Vec<u8> {
    let masked: Vec<_> = value
        .split(|byte| *byte == b';')
        .map(|cookie| cookie_value(cookie.trim_ascii(), found))
        .collect();
    masked.join(&b"; "[..])
}

/// `a=1; Path=/` -> `a=***; Path=/`.
fn set_cookie(value: &[u8], found: &mut Found) -> Vec<u8> {
    let end = value
        .iter()
        .position(|byte| *byte == b';')
        .unwrap_or(value.len());
    let (cookie, attributes) = value.split_at(end);
    [&cookie_value(cookie.trim_ascii(), found), attributes].concat()
}

/// A cookie without a name is a value.
fn cookie_value(cookie: &[u8], found: &mut Found) -> Vec<u8> {
    let end = cookie
        .iter()
        .position(|byte| *byte == b'=')
        .map_or(0, |equals| equals + 1);
    let (name, value) = cookie.split_at(end);
    found.add(value.trim_ascii());
    [
        name,
        if value.is_empty() {
            b""
        } else {
            STARS.as_bytes()
        },
    ]
    .concat()
}

/// Masks the query of an address: from `?` to `#`, `>` or the end.
fn address(value: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let start = value.iter().position(|byte| *byte == b'?')? + 1;
    let (before, rest) = value.split_at(start);
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'#' | b'>'))
        .unwrap_or(rest.len());
    let (query, after) = rest.split_at(end);
    pairs::mask(query, secrets, found).map(|masked| [before, &masked, after].concat())
}
