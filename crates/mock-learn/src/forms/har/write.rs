//! An exchange as an entry.

use std::{borrow::Cow, io, io::Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use http::StatusCode;
use mock_core::StreamMessage;
use serde::Serialize;

use super::{
    cookies,
    shape::{
        Cache, Content, Entry, Message, Pair, PostData, Request, Response, Timings, completeness,
    },
};
use crate::{
    Observed, ObservedSide, Times,
    forms::{moment, target},
};

/// Which program writes the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Creator<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
}

/// Writes a HAR file entry by entry; without [`Writer::finish`] the file is cut off.
///
/// Give it a buffered writer.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
    n_entries: usize,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn new(mut out: W, creator: Creator<'_>) -> io::Result<Self> {
        out.write_all(b"{\"log\":{\"version\":\"1.2\",\"creator\":")?;
        serde_json::to_writer(&mut out, &creator)?;
        out.write_all(b",\"pages\":[],\"entries\":[")?;
        Ok(Self { out, n_entries: 0 })
    }

    /// Adds an exchange, one line of the file.
    ///
    /// # Errors
    /// When the writer cannot be written to.
    pub fn entry(&mut self, observed: &Observed) -> io::Result<()> {
        let separator: &[u8] = if self.n_entries == 0 { b"\n" } else { b",\n" };
        self.out.write_all(separator)?;
        serde_json::to_writer(&mut self.out, &entry(observed))?;
        self.n_entries += 1;
        Ok(())
    }

    /// Ends the file, flushes it and gives the writer back.
    ///
    /// # Errors
    /// When the writer cannot be written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"\n]}}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn entry(observed: &Observed) -> Entry<'_> {
    let timings = timings(observed.times);
    let time = timings.blocked.max(0.0) + timings.wait + timings.receive;
    let messages = || observed.messages.iter().map(message).collect();
    let (mut resource_type, mut sockets, mut events) = (None, Vec::new(), Vec::new());
    if is_socket(observed) {
        resource_type = Some("websocket");
        sockets = messages();
    } else if !observed.messages.is_empty() {
        resource_type = Some("eventsource");
        events = messages();
    }
    Entry {
        started_date_time: moment::text(observed.at_us),
        time,
        request: request(observed),
        response: response(observed),
        cache: Cache {},
        timings,
        resource_type,
        web_socket_messages: sockets,
        event_stream_messages: events,
    }
}

fn is_socket(observed: &Observed) -> bool {
    let upgrade = observed.request.header("upgrade").unwrap_or_default();
    upgrade.eq_ignore_ascii_case("websocket")
        || observed.url.starts_with("ws:")
        || observed.url.starts_with("wss:")
}

fn timings(times: Times) -> Timings {
    let ms = |us: u64| us as f64 / 1_000.0;
    let first = times.first_byte_us.max(times.queued_us);
    Timings {
        blocked: if times.queued_us == 0 {
            -1.0
        } else {
            ms(times.queued_us)
        },
        dns: -1.0,
        connect: -1.0,
        send: 0.0,
        wait: ms(first - times.queued_us),
        receive: ms(times.total_us.saturating_sub(first)),
        ssl: -1.0,
    }
}

fn request(observed: &Observed) -> Request<'_> {
    Request {
        method: &observed.method,
        url: target::absolute(observed),
        http_version: version(observed),
        cookies: cookies::sent(&observed.request),
        headers: headers(&observed.request),
        query_string: target::pairs(observed.query().unwrap_or_default())
            .map(pair)
            .collect(),
        post_data: post_data(&observed.request),
        headers_size: -1,
        body_size: size(observed.request.body_len),
    }
}

fn response(observed: &Observed) -> Response<'_> {
    let side = &observed.response;
    let status = StatusCode::from_u16(observed.status).ok();
    let transferred = transferred(side);
    Response {
        status: observed.status,
        status_text: status
            .and_then(|one| one.canonical_reason())
            .unwrap_or_default(),
        http_version: version(observed),
        cookies: cookies::set(side),
        headers: headers(side),
        content: content(observed, transferred),
        redirect_url: side.header("location").unwrap_or_default(),
        headers_size: -1,
        body_size: transferred.map_or(-1, size),
    }
}

fn version(observed: &Observed) -> &str {
    if observed.version.is_empty() {
        return "unknown";
    }
    &observed.version
}

fn headers(side: &ObservedSide) -> Vec<Pair<'_>> {
    let fields = side.headers.iter();
    fields
        .map(|(name, value)| Pair {
            name: name.into(),
            value: value.into(),
        })
        .collect()
}

fn pair<'a>((name, value): (Cow<'a, str>, Cow<'a, str>)) -> Pair<'a> {
    Pair { name, value }
}

fn post_data(side: &ObservedSide) -> Option<PostData<'_>> {
    if side.body_len == 0 && side.body.is_empty() {
        return None;
    }
    let (text, encoding) = text(&side.body);
    let is_form = side.media_type() == "application/x-www-form-urlencoded";
    let params = match std::str::from_utf8(&side.body) {
        Ok(form) if is_form => target::pairs(form).map(pair).collect(),
        _ => Vec::new(),
    };
    Some(PostData {
        mime_type: side.header("content-type").unwrap_or_default(),
        params,
        text,
        encoding,
        completeness: completeness(side.completeness),
    })
}

fn content(observed: &Observed, transferred: Option<u64>) -> Content<'_> {
    let side = &observed.response;
    let body = (!side.body.is_empty()).then(|| text(&side.body));
    let (text, encoding) = body.map_or((None, None), |(text, how)| (Some(text), how));
    let is_coded = side.header("content-encoding").is_some();
    let saved = transferred.map(|length| size(side.body_len) - size(length));
    Content {
        size: side.body_len,
        compression: saved.filter(|_| is_coded),
        mime_type: side.header("content-type").unwrap_or("x-unknown"),
        text,
        encoding,
        completeness: completeness(side.completeness),
    }
}

/// How many bytes went over the wire, where that is known.
fn transferred(side: &ObservedSide) -> Option<u64> {
    if side.header("content-encoding").is_none() {
        return Some(side.body_len);
    }
    side.header("content-length")?.trim().parse().ok()
}

fn size(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Text as it is; anything else in base64.
fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), None),
        Err(_) => (STANDARD.encode(bytes).into(), Some("base64")),
    }
}

fn message(one: &StreamMessage) -> Message<'_> {
    let text = std::str::from_utf8(&one.data).ok().filter(|_| one.text);
    Message {
        direction: if one.from_client { "send" } else { "receive" },
        time: one.at_us as f64 / 1_000_000.0,
        opcode: if text.is_some() { 1 } else { 2 },
        data: text.map_or_else(|| STANDARD.encode(&one.data).into(), Cow::from),
        length: (one.len != one.data.len() as u64).then_some(one.len),
    }
}
