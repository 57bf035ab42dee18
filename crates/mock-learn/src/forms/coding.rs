//! Content codings undone, where the bytes are what the header field says.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// A body that grows beyond this is kept as its beginning.
const MOST: u64 = 64 << 20;
const BUFFER: usize = 16 << 10;

/// A body whose coding was undone.
#[derive(Debug)]
pub(crate) struct Plain {
    pub(crate) body: Vec<u8>,
    /// It was longer than is kept.
    pub(crate) cut: bool,
}

/// Undoes `codings` (the value of `content-encoding`). None where the bytes are not so coded:
/// most tools store a body after decoding it and keep the header field.
pub(crate) fn undo(codings: &str, body: &[u8]) -> Option<Plain> {
    let mut plain: Option<Plain> = None;
    for coding in codings.rsplit(',').map(str::trim) {
        let input = plain.as_ref().map_or(body, |one| &one.body);
        let next = match coding.to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" if input.starts_with(&[0x1f, 0x8b]) => {
                whole(MultiGzDecoder::new(input))
            }
            "deflate" => whole(ZlibDecoder::new(input)),
            "br" if std::str::from_utf8(input).is_err() => whole(Decompressor::new(input, BUFFER)),
            _ => None,
        };
        let Some(next) = next else { break };
        let cut = next.cut;
        plain = Some(next);
        if cut {
            break;
        }
    }
    plain
}

fn whole(decoder: impl Read) -> Option<Plain> {
    let mut body = Vec::new();
    decoder.take(MOST + 1).read_to_end(&mut body).ok()?;
    let cut = body.len() as u64 > MOST;
    body.truncate(MOST as usize);
    Some(Plain { body, cut })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn gzip(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_is_coded_as_it_says_is_undone() {
        assert_eq!(undo("gzip", &gzip(b"hello")).unwrap().body, b"hello");
        let twice = gzip(&gzip(b"hello"));
        assert_eq!(undo("gzip, gzip", &twice).unwrap().body, b"hello");
    }

    #[test]
    fn what_is_mislabelled_stays() {
        assert!(undo("gzip", b"{\"plain\": 1}").is_none());
        assert!(undo("br", b"{\"plain\": 1}").is_none());
        assert!(undo("br", &gzip(b"hello")).is_none());
        assert!(undo("deflate", b"plain").is_none());
        assert!(undo("identity", b"plain").is_none());
        assert!(undo("gzip", &gzip(b"hello")[..12]).is_none());
    }

    #[test]
    fn a_bomb_is_cut() {
        let bomb = gzip(&vec![0; MOST as usize + 100]);
        let plain = undo("gzip", &bomb).unwrap();
        assert!(plain.cut);
        assert_eq!(plain.body.len(), MOST as usize);
    }
}
