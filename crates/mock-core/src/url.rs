//! Paths and queries as text: split first, decode once.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Splits a path at its slashes and decodes each segment once: `/a%2Fb/` -> `["a/b", ""]`.
pub(crate) fn segments(path: &str) -> Vec<Cow<'_, str>> {
    let rest = path.strip_prefix('/').unwrap_or(path);
    rest.split('/').map(decode).collect()
}

/// Percent-decodes; bytes that are not UTF-8 become replacement characters.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

/// Decodes a name or value of a query or form, where `+` is a space.
pub(crate) fn decode_form(text: &str) -> Cow<'_, str> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        return Cow::Owned(decode(&spaced).into_owned());
    }
    decode(text)
}

/// Splits a query or form into raw pairs, in order: `a=1&b` -> `[("a", "1"), ("b", "")]`.
pub(crate) fn raw_pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// The first value of a query parameter, decoded.
pub(crate) fn query_value<'q>(query: Option<&'q str>, name: &str) -> Option<Cow<'q, str>> {
    raw_pairs(query?)
        .find(|(key, _)| decode_form(key) == name)
        .map(|(_, value)| decode_form(value))
}

/// Everything that is not unreserved (RFC 3986, section 2.3) is encoded.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Percent-encodes a text so that it can stand in a segment or a query.
pub(crate) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
