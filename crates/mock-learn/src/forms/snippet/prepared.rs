//! What is sent, of what was recorded.

use std::borrow::Cow;

use super::SnippetOptions;
use crate::{
    Completeness, Observed,
    forms::{coding, target},
};

/// A request ready to be written down.
pub(super) struct Prepared<'a> {
    pub(super) method: &'a str,
    /// Absolute, without spaces, control characters and letters outside ASCII.
    pub(super) url: String,
    pub(super) headers: Vec<(&'a str, &'a str)>,
    pub(super) body: Body<'a>,
    /// What the request does not say as it was recorded.
    pub(super) remarks: Vec<String>,
}

/// A body as it can be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body<'a> {
    None,
    /// Unicode without NUL.
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> Body<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        match std::str::from_utf8(bytes) {
            _ if bytes.is_empty() => Self::None,
            Ok(text) if !text.contains('\0') => Self::Text(text),
            _ => Self::Bytes(bytes),
        }
    }

    pub(super) fn bytes(self) -> &'a [u8] {
        match self {
            Self::None => &[],
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl<'a> Prepared<'a> {
    pub(super) fn of(observed: &'a Observed, options: &SnippetOptions) -> Self {
        let url = address(observed, options);
        let mut prepared = Self {
            method: if observed.method.is_empty() {
                "GET"
            } else {
                &observed.method
            },
            headers: Vec::new(),
            body: Body::of(&observed.request.body),
            remarks: remarks(observed),
            url,
        };
        let fields = observed.request.headers.iter();
        prepared.headers = fields
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, value)| prepared.is_sent(name, value))
            .collect();
        if prepared.drops_coding() {
            prepared
                .headers
                .retain(|(name, _)| !name.eq_ignore_ascii_case("content-encoding"));
            prepared
                .remarks
                .push("The body was recorded decoded and is sent so.".to_owned());
        }
        prepared
    }

    /// Lengths follow from the body and the host from the address; the rest goes as recorded.
    fn is_sent(&self, name: &str, value: &str) -> bool {
        match name.to_ascii_lowercase().as_str() {
            "content-length" => self.body == Body::None && value.trim() == "0",
            "transfer-encoding" => false,
            "host" => self.authority() != value,
            _ => !name.starts_with(':') && !name.is_empty(),
        }
    }

    fn drops_coding(&self) -> bool {
        let bytes = self.body.bytes();
        let codings = self.header("content-encoding");
        codings.is_some_and(|codings| !bytes.is_empty() && coding::undo(codings, bytes).is_none())
    }

    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        let found = self
            .headers
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value)
    }

    /// `api.example.com:8080`.
    pub(super) fn authority(&self) -> &str {
        self.split().1
    }

    /// Scheme, authority, and the target with its query, without the fragment.
    pub(super) fn split(&self) -> (&str, &str, &str) {
        let whole = self.url.split('#').next().unwrap_or_default();
        let (scheme, rest) = whole.split_once("://").unwrap_or(("http", whole));
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        (scheme, &rest[..end], &rest[end..])
    }
}

fn address(observed: &Observed, options: &SnippetOptions) -> String {
    let whole = match &options.base {
        None => target::absolute(observed),
        Some(base) => {
            let length = observed.base().map_or(0, str::len);
            let rest = &observed.url[length..];
            let slash = if rest.starts_with(['/', '?', '#']) {
                ""
            } else {
                "/"
            };
            Cow::from(format!("{}{slash}{rest}", base.trim_end_matches('/')))
        }
    };
    // The opening of a WebSocket is a request of HTTP.
    let whole = match whole.strip_prefix("ws") {
        Some(rest) if rest.starts_with("://") || rest.starts_with("s://") => format!("http{rest}"),
        _ => whole.into_owned(),
    };
    let mut out = String::with_capacity(whole.len());
    for byte in whole.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
    out
}

fn remarks(observed: &Observed) -> Vec<String> {
    let side = &observed.request;
    match side.completeness {
        Completeness::Whole => Vec::new(),
        Completeness::Beginning => vec![format!(
            "The body is not whole: {} of {} bytes are known.",
            side.body.len(),
            side.body_len
        )],
        Completeness::Missing => {
            vec![format!("The body of {} bytes is not known.", side.body_len)]
        }
    }
}
