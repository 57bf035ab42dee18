//! `multipart/form-data`: its parts, read and written.

use bytes::Bytes;
use memchr::memmem;

use crate::ObservedSide;

/// One part of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    /// Header fields besides `Content-Disposition` and `Content-Type`.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

const BOUNDARY: &str = "----SpecwrightFormBoundary";

/// The body of these parts. Where the header of `side` names no boundary, it gets one that
/// occurs in none of them.
pub(crate) fn body(parts: &[Part], side: &mut ObservedSide) -> Bytes {
    let boundary = boundary_of(side).unwrap_or_else(|| {
        let boundary = free_boundary(parts);
        name_boundary(side, &boundary);
        boundary
    });
    let mut out = Vec::new();
    for part in parts {
        out.extend_from_slice(format!("--{boundary}\r\n{}\r\n", head(part)).as_bytes());
        out.extend_from_slice(&part.body);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    out.into()
}

fn head(part: &Part) -> String {
    let mut head = format!(
        "Content-Disposition: form-data; name=\"{}\"",
        escaped(&part.name)
    );
    if let Some(file) = &part.file_name {
        head.push_str(&format!("; filename=\"{}\"", escaped(file)));
    }
    head.push_str("\r\n");
    if let Some(kind) = &part.media_type {
        head.push_str(&format!("Content-Type: {kind}\r\n"));
    }
    for (name, value) in &part.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head
}

/// As browsers write names: quotes and line breaks percent-encoded.
fn escaped(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn free_boundary(parts: &[Part]) -> String {
    let occurs = |boundary: &str| {
        let found = |part: &Part| memmem::find(&part.body, boundary.as_bytes()).is_some();
        parts.iter().any(found)
    };
    let mut boundary = BOUNDARY.to_owned();
    let mut count = 0;
    while occurs(&boundary) {
        count += 1;
        boundary = format!("{BOUNDARY}{count}");
    }
    boundary
}

fn name_boundary(side: &mut ObservedSide, boundary: &str) {
    let field = side
        .headers
        .iter_mut()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    match field {
        Some((_, value)) => value.push_str(&format!("; boundary={boundary}")),
        None => side.headers.push((
            "Content-Type".to_owned(),
            format!("multipart/form-data; boundary={boundary}"),
        )),
    }
}

/// The boundary that the header names.
pub(crate) fn boundary_of(side: &ObservedSide) -> Option<String> {
    let declared = side.header("content-type")?;
    let found = declared.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.trim().split_once('=')?;
        name.eq_ignore_ascii_case("boundary")
            .then_some(value.trim_matches('"'))
    });
    found.filter(|one| !one.is_empty()).map(str::to_owned)
}

/// The parts of a body. None where it is no form, or has what a form cannot say again byte for
/// byte through [`body`]: a preamble, bare line feeds, header fields in another order.
pub(crate) fn parts(side: &ObservedSide) -> Option<Vec<Part>> {
    if side.media_type() != "multipart/form-data" {
        return None;
    }
    let boundary = boundary_of(side)?;
    let mut rest = &side.body[..];
    let opening = format!("--{boundary}\r\n");
    let closing = format!("\r\n--{boundary}");
    rest = rest.strip_prefix(opening.as_bytes())?;
    let mut parts = Vec::new();
    loop {
        let end = memmem::find(rest, closing.as_bytes())?;
        parts.push(part(&side.body, &rest[..end])?);
        rest = &rest[end + closing.len()..];
        if matches!(rest, b"--" | b"--\r\n") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
    }
}

fn part(whole: &Bytes, bytes: &[u8]) -> Option<Part> {
    let end = memmem::find(bytes, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut part = Part {
        body: whole.slice_ref(&bytes[end + 4..]),
        ..Part::default()
    };
    let mut has_name = false;
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(':')?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-disposition" => {
                part.name = disposition(value, "name")?;
                part.file_name = disposition(value, "filename");
                has_name = true;
            }
            "content-type" => part.media_type = Some(value.to_owned()),
            _ => part.headers.push((name.to_owned(), value.to_owned())),
        }
    }
    has_name.then_some(part)
}

/// A parameter of `form-data; name="a"; filename="b"`, as browsers (`%22`) or others (`\"`) write it.
fn disposition(value: &str, wanted: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (name, after) = rest.trim_start().split_once('=')?;
        let (found, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted_text(quoted)?,
            None => {
                let end = after.find(';').unwrap_or(after.len());
                (after[..end].trim().to_owned(), &after[end..])
            }
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(
                found
                    .replace("%22", "\"")
                    .replace("%0D", "\r")
                    .replace("%0A", "\n"),
            );
        }
        rest = next.trim_start().strip_prefix(';')?;
    }
}

fn quoted_text(text: &str) -> Option<(String, &str)> {
    let mut found = String::new();
    let mut chars = text.char_indices();
    while let Some((at, one)) = chars.next() {
        match one {
            '"' => return Some((found, &text[at + 1..])),
            '\\' if text[at + 1..].starts_with(['"', '\\']) => {
                found.extend(chars.next().map(|(_, next)| next));
            }
            other => found.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back() {
        let parts_in = vec![
            Part {
                name: "a \"b\"".to_owned(),
                body: Bytes::from_static(b"1\r\n--2"),
                ..Part::default()
            },
            Part {
                name: "file".to_owned(),
                file_name: Some("x;y.bin".to_owned()),
                media_type: Some("application/octet-stream".to_owned()),
                headers: vec![("X-Extra".to_owned(), "1".to_owned())],
                body: Bytes::from_static(&[0, 255, 13, 10]),
            },
        ];
        let mut side = ObservedSide::default();
        side.body = body(&parts_in, &mut side);
        assert_eq!(parts(&side), Some(parts_in));
    }

    #[test]
    fn a_boundary_occurs_in_no_part() {
        let part_in = Part {
            name: "a".to_owned(),
            body: Bytes::from_static(BOUNDARY.as_bytes()),
            ..Part::default()
        };
        let mut side = ObservedSide::default();
        side.body = body(std::slice::from_ref(&part_in), &mut side);
        assert_eq!(
            boundary_of(&side).as_deref(),
            Some("----SpecwrightFormBoundary1")
        );
        assert_eq!(parts(&side), Some(vec![part_in]));
    }

    #[test]
    fn what_is_no_form_has_no_parts() {
        for text in [
            "",
            "--b\r\n",
            "--b\r\nno header\r\n\r\nx\r\n--b--",
            "--b\r\nA: b\r\n\r\nx\r\n--b--",
        ] {
            let side = ObservedSide {
                headers: vec![(
                    "content-type".to_owned(),
                    "multipart/form-data; boundary=b".to_owned(),
                )],
                body: Bytes::copy_from_slice(text.as_bytes()),
                ..ObservedSide::default()
            };
            assert_eq!(parts(&side), None, "{text:?}");
        }
    }
}
