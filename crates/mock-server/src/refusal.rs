//! Why a request is answered without a decision: it is not whole, or not HTTP as it should be.

use mock_core::{Violation, ViolationPart};

use crate::Limits;

/// What is wrong with a request, or with the way it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Longer than [`Limits::body_bytes`].
    TooLong,
    /// Not complete within [`Limits::body_timeout`].
    TooSlow,
    /// The connection broke, or the framing is wrong.
    Broken,
    /// `Host` is missing from an HTTP/1.1 request, or there twice (RFC 9112, section 3.2).
    Host,
}

impl Refusal {
    pub(crate) fn status(self) -> u16 {
        match self {
            Self::TooLong => 413,
            Self::TooSlow => 408,
            Self::Broken | Self::Host => 400,
        }
    }

    pub(crate) fn violation(self, limits: &Limits) -> Violation {
        let (part, at) = match self {
            Self::Host => (ViolationPart::Header, "Host"),
            Self::TooLong | Self::TooSlow | Self::Broken => (ViolationPart::Body, ""),
        };
        let (rule, message) = match self {
            Self::TooLong => (
                "maxBytes",
                format!(
                    "The body is longer than the {} bytes that this mock accepts.",
                    limits.body_bytes
                ),
            ),
            Self::TooSlow => (
                "timeout",
                format!(
                    "The body was not complete after {} seconds.",
                    limits.body_timeout.as_secs_f32()
                ),
            ),
            Self::Broken => (
                "framing",
                "The body ended early or its framing is wrong.".to_owned(),
            ),
            Self::Host => (
                "required",
                "A request of HTTP/1.1 has the header field Host exactly once.".to_owned(),
            ),
        };
        Violation {
            part,
            at: at.to_owned(),
            rule: rule.to_owned(),
            message,
            source: None,
        }
    }
}
