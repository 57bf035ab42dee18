//! The parts of `multipart/form-data` (RFC 7578).

use super::body::Read;

/// The fields of a body with this `Content-Type`; `None` where it is not what it says.
pub(crate) fn read(declared: &str, body: &[u8]) -> Option<Read> {
    let boundary = boundary(declared)?;
    let delimiter = format!("--{boundary}");
    let mut pairs = Vec::new();
    let mut files = Vec::new();
    let mut parts = split(body, delimiter.as_bytes()).into_iter();
    parts.next()?;
    for part in parts {
        if part.starts_with(b"--") {
            return Some(Read::Form(pairs, files));
        }
        let head_end = find(part, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&part[..head_end]).ok()?;
        let value = part
            .get(head_end + 4..part.len().saturating_sub(2))
            .unwrap_or_default();
        let name = parameter(head, "name")?;
        let is_file = parameter(head, "filename").is_some();
        match std::str::from_utf8(value).ok().filter(|_| !is_file) {
            Some(text) => pairs.push((name, text.to_owned())),
            None => {
                pairs.push((name.clone(), String::new()));
                files.push(name);
            }
        }
    }
    None
}

fn boundary(declared: &str) -> Option<String> {
    let mut parameters = declared.split(';').skip(1).map(str::trim);
    let found = parameters.find(|one| one.to_ascii_lowercase().starts_with("boundary="))?;
    let value = found["boundary=".len()..].trim_matches('"');
    (!value.is_empty()).then(|| value.to_owned())
}

/// A parameter of `Content-Disposition`.
fn parameter(head: &str, name: &str) -> Option<String> {
    let lower = |line: &&str| {
        line.to_ascii_lowercase()
            .starts_with("content-disposition:")
    };
    let line = head.split("\r\n").find(lower)?;
    let mut parameters = line.split(';').skip(1).map(str::trim);
    let found = parameters.find_map(|one| one.strip_prefix(name)?.strip_prefix('='))?;
    Some(found.trim_matches('"').to_owned())
}

fn split<'b>(body: &'b [u8], delimiter: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(at) = find(rest, delimiter) {
        parts.push(&rest[..at]);
        rest = &rest[at + delimiter.len()..];
    }
    parts.push(rest);
    parts
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}
