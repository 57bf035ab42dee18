//! The request of an entry.

use bytes::Bytes;
use serde_json::Value;

use super::{
    read::{At, headers, list, pair, text, version},
    response::completeness,
};
use crate::{
    Completeness, ObservedSide,
    forms::{base64_text::base64, form_data, target},
};

/// What went to the server.
pub(super) struct Sent {
    pub(super) method: String,
    pub(super) url: String,
    pub(super) version: String,
    pub(super) side: ObservedSide,
}

/// Reads `request`. None, with a note, where there is no address.
pub(super) fn read(request: Option<&Value>, at: &mut At<'_>) -> Option<Sent> {
    let url = request
        .and_then(|request| text(request, "url"))
        .map(str::trim);
    let (Some(request), Some(url)) = (request, url.filter(|url| !url.is_empty())) else {
        at.note(
            "/request/url",
            "There is no address; the entry was left out.",
        );
        return None;
    };
    let mut side = ObservedSide {
        headers: headers(request),
        ..ObservedSide::default()
    };
    add_cookies(request, &mut side, at);
    add_body(request, &mut side, at);
    Some(Sent {
        method: method(request, at),
        url: with_query(request, url, at),
        version: version(request),
        side,
    })
}

fn method(request: &Value, at: &mut At<'_>) -> String {
    match text(request, "method").map(str::trim) {
        Some(method) if !method.is_empty() => method.to_owned(),
        _ => {
            let has_body = request.get("postData").is_some_and(Value::is_object);
            let method = if has_body { "POST" } else { "GET" };
            at.note(
                "/request/method",
                format!("There is no method; `{method}` was taken."),
            );
            method.to_owned()
        }
    }
}

fn with_query(request: &Value, url: &str, at: &mut At<'_>) -> String {
    let pairs: Vec<_> = list(request, "queryString")
        .iter()
        .filter_map(pair)
        .collect();
    if pairs.is_empty() || url.contains('?') {
        return url.to_owned();
    }
    at.note(
        "/request/queryString",
        "The address has no query; it was made from this list.",
    );
    let query = target::form(
        pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    target::with_query(url, &query)
}

/// Some exporters take the `Cookie` field out and leave the list, or have only the list.
fn add_cookies(request: &Value, side: &mut ObservedSide, at: &mut At<'_>) {
    let cookies: Vec<_> = list(request, "cookies").iter().filter_map(pair).collect();
    if cookies.is_empty() || side.header("cookie").is_some() {
        return;
    }
    at.note(
        "/request/cookies",
        "There is no `Cookie` field; it was made from this list.",
    );
    let pairs: Vec<_> = cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    side.headers.push(("Cookie".to_owned(), pairs.join("; ")));
}

fn add_body(request: &Value, side: &mut ObservedSide, at: &mut At<'_>) {
    let Some(data) = request.get("postData").filter(|data| data.is_object()) else {
        let size = super::read::length(request, "bodySize").unwrap_or_default();
        if size > 0 {
            at.note(
                "/request/postData",
                "There was a body, but the file does not have it.",
            );
            side.body_len = size;
            side.completeness = Completeness::Missing;
        }
        return;
    };
    let kind = text(data, "mimeType").filter(|kind| !kind.trim().is_empty());
    if let (Some(kind), None) = (kind, side.header("content-type")) {
        side.headers
            .push(("Content-Type".to_owned(), kind.to_owned()));
    }
    side.body = match text(data, "text") {
        Some(written) if !written.is_empty() => plain(data, written, at),
        _ => from_params(data, side, at),
    };
    side.completeness = completeness(data);
    side.body_len = side.body.len() as u64;
    if side.completeness != Completeness::Whole {
        let size = super::read::length(request, "bodySize").unwrap_or_default();
        side.body_len = side.body_len.max(size);
    }
}

fn plain(data: &Value, written: &str, at: &mut At<'_>) -> Bytes {
    if text(data, "encoding") != Some("base64") {
        return Bytes::from(written.to_owned());
    }
    if let Some(bytes) = base64(written) {
        return bytes.into();
    }
    at.note(
        "/request/postData/text",
        "This is not base64, although it is said to be; it was taken as text.",
    );
    Bytes::from(written.to_owned())
}

fn from_params(data: &Value, side: &mut ObservedSide, at: &mut At<'_>) -> Bytes {
    let params = list(data, "params");
    if params.is_empty() {
        return Bytes::new();
    }
    at.note(
        "/request/postData/params",
        "The body is not in the file; it was made from these fields.",
    );
    if !side.media_type().starts_with("multipart/") {
        let pairs: Vec<_> = params.iter().filter_map(pair).collect();
        let form = target::form(
            pairs
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        return form.into();
    }
    let parts: Vec<_> = params.iter().filter_map(part).collect();
    form_data::body(&parts, side)
}

fn part(param: &Value) -> Option<form_data::Part> {
    let (name, value) = pair(param)?;
    Some(form_data::Part {
        name,
        file_name: text(param, "fileName").map(str::to_owned),
        media_type: text(param, "contentType").map(str::to_owned),
        headers: Vec::new(),
        body: value.into(),
    })
}
