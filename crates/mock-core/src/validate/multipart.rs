//! A multipart body, taken apart (RFC 2046, section 5.1; RFC 7578).
//!
//! Lines may end with a bare line feed: people write such bodies by hand.

use crate::media::{Media, split_outside_quotes, unquote};

/// One part, with its bytes as sent.
#[derive(Debug)]
pub(super) struct Part<'b> {
    /// The name of the field; parts of `multipart/mixed` have none.
    pub(super) name: Option<String>,
    pub(super) is_file: bool,
    pub(super) media: Option<Media>,
    /// All header fields, with names in lower case.
    pub(super) headers: Vec<(String, String)>,
    pub(super) bytes: &'b [u8],
}

/// Takes a body apart; the error says what is wrong with it.
pub(super) fn parts<'b>(media: &Media, body: &'b [u8]) -> Result<Vec<Part<'b>>, String> {
    let boundary = media
        .parameters
        .iter()
        .find(|(name, value)| name == "boundary" && !value.is_empty())
        .map(|(_, value)| format!("--{value}"))
        .ok_or("cannot be taken apart: `Content-Type` names no boundary")?;
    let mut parts = Vec::new();
    let mut begin = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        let is_last = text.strip_suffix(b"--") == Some(boundary.as_bytes());
        if is_last || text == boundary.as_bytes() {
            if let Some(begin) = begin {
                parts.push(part(without_line_end(&body[begin..at]))?);
            }
            begin = Some(at + line.len());
        }
        if is_last {
            return Ok(parts);
        }
        at += line.len();
    }
    Err(match begin {
        Some(_) => "is cut off: its last boundary is missing".to_owned(),
        None => format!("has no part: the boundary `{boundary}` does not occur"),
    })
}

fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

fn part(bytes: &[u8]) -> Result<Part<'_>, String> {
    let mut headers = Vec::new();
    let mut rest = bytes;
    loop {
        let n_line = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(n_line);
        rest = after;
        let line = String::from_utf8_lossy(line.trim_ascii());
        if line.is_empty() {
            break;
        }
        let (name, value) = line
            .split_once(':')
            .ok_or_else(|| format!("has a part with a broken header: `{line}`"))?;
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    let field = |wanted: &str| {
        let mut fields = headers.iter();
        fields
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.as_str())
    };
    let disposition = field("content-disposition").unwrap_or_default();
    let word = |wanted: &str| {
        split_outside_quotes(disposition, ';')
            .filter_map(|word| word.trim().split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
            .map(|(_, value)| unquote(value.trim()))
    };
    Ok(Part {
        name: word("name"),
        is_file: word("filename").or_else(|| word("filename*")).is_some(),
        media: field("content-type").and_then(Media::parse),
        bytes: rest,
        headers,
    })
}
