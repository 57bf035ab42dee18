//! A compressed body -> its text, as far as there is some and up to a bound.

use std::io::Read;

use bytes::Bytes;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use http::{HeaderMap, header};

/// Codings on top of each other that are taken off.
const MAX_CODINGS: usize = 4;
const BUFFER: usize = 16 * 1024;

/// What became of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decoded {
    /// It is not compressed, whatever its head says.
    Plain,
    /// The text, and whether it is all of it.
    Text(Bytes, bool),
    /// It cannot be decoded here.
    Unknown,
}

/// Takes off the codings that the head names. Gives at most `max_bytes`.
pub(crate) fn decode(headers: &HeaderMap, body: &Bytes, max_bytes: usize) -> Decoded {
    let codings = codings(headers);
    if codings.is_empty() {
        return Decoded::Plain;
    }
    if codings.len() > MAX_CODINGS {
        return Decoded::Unknown;
    }
    let (mut text, mut whole) = (body.clone(), true);
    for coding in codings.iter().rev() {
        let Some((decoded, is_whole)) = take_off(coding, &text, max_bytes) else {
            return Decoded::Unknown;
        };
        if decoded.is_empty() && !is_whole {
            // Mislabelled: text may be kept as it is, because secrets in it can be found.
            return match std::str::from_utf8(body) {
                Ok(_) => Decoded::Plain,
                Err(_) => Decoded::Unknown,
            };
        }
        (text, whole) = (decoded.into(), whole && is_whole);
    }
    Decoded::Text(text, whole)
}

/// In the order in which they were put on.
fn codings(headers: &HeaderMap) -> Vec<String> {
    headers
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity")
        .collect()
}

/// `None` for a coding that is not known.
fn take_off(coding: &str, body: &[u8], max_bytes: usize) -> Option<(Vec<u8>, bool)> {
    Some(match coding {
        "gzip" | "x-gzip" => read(MultiGzDecoder::new(body), max_bytes),
        // Some senders leave the zlib frame out.
        "deflate" => match read(ZlibDecoder::new(body), max_bytes) {
            (text, false) if text.is_empty() => read(DeflateDecoder::new(body), max_bytes),
            done => done,
        },
        "br" => read(
            brotli_decompressor::Decompressor::new(body, BUFFER),
            max_bytes,
        ),
        _ => return None,
    })
}

/// Reads to the end, the bound or the first fault. Says whether it was the end.
fn read(mut from: impl Read, max_bytes: usize) -> (Vec<u8>, bool) {
    let mut text = Vec::new();
    let mut buffer = vec![0; BUFFER];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return (text, true),
            Ok(n) => text.extend_from_slice(buffer.get(..n).unwrap_or_default()),
            Err(_) => return (text, false),
        }
        if text.len() > max_bytes {
            text.truncate(max_bytes);
            return (text, false);
        }
    }
}
