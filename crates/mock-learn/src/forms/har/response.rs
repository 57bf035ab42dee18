//! The answer of an entry.

use bytes::Bytes;
use serde_json::Value;

use super::{
    read::{At, headers, length, number, text, version},
    shape::{BEGINNING, MISSING},
};
use crate::{
    Completeness, ObservedSide,
    forms::{base64_text::base64, coding},
};

/// What came back; a status of 0 where nothing did.
#[derive(Default)]
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) version: String,
    pub(super) side: ObservedSide,
}

/// Reads `response`.
pub(super) fn read(response: Option<&Value>, at: &mut At<'_>) -> Received {
    let Some(response) = response.filter(|found| found.is_object()) else {
        at.note(
            "/response",
            "There is no answer; only the request was read.",
        );
        return Received::default();
    };
    let mut side = ObservedSide {
        headers: headers(response),
        ..ObservedSide::default()
    };
    match response.get("content").filter(|found| found.is_object()) {
        Some(content) => add_body(content, &mut side, at),
        None => at.note(
            "/response/content",
            "There is no content; the body is taken as empty.",
        ),
    }
    Received {
        status: status(response, at),
        version: version(response),
        side,
    }
}

fn status(response: &Value, at: &mut At<'_>) -> u16 {
    match number(response, "status") {
        // Proxies and browsers write 0 or -1 for requests without an answer.
        Some(status) if (-1.0..=999.0).contains(&status) => status.max(0.0) as u16,
        _ => {
            at.note("/response/status", "There is no status; 0 stands for it.");
            0
        }
    }
}

fn add_body(content: &Value, side: &mut ObservedSide, at: &mut At<'_>) {
    let kind = text(content, "mimeType").filter(|kind| kind.contains('/'));
    if let (Some(kind), None) = (kind, side.header("content-type")) {
        side.headers
            .push(("Content-Type".to_owned(), kind.to_owned()));
    }
    let written = text(content, "text").unwrap_or_default();
    let size = length(content, "size").unwrap_or_default();
    side.completeness = completeness(content);
    if written.is_empty() {
        side.body_len = size;
        if size > 0 && side.completeness == Completeness::Whole {
            side.completeness = Completeness::Missing;
            at.note(
                "/response/content/text",
                format!("The body of {size} bytes is not in the file."),
            );
        }
        return;
    }
    side.body = plain(content, written, side, at);
    side.body_len = side.body.len() as u64;
    if side.completeness != Completeness::Whole {
        side.body_len = side.body_len.max(size);
    }
}

fn plain(content: &Value, written: &str, side: &mut ObservedSide, at: &mut At<'_>) -> Bytes {
    if text(content, "encoding").is_none_or(|how| !how.eq_ignore_ascii_case("base64")) {
        return Bytes::from(written.to_owned());
    }
    let Some(bytes) = base64(written) else {
        at.note(
            "/response/content/text",
            "This is not base64, although it is said to be; it was taken as text.",
        );
        return Bytes::from(written.to_owned());
    };
    let codings = side.header("content-encoding").unwrap_or_default();
    let Some(decoded) = coding::undo(codings, &bytes) else {
        return bytes.into();
    };
    if decoded.cut {
        at.note(
            "/response/content/text",
            "The body is very large when decoded; its beginning was kept.",
        );
        side.completeness = Completeness::Beginning;
    }
    decoded.body.into()
}

/// What our own files say about how much of a body is there.
pub(super) fn completeness(part: &Value) -> Completeness {
    match text(part, "_completeness") {
        Some(BEGINNING) => Completeness::Beginning,
        Some(MISSING) => Completeness::Missing,
        _ => Completeness::Whole,
    }
}
