//! Reads a request's body, within its limits.

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, header};
use http_body_util::BodyExt;
use hyper::body::{Body as _, Incoming};
use tokio::time::timeout;

use crate::{Limits, refusal::Refusal};

/// A body that is too long is still taken in up to this many times the limit, so that a client
/// which only listens after sending gets the answer and not a broken connection.
const DISCARD_FACTOR: usize = 4;

pub(crate) async fn read(
    body: Incoming,
    headers: &HeaderMap,
    limits: &Limits,
) -> Result<Bytes, Refusal> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    if hopeless(headers, limits) {
        return Err(Refusal::TooLong);
    }
    timeout(limits.body_timeout, collect(body, limits.body_bytes))
        .await
        .unwrap_or(Err(Refusal::TooSlow))
}

/// Whether the head alone says that reading is in vain. A client that waits for `100 Continue`
/// is told right away and sends nothing.
fn hopeless(headers: &HeaderMap, limits: &Limits) -> bool {
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let patience = if headers.contains_key(header::EXPECT) {
        1
    } else {
        DISCARD_FACTOR
    };
    length.is_some_and(|length| length > limits.body_bytes.saturating_mul(patience))
}

async fn collect(mut body: Incoming, limit: usize) -> Result<Bytes, Refusal> {
    let mut whole = Collected::Empty;
    let mut n_bytes = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Refusal::Broken)?.into_data() else {
            continue;
        };
        n_bytes = n_bytes.saturating_add(data.len());
        if n_bytes > limit.saturating_mul(DISCARD_FACTOR) {
            return Err(Refusal::TooLong);
        }
        whole = if n_bytes > limit {
            Collected::Empty
        } else {
            whole.and(data)
        };
    }
    if n_bytes > limit {
        Err(Refusal::TooLong)
    } else {
        Ok(whole.into_bytes())
    }
}

/// One frame is kept as it is, which is how nearly all bodies arrive.
enum Collected {
    Empty,
    One(Bytes),
    Many(BytesMut),
}

impl Collected {
    fn and(self, data: Bytes) -> Self {
        match self {
            Self::Empty => Self::One(data),
            Self::One(first) => {
                let mut many =
                    BytesMut::with_capacity((first.len() + data.len()).saturating_mul(2));
                many.extend_from_slice(&first);
                many.extend_from_slice(&data);
                Self::Many(many)
            }
            Self::Many(mut many) => {
                many.extend_from_slice(&data);
                Self::Many(many)
            }
        }
    }

    fn into_bytes(self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::One(data) => data,
            Self::Many(many) => many.freeze(),
        }
    }
}
