//! Paths and queries as text: split first, decode once.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

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
