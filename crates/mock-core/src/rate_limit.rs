//! How often one client may ask (`--rate-limit 100/1m`).
//!
//! In:  the limit, and what a client has spent of it.
//! Out: whether one more request may pass, and the header fields that say so.
//! Never: counts. Counts are state and belong to the server.

use std::{fmt, str::FromStr};

use http::{HeaderMap, HeaderValue};

use crate::{MockApi, Request, security};

/// So many requests in a window of time, which begins with a client's first request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    requests: u32,
    window_s: u32,
}

/// A text that is no rate limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write requests and time, as in 100/1m, 5/s or 1000/24h; the time is at most 31 days")]
pub struct NoRateLimit;

/// What a client has spent in its present window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// Requests that were counted before this one.
    pub requests: u32,
    /// Until the window ends, in seconds, rounded up.
    pub reset_s: u32,
}

impl RateLimit {
    const MAX_WINDOW_S: u32 = 31 * 24 * 3600;

    /// The window in milliseconds.
    #[must_use]
    pub fn window_ms(self) -> i64 {
        i64::from(self.window_s) * 1000
    }
}

impl FromStr for RateLimit {
    type Err = NoRateLimit;

    /// Reads `100/1m`: requests, and a time in s, m, h or d whose number may be left out.
    fn from_str(text: &str) -> Result<Self, NoRateLimit> {
        let (requests, time) = text.split_once('/').ok_or(NoRateLimit)?;
        let requests = requests.trim().parse().map_err(|_| NoRateLimit)?;
        let time = time.trim();
        let unit = time.chars().next_back().ok_or(NoRateLimit)?;
        let n_seconds: u32 = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 24 * 3600,
            _ => return Err(NoRateLimit),
        };
        let number = match time.trim_end_matches(unit) {
            "" if time.len() == 1 => 1,
            number => number.parse::<u32>().map_err(|_| NoRateLimit)?,
        };
        let window_s = number.checked_mul(n_seconds).ok_or(NoRateLimit)?;
        let is_sound = requests > 0 && (1..=Self::MAX_WINDOW_S).contains(&window_s);
        is_sound
            .then_some(Self { requests, window_s })
            .ok_or(NoRateLimit)
    }
}

impl fmt::Display for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} requests in {} s", self.requests, self.window_s)
    }
}

/// Who asks, by the credential that the request carries; `None` when it carries none.
///
/// The text is a secret: keep a hash of it.
#[must_use]
pub fn client<'r>(api: &MockApi, request: &'r Request) -> Option<std::borrow::Cow<'r, str>> {
    let mut schemes = api.security_schemes();
    schemes.find_map(|scheme| security::credential(&scheme.kind, request))
}

/// One request against the limit.
#[derive(Debug)]
pub(crate) struct Standing {
    limit: RateLimit,
    spent: Spent,
}

impl Standing {
    pub(crate) fn of((limit, spent): (RateLimit, Spent)) -> Self {
        Self { limit, spent }
    }

    pub(crate) fn may_pass(&self) -> bool {
        self.spent.requests < self.limit.requests
    }

    /// Seconds until the client may ask again.
    pub(crate) fn reset_s(&self) -> u32 {
        self.spent.reset_s
    }

    /// Requests that are left after this one.
    fn remaining(&self) -> u32 {
        let spent = self.spent.requests.saturating_add(1);
        self.limit.requests.saturating_sub(spent)
    }

    /// A sentence for the trace.
    pub(crate) fn text(&self) -> String {
        match self.may_pass() {
            true => format!("{} of {} are left", self.remaining(), self.limit),
            false => format!(
                "more than {}; ask again in {} s",
                self.limit,
                self.reset_s()
            ),
        }
    }

    /// Says how the client stands.
    ///
    /// Source: draft-ietf-httpapi-ratelimit-headers-10 for `RateLimit` and `RateLimit-Policy`;
    /// `X-RateLimit-*` as GitHub has it, with the reset in seconds since 1970.
    pub(crate) fn tell(&self, now_ms: i64, headers: &mut HeaderMap) {
        let RateLimit { requests, window_s } = self.limit;
        let (remaining, reset_s) = (self.remaining(), self.reset_s());
        let fields = [
            (
                "ratelimit-policy",
                format!("\"default\";q={requests};w={window_s}"),
            ),
            (
                "ratelimit",
                format!("\"default\";r={remaining};t={reset_s}"),
            ),
        ];
        for (name, text) in fields {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
        let reset_at = now_ms.div_euclid(1000) + i64::from(reset_s);
        headers.insert("x-ratelimit-limit", HeaderValue::from(requests));
        headers.insert("x-ratelimit-remaining", HeaderValue::from(remaining));
        headers.insert("x-ratelimit-reset", HeaderValue::from(reset_at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_requests_in_a_time() {
        let read = |text: &str| {
            text.parse::<RateLimit>()
                .map(|one| (one.requests, one.window_s))
        };
        assert_eq!(read("100/1m"), Ok((100, 60)));
        assert_eq!(read("5/s"), Ok((5, 1)));
        assert_eq!(read("1000 / 24h"), Ok((1000, 86_400)));
        assert_eq!(read("1/31d"), Ok((1, 31 * 86_400)));
        for wrong in [
            "",
            "5",
            "/1m",
            "0/1m",
            "5/0s",
            "5/32d",
            "5/1w",
            "5/-1s",
            "-5/1s",
            "5/1.5s",
            "5/ss",
            "5/99999999999s",
        ] {
            assert_eq!(read(wrong), Err(NoRateLimit), "{wrong}");
        }
    }
}
