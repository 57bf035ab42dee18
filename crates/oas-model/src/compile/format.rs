//! Formats of OpenAPI that JSON Schema does not have.

/// A check of a string; other values have no format.
pub(crate) type Check = fn(&str) -> bool;

/// Formats by name.
pub(crate) const CHECKS: [(&str, Check); 2] = [("byte", is_base64), ("base64url", is_base64_url)];

/// Whether a string is base64 as RFC 4648, section 4 has it, padding included.
fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let n_padding = text.len() - body.len();
    let known = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/');
    text.len().is_multiple_of(4) && n_padding <= 2 && body.bytes().all(known)
}

/// Whether a string is base64url as RFC 4648, section 5 has it; padding may be left out.
fn is_base64_url(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let known = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_');
    body.len() % 4 != 1 && text.len() - body.len() <= 2 && body.bytes().all(known)
}
