//! Masks parts of a multipart form by their names, whole or cut off.

use super::{Found, STARS, Secrets, json};

const NAME: &[u8] = b"name=";
const BLANK: &[u8] = b"\r\n\r\n";

/// `None` when there is nothing to mask.
pub(super) fn mask(text: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let line_end = memchr::memmem::find(text, b"\r\n")?;
    // The first line is the delimiter; every later one has a line break before it.
    let delimiter = [b"\r\n", text.get(..line_end)?].concat();
    let mut masked = Vec::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(blank) = find(text, at, BLANK) {
        let head = text.get(at..blank)?;
        let value = blank + BLANK.len();
        let end = find(text, value, &delimiter).unwrap_or(text.len());
        if is_secret(head, secrets) {
            found.add(text.get(value..end)?);
            masked.extend_from_slice(text.get(copied..value)?);
            masked.extend_from_slice(STARS.as_bytes());
            copied = end;
        } else if let Some(inner) = text
            .get(value..end)
            .filter(|part| json::looks_like_it(part))
            && let Some(inner) = json::mask(inner, secrets, found)
        {
            masked.extend_from_slice(text.get(copied..value)?);
            masked.extend_from_slice(&inner);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return None;
    }
    masked.extend_from_slice(text.get(copied..)?);
    Some(masked)
}

fn find(text: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    memchr::memmem::find(text.get(from..)?, what).map(|n| from + n)
}

fn is_secret(head: &[u8], secrets: Secrets<'_>) -> bool {
    let Some(start) = find(head, 0, NAME).map(|at| at + NAME.len()) else {
        return false;
    };
    let rest = head.get(start..).unwrap_or_default();
    let (rest, ends): (_, &[u8]) = match rest.strip_prefix(b"\"") {
        Some(quoted) => (quoted, b"\""),
        None => (rest, b"; \r\n"),
    };
    let end = rest.iter().position(|byte| ends.contains(byte));
    let end = end.unwrap_or(rest.len());
    secrets.is_parameter(&String::from_utf8_lossy(
        rest.get(..end).unwrap_or_default(),
    ))
}
