//! Masks members of JSON text without parsing it, so that the rest stays as it was sent and a
//! text that was cut off, or is not quite JSON, is masked as well.

use super::{Found, STARS, Secrets, pointer};

/// Whether a body without a telling media type is to be treated as JSON.
pub(super) fn looks_like_it(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    matches!(text.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// `None` when there is nothing to mask.
pub(super) fn mask(text: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let pointed = mask_pointed(text, secrets, found);
    let named = mask_named(pointed.as_deref().unwrap_or(text), secrets, found);
    named.or(pointed)
}

/// Values that a pointer leads to; nothing is as good as `null`.
fn mask_pointed(text: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let pointers = secrets.masks.pointers();
    if pointers.is_empty() {
        return None;
    }
    let mut masked = Vec::new();
    let mut copied = 0;
    for place in pointer::find(text, pointers) {
        let secret = text.get(place.clone())?;
        if secret != b"null" {
            remember(secret, found);
            masked.extend_from_slice(text.get(copied..place.start)?);
            masked.extend_from_slice(format!("\"{STARS}\"").as_bytes());
            copied = place.end;
        }
    }
    masked.extend_from_slice(text.get(copied..)?);
    (copied > 0).then_some(masked)
}

/// Members whose names say that they are secret.
fn mask_named(text: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let mut masked = Vec::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(quote) = text
        .get(at..)
        .and_then(|rest| memchr::memchr(b'"', rest))
        .map(|n| at + n)
    {
        let end = string_end(text, quote);
        let colon = skip_space(text, end);
        at = end;
        if text.get(colon) != Some(&b':')
            || !is_secret(text.get(quote..end).unwrap_or_default(), secrets)
        {
            continue;
        }
        let value = skip_space(text, colon + 1);
        at = value_end(text, value);
        let secret = text.get(value..at).unwrap_or_default();
        if !matches!(secret, b"" | b"\"\"" | b"null" | b"true" | b"false") {
            remember(secret, found);
            masked.extend_from_slice(text.get(copied..value).unwrap_or_default());
            masked.extend_from_slice(format!("\"{STARS}\"").as_bytes());
            copied = at;
        }
    }
    if copied == 0 {
        return None;
    }
    masked.extend_from_slice(text.get(copied..).unwrap_or_default());
    Some(masked)
}

fn is_secret(name: &[u8], secrets: Secrets<'_>) -> bool {
    let inner = name
        .get(1..name.len().saturating_sub(1))
        .unwrap_or_default();
    if inner.contains(&b'\\') {
        return serde_json::from_slice::<String>(name).is_ok_and(|name| secrets.is_member(&name));
    }
    secrets.is_member(&String::from_utf8_lossy(inner))
}

/// Keeps what may be echoed: the text as it stands and as it is meant.
fn remember(secret: &[u8], found: &mut Found) {
    if let Some(inner) = secret.strip_prefix(b"\"") {
        found.add(inner.strip_suffix(b"\"").unwrap_or(inner));
        if let Ok(plain) = serde_json::from_slice::<String>(secret) {
            found.add(plain.as_bytes());
        }
    } else if !matches!(secret.first(), Some(b'{' | b'[')) {
        found.add(secret);
    }
}

/// The place after the closing quotation mark, or the end of the text.
pub(super) fn string_end(text: &[u8], quote: usize) -> usize {
    let mut at = quote + 1;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        match memchr::memchr2(b'"', b'\\', rest) {
            None => return text.len(),
            Some(n) if rest.get(n) == Some(&b'"') => return at + n + 1,
            Some(n) => at += n + 2,
        }
    }
}

pub(super) fn skip_space(text: &[u8], from: usize) -> usize {
    let n_spaces = text
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    from + n_spaces
}

/// The place after a value, however deep; the end of the text where the value is cut off.
pub(super) fn value_end(text: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at = string_end(text, at),
            b'{' | b'[' => (at, depth) = (at + 1, depth + 1),
            b'}' | b']' | b',' if depth == 0 => break,
            b'}' | b']' => (at, depth) = (at + 1, depth - 1),
            byte if depth == 0 && byte.is_ascii_whitespace() => break,
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            break;
        }
    }
    at.min(text.len())
}
