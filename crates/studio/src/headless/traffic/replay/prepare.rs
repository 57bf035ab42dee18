//! An exchange -> a request, or why there is none.

use bytes::Bytes;
use mock_learn::{Completeness, Observed};

use super::{ReplayOptions, refill};

/// Fields that belong to a connection, or that the client writes itself (RFC 9110, section 7.6.1).
const LEFT_OUT: &[&str] = &[
    "host",
    "content-length",
    "connection",
    "keep-alive",
    "proxy-connection",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "expect",
    // The record has bodies in plain, and the answer is wanted in plain.
    "content-encoding",
    "accept-encoding",
];

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Prepared {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

pub(super) fn request(observed: &Observed, options: &ReplayOptions) -> Result<Prepared, String> {
    if observed.status == 101 || observed.request.header("upgrade").is_some() {
        return Err("it became a WebSocket, which is not replayed".to_owned());
    }
    if observed.method.eq_ignore_ascii_case("CONNECT") {
        return Err("it opened a tunnel, which is not replayed".to_owned());
    }
    match observed.request.completeness {
        Completeness::Whole => {}
        Completeness::Beginning => {
            return Err(format!(
                "its body has {} bytes, of which the record has {}",
                observed.request.body_len,
                observed.request.body.len()
            ));
        }
        Completeness::Missing => return Err("the record lacks its body".to_owned()),
    }
    let query = observed.query().map(|query| format!("?{query}"));
    let fields = observed.request.headers.iter();
    let fields = fields.filter(|(name, _)| !is_left_out(name));
    let recorded = Prepared {
        method: observed.method.clone(),
        target: format!("{}{}", observed.path(), query.unwrap_or_default()),
        headers: fields.cloned().collect(),
        body: observed.request.body.clone(),
    };
    refill::refill(recorded, &observed.request.media_type(), &options.refill)
}

fn is_left_out(name: &str) -> bool {
    LEFT_OUT.iter().any(|one| name.eq_ignore_ascii_case(one))
}
