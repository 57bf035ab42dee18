//! The body of an event stream -> its events, as they are recorded.

use bytes::Bytes;
use http::header;
use mock_core::{RecordedMessage, StreamMessage};

/// Events of one answer that are kept.
const MAX_EVENTS: usize = 1000;

/// The data of each event, as far as the answer is kept, of an answer that is an event stream (HTML Living Standard, section
/// 9.2.6, "Interpreting an event stream"); nothing for other answers.
pub(crate) fn events(answer: &RecordedMessage, at_us: i64) -> Vec<StreamMessage> {
    let is_stream = answer
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/event-stream"));
    if !is_stream {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(&answer.body);
    let lines = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let lines = lines.replace("\r\n", "\n").replace('\r', "\n");
    // What follows the last empty line is no event.
    let whole = lines.rsplit_once("\n\n").map_or("", |(whole, _)| whole);
    whole
        .split("\n\n")
        .filter_map(data)
        .take(MAX_EVENTS)
        .map(|data| StreamMessage {
            at_us,
            from_client: false,
            text: true,
            len: data.len() as u64,
            data: Bytes::from(data),
        })
        .collect()
}

/// The lines of data of one event; an event without any is not dispatched.
fn data(event: &str) -> Option<String> {
    let lines: Vec<_> = event
        .lines()
        .filter_map(|line| match line.split_once(':') {
            Some(("data", value)) => Some(value.strip_prefix(' ').unwrap_or(value)),
            None if line == "data" => Some(""),
            _ => None,
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn read(kind: &'static str, body: &str) -> Vec<String> {
        let mut answer = RecordedMessage::default();
        let kind = HeaderValue::from_static(kind);
        answer.headers.insert(header::CONTENT_TYPE, kind);
        answer.body = Bytes::copy_from_slice(body.as_bytes());
        let events = events(&answer, 7);
        assert!(
            events
                .iter()
                .all(|event| event.at_us == 7 && event.text && !event.from_client)
        );
        let text = |event: StreamMessage| String::from_utf8_lossy(&event.data).into_owned();
        events.into_iter().map(text).collect()
    }

    #[test]
    fn events_are_what_a_browser_would_dispatch() {
        let body = "\u{FEFF}: hello\n\nevent: add\r\ndata: {\"id\": 1}\r\n\r\ndata: two\ndata:lines\nid: 2\n\n\ndata\n\nretry: 5\n\ndata: cut";
        let kind = "text/event-stream; charset=utf-8";
        assert_eq!(read(kind, body), ["{\"id\": 1}", "two\nlines", ""]);
        assert_eq!(read("application/json", "data: 1\n\n"), [""; 0]);
    }
}
