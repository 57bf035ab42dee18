//! Cookies as HAR lists them, taken from header fields.

use serde::Serialize;

use crate::{ObservedSide, forms::moment};

/// One cookie.
#[derive(Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cookie<'a> {
    name: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'a str>,
    /// Browsers refuse a file with a date here that they cannot read, so only dates stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_only: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secure: Option<bool>,
}

/// What the client sent in `Cookie`.
pub(super) fn sent(side: &ObservedSide) -> Vec<Cookie<'_>> {
    values(side, "cookie")
        .flat_map(|value| value.split(';'))
        .filter_map(named)
        .collect()
}

/// What the server set by `Set-Cookie`.
pub(super) fn set(side: &ObservedSide) -> Vec<Cookie<'_>> {
    values(side, "set-cookie")
        .filter_map(with_attributes)
        .collect()
}

fn values<'a>(side: &'a ObservedSide, name: &'static str) -> impl Iterator<Item = &'a str> {
    let fields = side.headers.iter();
    fields
        .filter(move |(found, _)| found.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

fn named(pair: &str) -> Option<Cookie<'_>> {
    let pair = pair.trim();
    if pair.is_empty() {
        return None;
    }
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    Some(Cookie {
        name: name.trim(),
        value: value.trim(),
        ..Cookie::default()
    })
}

fn with_attributes(field: &str) -> Option<Cookie<'_>> {
    let mut parts = field.split(';');
    let mut cookie = named(parts.next()?)?;
    cookie.http_only = Some(false);
    cookie.secure = Some(false);
    for part in parts {
        let (name, value) = part.trim().split_once('=').unwrap_or((part.trim(), ""));
        match name.to_ascii_lowercase().as_str() {
            "path" => cookie.path = Some(value),
            "domain" => cookie.domain = Some(value),
            "expires" => cookie.expires = moment::of_field(value).map(moment::text),
            "httponly" => cookie.http_only = Some(true),
            "secure" => cookie.secure = Some(true),
            _ => {}
        }
    }
    Some(cookie)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_told_apart_from_the_value() {
        let side = ObservedSide {
            headers: vec![(
                "Set-Cookie".to_owned(),
                "id=a=b; Path=/; Secure; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0"
                    .to_owned(),
            )],
            ..ObservedSide::default()
        };
        let expected = Cookie {
            name: "id",
            value: "a=b",
            path: Some("/"),
            domain: None,
            expires: Some("1970-01-01T00:00:00.000Z".to_owned()),
            http_only: Some(false),
            secure: Some(true),
        };
        assert_eq!(set(&side), vec![expected]);
    }
}
