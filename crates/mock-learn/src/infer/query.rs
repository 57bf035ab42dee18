//! Queries and forms as pairs of texts.

use percent_encoding::percent_decode_str;

/// Names and values, decoded once, in order: `a=1&b` -> `[("a", "1"), ("b", "")]`.
/// Source: URL standard, `application/x-www-form-urlencoded` parsing.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let halves = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    halves
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
