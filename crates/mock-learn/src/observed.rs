//! One exchange as plain data: recorded here, or read from a file of another tool.

use bytes::Bytes;
use mock_core::{ExchangeId, StreamMessage};

/// One request with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observed {
    /// The id in our own record; empty for what came from elsewhere.
    pub id: Option<ExchangeId>,
    /// When the request was sent or had been read, in microseconds since 1970-01-01T00:00:00Z.
    pub at_us: i64,
    /// How long it took.
    pub times: Times,
    /// The method as sent.
    pub method: String,
    /// The target: absolute (`https://api.example.com/pets?limit=1`) where the server is known,
    /// a path with its query (`/pets?limit=1`) where it is not.
    pub url: String,
    /// `HTTP/1.1`, `HTTP/2`, …; empty where unknown.
    pub version: String,
    /// The status; 0 where no answer came.
    pub status: u16,
    /// What went to the server.
    pub request: ObservedSide,
    /// What came back.
    pub response: ObservedSide,
    /// Messages of a WebSocket or events of a stream, in order.
    pub messages: Vec<StreamMessage>,
}

/// How long the parts of an exchange took, each from the beginning, in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Until the request was worked on.
    pub queued_us: u64,
    /// Until the first byte of the answer.
    pub first_byte_us: u64,
    /// Until the answer was complete.
    pub total_us: u64,
}

/// One side of an exchange.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ObservedSide {
    /// Header fields in their order, names as sent. Secrets may be masked.
    pub headers: Vec<(String, String)>,
    /// The body as far as it is there, with its content coding undone where that could be done.
    pub body: Bytes,
    /// The true length of the body in bytes.
    pub body_len: u64,
    /// How much of the body is there.
    pub completeness: Completeness,
}

/// How much of a body is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Completeness {
    /// All of it.
    #[default]
    Whole,
    /// The beginning of it.
    Beginning,
    /// Nothing, although there was one.
    Missing,
}

impl ObservedSide {
    /// The first field of this name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The media type without its parameters, in lower case; empty where none is said.
    #[must_use]
    pub fn media_type(&self) -> String {
        let declared = self.header("content-type").unwrap_or_default();
        let essence = declared.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }
}

impl Observed {
    /// The path of the target, as sent; `/` where there is none.
    #[must_use]
    pub fn path(&self) -> &str {
        let target = self.after_authority();
        match target.find(['?', '#']) {
            Some(0) => "/",
            Some(end) => &target[..end],
            None if target.is_empty() => "/",
            None => target,
        }
    }

    /// The query of the target, as sent, without `?`.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        let target = self.after_authority();
        let target = target.split('#').next().unwrap_or_default();
        target.split_once('?').map(|(_, query)| query)
    }

    /// Scheme and authority, `https://api.example.com`, where the target is absolute.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        let length = self.url.len() - self.after_authority().len();
        (length > 0).then(|| &self.url[..length])
    }

    fn after_authority(&self) -> &str {
        let Some((scheme, rest)) = self.url.split_once("://") else {
            return &self.url;
        };
        if scheme.contains(['/', '?', '#']) {
            return &self.url;
        }
        rest.find(['/', '?', '#']).map_or("", |at| &rest[at..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(url: &str) -> (Option<String>, String, Option<String>) {
        let observed = Observed {
            url: url.to_owned(),
            ..Observed::default()
        };
        (
            observed.base().map(str::to_owned),
            observed.path().to_owned(),
            observed.query().map(str::to_owned),
        )
    }

    #[test]
    fn a_target_falls_into_its_parts() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            parts("https://api.test/a?b=c://d#e"),
            (some("https://api.test"), "/a".to_owned(), some("b=c://d"))
        );
        assert_eq!(parts("http://h"), (some("http://h"), "/".to_owned(), None));
        assert_eq!(
            parts("http://h?x"),
            (some("http://h"), "/".to_owned(), some("x"))
        );
        assert_eq!(
            parts("/a?u=http://h/b"),
            (None, "/a".to_owned(), some("u=http://h/b"))
        );
        assert_eq!(parts(""), (None, "/".to_owned(), None));
    }
}
