use std::io::Write as _;

use flate2::{
    Compression,
    write::{DeflateEncoder, GzEncoder, ZlibEncoder},
};
use mock_store::{BodyState, Options, RecordedExchange};

use crate::support::{Place, get, message, paths, round_trip};

const TEXT: &[u8] = b"{\"password\":\"hunter2\",\"note\":\"a white whale in the sea\"}";
const MASKED: &[u8] = b"{\"password\":\"***\",\"note\":\"a white whale in the sea\"}";
/// [`TEXT`] as a brotli encoder wrote it.
const BROTLI: &[u8] = b"\x1b\x37\x00\xf0\x9c\x09\x76\x4c\x62\x12\x30\xf3\x82\x09\x33\x42\xa5\x27\x08\xcb\x5e\x85\xa1\x95\x4e\x5f\x8b\x84\xc9\xb0\xf5\x80\x8b\x15\xb9\x66\x84\x24\x4d\xa9\x03\xa2\x8e\xd9\xb1\xf2\xa3\x69\x31\x2e\x93\x31\x00\x42\xbf\x47\xef\x04";

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

async fn answered(coding: &str, body: &[u8]) -> RecordedExchange {
    let place = Place::new();
    let mut given = get("/compressed");
    given.response = message(
        &[
            ("content-encoding", coding),
            ("content-type", "application/json"),
        ],
        body,
    );
    round_trip(&place.open().await, given).await
}

#[tokio::test]
async fn a_compressed_body_is_kept_as_text_without_its_secrets() {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(TEXT).unwrap();
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
    deflate.write_all(TEXT).unwrap();
    for (coding, body) in [
        ("gzip", gzip(TEXT)),
        ("X-GZip", gzip(TEXT)),
        ("deflate", zlib.finish().unwrap()),
        ("deflate", deflate.finish().unwrap()),
        ("br", BROTLI.to_vec()),
        ("gzip, gzip", gzip(&gzip(TEXT))),
    ] {
        let read = answered(coding, &body).await;
        assert_eq!(&read.response.body[..], MASKED, "{coding}");
        assert_eq!(
            (read.row.response_state, read.row.response_len),
            (BodyState::Decoded, body.len() as u64)
        );
    }
}

#[tokio::test]
async fn a_cut_off_body_is_decoded_as_far_as_it_goes() {
    let place = Place::new();
    let long: Vec<u8> = (0..100_000)
        .map(|n| b"abcdefghijklmnop"[n * n % 16])
        .collect();
    let whole = gzip(&long);
    let mut given = get("/");
    given.response = message(&[("content-encoding", "gzip")], &whole[..whole.len() / 2]);
    given.response.body_len = whole.len() as u64;
    let read = round_trip(&place.open().await, given).await;
    assert_eq!(read.row.response_state, BodyState::DecodedBeginning);
    assert!(!read.response.body.is_empty() && long.starts_with(&read.response.body));
}

#[tokio::test]
async fn a_body_that_grows_without_end_is_cut() {
    let place = Place::new();
    let options = Options {
        body_bytes: 100_000,
        ..Options::default()
    };
    let store = mock_store::open_with(&place.file(), options).await.unwrap();
    let mut given = get("/bomb");
    given.response = message(
        &[("content-encoding", "gzip")],
        &gzip(&vec![b'x'; 50_000_000]),
    );
    let read = round_trip(&store, given).await;
    assert_eq!(read.response.body.len(), 100_000);
    assert_eq!(read.row.response_state, BodyState::DecodedBeginning);
}

#[tokio::test]
async fn what_is_not_compressed_stays_and_what_cannot_be_read_goes() {
    let read = answered("gzip", TEXT).await;
    assert_eq!(
        (&read.response.body[..], read.row.response_state),
        (MASKED, BodyState::Whole)
    );
    for (coding, body) in [
        ("zstd", TEXT),
        ("gzip", &b"\x1f\x8b\x08\xFF"[..]),
        ("br", b"\xFF\xFE\xFD"),
    ] {
        let read = answered(coding, body).await;
        assert!(read.response.body.is_empty(), "{coding}");
        assert_eq!(read.row.response_state, BodyState::Withheld, "{coding}");
    }
}

#[tokio::test]
async fn words_of_a_compressed_body_are_found() {
    let place = Place::new();
    let store = place.open().await;
    let mut given = get("/compressed");
    given.response = message(&[("content-encoding", "br")], BROTLI);
    round_trip(&store, given).await;
    assert_eq!(paths(&store, "body~\"white whale\"").await, ["/compressed"]);
}
