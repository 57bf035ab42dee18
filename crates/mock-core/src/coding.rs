//! Content codings of request bodies (RFC 9110, section 8.4).

use std::io::Read as _;

use bytes::Bytes;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use http::header::CONTENT_ENCODING;

use crate::{
    Request,
    problem::{CODED, MALFORMED, Problem, TOO_LONG},
};

/// Longest decoded body in bytes; a server takes no longer one that is not coded.
const MAX_DECODED: u64 = 10 * 1024 * 1024;
/// Codings upon codings that are taken off.
const MAX_LAYERS: usize = 4;

/// The codings that are understood, as `Accept-Encoding` lists them.
pub(crate) const UNDERSTOOD: &str = "gzip, deflate";

/// Why a body could not be decoded.
#[derive(Debug)]
pub(crate) struct Undecoded {
    pub(crate) problem: Problem,
    pub(crate) message: String,
}

/// The codings of a body in the order in which they were applied, in lower case.
fn codings(request: &Request) -> Vec<String> {
    let mut codings = Vec::new();
    for field in request.headers.get_all(CONTENT_ENCODING) {
        let text = String::from_utf8_lossy(field.as_bytes()).to_ascii_lowercase();
        let names = text.split(',').map(str::trim);
        codings.extend(
            names
                .filter(|name| !matches!(*name, "" | "identity"))
                .map(str::to_owned),
        );
    }
    codings
}

/// The request with its body as it was before it was coded; `None` when it is not coded.
///
/// # Errors
/// [`Undecoded`] for a coding that nobody here understands, for bytes that are not of that
/// coding, and for a body that would be longer than 10 MiB.
pub(crate) fn decoded(request: &Request) -> Result<Option<Request>, Undecoded> {
    let codings = codings(request);
    if codings.is_empty() || request.body.is_empty() {
        return Ok(None);
    }
    if codings.len() > MAX_LAYERS {
        return Err(unknown(&codings.join(", ")));
    }
    let mut body = request.body.clone();
    for coding in codings.iter().rev() {
        body = Bytes::from(undo(coding, &body)?);
    }
    Ok(Some(Request {
        body,
        ..request.clone()
    }))
}

fn undo(coding: &str, body: &[u8]) -> Result<Vec<u8>, Undecoded> {
    let mut whole = Vec::new();
    let read = match coding {
        "gzip" | "x-gzip" => MultiGzDecoder::new(body)
            .take(MAX_DECODED + 1)
            .read_to_end(&mut whole),
        "deflate" => ZlibDecoder::new(body)
            .take(MAX_DECODED + 1)
            .read_to_end(&mut whole),
        other => return Err(unknown(other)),
    };
    if let Err(error) = read {
        return Err(Undecoded {
            problem: MALFORMED,
            message: format!("is not {coding}, as `Content-Encoding` says: {error}"),
        });
    }
    if whole.len() as u64 > MAX_DECODED {
        return Err(Undecoded {
            problem: TOO_LONG,
            message: format!("is longer than {MAX_DECODED} bytes when it is decoded"),
        });
    }
    Ok(whole)
}

fn unknown(coding: &str) -> Undecoded {
    Undecoded {
        problem: CODED,
        message: format!("is coded as `{coding}`; understood are {UNDERSTOOD}"),
    }
}
