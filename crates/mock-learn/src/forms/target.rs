//! Addresses and form fields.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::Observed;

/// The absolute address: where the server is not in it, the `Host` field says it, else `localhost`.
pub(crate) fn absolute(observed: &Observed) -> Cow<'_, str> {
    if observed.base().is_some() {
        return Cow::from(&observed.url);
    }
    let host = observed
        .request
        .header("host")
        .filter(|host| !host.is_empty());
    let slash = if observed.url.starts_with('/') {
        ""
    } else {
        "/"
    };
    format!(
        "http://{}{slash}{}",
        host.unwrap_or("localhost"),
        observed.url
    )
    .into()
}

/// Names and values of a query or form, decoded; a name alone has an empty value.
pub(crate) fn pairs(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decoded(name), decoded(value))
    })
}

/// `%41+b` as `A b`; bytes that are no text become U+FFFD.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return text.into();
    }
    let spaced = text.replace('+', " ");
    let bytes: Vec<u8> = percent_decode(spaced.as_bytes()).collect();
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Names and values as a query or form: `a=1&b=x+y`.
pub(crate) fn form<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let parts = pairs.into_iter();
    let parts = parts.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    parts.collect::<Vec<_>>().join("&")
}

/// Everything but letters, digits and `-._*` percent-encoded; a space is `+`.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'*' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(percent_encoding::percent_encode_byte(byte)),
        }
    }
    out
}

/// `url` with these added to its query, before its fragment.
pub(crate) fn with_query(url: &str, query: &str) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let (head, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let joint = match head.split_once('?') {
        None => "?",
        Some((_, rest)) if rest.is_empty() || rest.ends_with('&') => "",
        Some(_) => "&",
    };
    format!("{head}{joint}{query}{fragment}")
}
