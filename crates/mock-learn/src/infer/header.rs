//! Header fields that belong to one API and not to HTTP, the client or the way between.

use super::credential;
use crate::ObservedSide;

/// Fields that say nothing about an operation, in lower case.
const GENERIC: [&str; 62] = [
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "age",
    "allow",
    "alt-svc",
    "authority",
    "cache-control",
    "cf-ray",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-md5",
    "content-range",
    "content-security-policy",
    "content-type",
    "cookie",
    "date",
    "dnt",
    "etag",
    "expect",
    "expires",
    "forwarded",
    "from",
    "host",
    "http2-settings",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "keep-alive",
    "last-modified",
    "max-forwards",
    "nel",
    "origin",
    "pragma",
    "prefer",
    "priority",
    "purpose",
    "range",
    "referer",
    "report-to",
    "save-data",
    "server",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "upgrade-insecure-requests",
    "user-agent",
    "vary",
    "via",
    "warning",
];

/// Beginnings of such names.
const PREFIXES: [&str; 18] = [
    "access-control-",
    "cf-",
    "cdn-",
    "proxy-",
    "sec-",
    "specwright-",
    "x-amz-cf-",
    "x-amzn-trace",
    "x-b3-",
    "x-cache",
    "x-content-type",
    "x-envoy-",
    "x-forwarded",
    "x-frame",
    "x-powered",
    "x-real-ip",
    "x-runtime",
    "x-xss",
];

/// Others that carry traces.
const TRACES: [&str; 6] = [
    "traceparent",
    "tracestate",
    "baggage",
    "x-request-id",
    "x-correlation-id",
    "x-served-by",
];

/// Fields of answers that a client reads although they belong to HTTP.
const TELLING: [&str; 4] = ["location", "link", "retry-after", "www-authenticate"];

/// Names and values that a request has of its own.
pub(crate) fn of_request(side: &ObservedSide) -> Vec<(String, String)> {
    let own = side.headers.iter();
    let own = own.filter(|(name, _)| is_own(name) && !credential::is_header(name));
    own.map(|(name, value)| (written(name), value.clone()))
        .collect()
}

/// Names and values that an answer has of its own.
pub(crate) fn of_answer(side: &ObservedSide) -> Vec<(String, String)> {
    let telling = |name: &str| TELLING.contains(&name.to_ascii_lowercase().as_str());
    let own = side.headers.iter();
    let own = own.filter(|(name, _)| is_own(name) || telling(name));
    own.map(|(name, value)| (written(name), value.clone()))
        .collect()
}

fn is_own(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let generic = GENERIC.contains(&name.as_str()) || TRACES.contains(&name.as_str());
    let pseudo = name.starts_with(':') || name.is_empty();
    let known = TELLING.contains(&name.as_str());
    !(generic || pseudo || known || PREFIXES.iter().any(|prefix| name.starts_with(prefix)))
}

/// One spelling for all that differ in case: `x-rate-limit` -> `X-Rate-Limit`.
fn written(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_ascii_uppercase());
        first
            .into_iter()
            .chain(chars.map(|c| c.to_ascii_lowercase()))
            .collect::<String>()
    });
    words.collect::<Vec<_>>().join("-")
}
