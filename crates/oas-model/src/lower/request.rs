//! Request bodies and responses, read from the tree.

use super::{Context, content, outgoing};
use crate::place::Place;
use crate::{Header, MediaType, RequestBody, Response, StatusPattern};

pub(crate) fn body(cx: Context<'_>, of: Place<'_>) -> Option<RequestBody> {
    let start = of.get("requestBody")?;
    let at = cx.object(start, "requestBody")?;
    Some(RequestBody {
        required: cx.flag(at, "required").unwrap_or_default(),
        description: cx.told(start, at, "description"),
        content: content::content(cx, at),
        origin: at.origin(),
    })
}

pub(crate) fn responses(cx: Context<'_>, of: Place<'_>) -> Vec<Response> {
    each(cx, of, |at| Described {
        headers: content::headers(cx, at),
        content: content::content(cx, at),
    })
}

/// What the versions write differently about a response.
pub(super) struct Described {
    pub(super) headers: Vec<Header>,
    pub(super) content: Vec<MediaType>,
}

/// The responses of an operation, with the words that all versions have.
pub(super) fn each<'a>(
    cx: Context<'a>,
    of: Place<'a>,
    describe: impl Fn(Place<'a>) -> Described,
) -> Vec<Response> {
    let read = |(key, start)| {
        let status = status(cx, key, start)?;
        let at = cx.object(start, "responses")?;
        let Described { headers, content } = describe(at);
        Some(Response {
            status,
            summary: cx.told(start, at, "summary"),
            description: cx.told(start, at, "description").unwrap_or_default(),
            headers,
            content,
            links: outgoing::links(cx, at),
            origin: at.origin(),
        })
    };
    let written = cx.map(of, "responses").into_iter();
    written
        .filter(|(key, _)| !super::is_extension(key))
        .filter_map(read)
        .collect()
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
