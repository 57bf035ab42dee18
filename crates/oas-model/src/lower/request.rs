//! Request bodies and responses, read from the tree.

use super::{Context, content, outgoing};
use crate::place::Place;
use crate::{RequestBody, Response, StatusPattern};

pub(crate) fn body(cx: Context<'_>, of: Place<'_>) -> Option<RequestBody> {
    let at = cx.object(of.get("requestBody")?, "requestBody")?;
    Some(RequestBody {
        required: cx.flag(at, "required").unwrap_or_default(),
        description: cx.text(at, "description"),
        content: content::content(cx, at),
        origin: at.origin(),
    })
}

pub(crate) fn responses(cx: Context<'_>, of: Place<'_>) -> Vec<Response> {
    let read = |(key, at)| response(cx, status(cx, key, at)?, at);
    let written = cx.map(of, "responses").into_iter();
    written
        .filter(|(key, _)| !super::is_extension(key))
        .filter_map(read)
        .collect()
}

fn response(cx: Context<'_>, status: StatusPattern, at: Place<'_>) -> Option<Response> {
    let at = cx.object(at, "responses")?;
    Some(Response {
        status,
        description: cx.text(at, "description").unwrap_or_default(),
        headers: content::headers(cx, at),
        content: content::content(cx, at),
        links: outgoing::links(cx, at),
        origin: at.origin(),
    })
}

/// `200`, `2XX` or `default`; a finding for anything else.
pub(crate) fn status(cx: Context<'_>, key: &str, at: Place<'_>) -> Option<StatusPattern> {
    let read = status_pattern(key);
    if read.is_none() {
        let message = format!("`{key}` is not a status.");
        cx.warn(
            "response-status",
            at,
            message,
            "Use a code such as `200`, `2XX` or `default`.",
        );
    }
    read
}

fn status_pattern(key: &str) -> Option<StatusPattern> {
    if key == "default" {
        return Some(StatusPattern::Default);
    }
    let &[first @ b'1'..=b'5', second, third] = key.as_bytes() else {
        // Anything above is out of range for HTTP, but answers with it exist.
        let code = key.parse().ok().filter(|code| (600..=999).contains(code))?;
        return Some(StatusPattern::Exact(code));
    };
    if matches!((second, third), (b'x' | b'X', b'x' | b'X')) {
        return Some(StatusPattern::Range(first - b'0'));
    }
    Some(StatusPattern::Exact(key.parse().ok()?))
}
