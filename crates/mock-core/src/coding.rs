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

/// A request's body with its codings taken off.
#[derive(Debug)]
pub(crate) enum Body {
    /// It is not coded.
    Plain,
    /// The request with its body as it was before it was coded.
    Decoded(Box<Request>),
    /// A coding that nobody here understands, bytes that are not of that coding, or too many.
    Undecoded { problem: Problem, message: String },
}

impl Body {
    /// The request to look at.
    pub(crate) fn request<'r>(&'r self, sent: &'r Request) -> &'r Request {
        match self {
            Self::Decoded(request) => request,
            Self::Plain | Self::Undecoded { .. } => sent,
        }
    }
}

/// Takes the codings off. A body that would be longer than 10 MiB stays coded.
pub(crate) fn body(request: &Request) -> Body {
    let codings = codings(request);
    if codings.is_empty() || request.body.is_empty() {
        return Body::Plain;
    }
    match decoded(request, &codings) {
        Ok(body) => Body::Decoded(Box::new(Request {
            body,
            ..request.clone()
        })),
        Err(undecoded) => undecoded,
    }
}

/// The codings of a body in the order in which they were applied, in lower case.
fn codings(request: &Request) -> Vec<String> {
    let mut codings = Vec::new();
    for field in request.headers.get_all(CONTENT_ENCODING) {
        let text = String::from_utf8_lossy(field.as_bytes()).to_ascii_lowercase();
        let names = text.split(',').map(str::trim);
        let real = names.filter(|name| !matches!(*name, "" | "identity"));
        codings.extend(real.map(str::to_owned));
    }
    codings
}

fn decoded(request: &Request, codings: &[String]) -> Result<Bytes, Body> {
    if codings.len() > MAX_LAYERS {
        return Err(unknown(&codings.join(", ")));
    }
    let mut body = request.body.clone();
    for coding in codings.iter().rev() {
        body = Bytes::from(undo(coding, &body)?);
    }
    Ok(body)
}

fn undo(coding: &str, body: &[u8]) -> Result<Vec<u8>, Body> {
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
        return Err(Body::Undecoded {
            problem: MALFORMED,
            message: format!("is not {coding}, as `Content-Encoding` says: {error}"),
        });
    }
    if whole.len() as u64 > MAX_DECODED {
        return Err(Body::Undecoded {
            problem: TOO_LONG,
            message: format!("is longer than {MAX_DECODED} bytes when it is decoded"),
        });
    }
    Ok(whole)
}

fn unknown(coding: &str) -> Body {
    Body::Undecoded {
        problem: CODED,
        message: format!("is coded as `{coding}`; understood are {UNDERSTOOD}"),
    }
}
