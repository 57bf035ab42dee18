//! HTTP/2 without TLS, used badly.

use std::time::Duration;

use mock_server::Limits;
use tokio::io::AsyncWriteExt;

use crate::{
    frames::{
        CONTINUATION, DATA, END_HEADERS, END_STREAM, GET, GOAWAY, HEADERS, PING, RST_STREAM,
        SETTINGS, frame, hello, next,
    },
    support::{assert_well, connect, impatient, resident, serve, within},
};

#[tokio::test]
async fn a_client_that_knows_may_speak_http2_at_once() {
    let server = serve(Limits::default()).await;
    let mut stream = connect(&server).await;
    let mut bytes = hello();
    bytes.extend(frame(HEADERS, END_HEADERS | END_STREAM, 1, GET));
    // In pieces: the protocol is known only when the preface is whole.
    for piece in bytes.chunks(5) {
        stream.write_all(piece).await.unwrap();
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    loop {
        let (kind, _, id, payload) = next(&mut stream).await.expect("closed without an answer");
        if kind == DATA && !payload.is_empty() {
            assert_eq!((id, payload.as_slice()), (1, b"GET / 0".as_slice()));
            return;
        }
    }
}

// CVE-2023-44487: streams that are opened and reset at once.
#[tokio::test]
async fn rapid_resets_end_the_connection() {
    let server = serve(Limits::default()).await;
    let before = resident();
    let mut stream = connect(&server).await;
    stream.write_all(&hello()).await.unwrap();
    for n in 0..50_000_u32 {
        let id = 2 * n + 1;
        let mut pair = frame(HEADERS, END_HEADERS | END_STREAM, id, GET);
        pair.extend(frame(RST_STREAM, 0, id, &8_u32.to_be_bytes()));
        if within(stream.write_all(&pair)).await.is_err() {
            break;
        }
    }
    let mut told = false;
    while let Some((kind, ..)) = next(&mut stream).await {
        told |= kind == GOAWAY;
        if told {
            break;
        }
    }
    if let (Some(before), Some(after)) = (before, resident()) {
        assert!(after < before + (64 << 20), "{before} -> {after}");
    }
    drop(stream);
    assert_well(&server).await;
}

// CVE-2024-27316 and its like: a head that goes on and on.
#[tokio::test]
async fn a_head_of_endless_continuations_ends_the_connection() {
    let server = serve(Limits::default()).await;
    let before = resident();
    let mut stream = connect(&server).await;
    stream.write_all(&hello()).await.unwrap();
    stream
        .write_all(&frame(HEADERS, END_STREAM, 1, GET))
        .await
        .unwrap();
    // A literal field that is not indexed: `x: aaaa…`.
    let mut field = vec![0, 1, b'x', 0x7f, 0xa1, 0x7c];
    field.resize(field.len() + 16_032, b'a');
    let more = frame(CONTINUATION, 0, 1, &field);
    for _ in 0..2_000 {
        if within(stream.write_all(&more)).await.is_err() {
            break;
        }
    }
    let mut is_refused = false;
    while let Some((kind, ..)) = next(&mut stream).await {
        is_refused |= kind == GOAWAY;
    }
    assert!(is_refused, "32 MB of head were taken");
    if let (Some(before), Some(after)) = (before, resident()) {
        assert!(after < before + (64 << 20), "{before} -> {after}");
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn a_flood_of_pings_and_settings_does_not_pile_up() {
    let server = serve(impatient()).await;
    let before = resident();
    let mut stream = connect(&server).await;
    stream.write_all(&hello()).await.unwrap();
    let mut flood = frame(PING, 0, 0, &[0; 8]);
    flood.extend(frame(SETTINGS, 0, 0, &[]));
    let flood = flood.repeat(1_000);
    let pour = async {
        // Nothing that comes back is read.
        for _ in 0..2_000 {
            if stream.write_all(&flood).await.is_err() {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(3), pour).await;
    if let (Some(before), Some(after)) = (before, resident()) {
        assert!(after < before + (64 << 20), "{before} -> {after}");
    }
    drop(stream);
    assert_well(&server).await;
}

#[tokio::test]
async fn an_unused_or_dead_connection_is_closed() {
    let server = serve(impatient()).await;
    for with_settings in [true, false] {
        let mut stream = connect(&server).await;
        let beginning = if with_settings {
            hello()
        } else {
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec()
        };
        stream.write_all(&beginning).await.unwrap();
        // Answers every ping, so that only its idleness speaks against it.
        while let Some((kind, flags, _, payload)) = next(&mut stream).await {
            if kind == PING && flags == 0 && with_settings {
                let _ = stream.write_all(&frame(PING, 1, 0, &payload)).await;
            }
        }
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn nonsense_after_the_preface_ends_the_connection() {
    let server = serve(impatient()).await;
    let frames = [
        vec![0xff; 100],
        frame(DATA, 0, 0, b"x"),
        frame(HEADERS, END_HEADERS, 2, GET),
        frame(HEADERS, END_HEADERS, 1, &[0xff; 40]),
        frame(CONTINUATION, END_HEADERS, 1, GET),
        frame(SETTINGS, 0, 0, &[1, 2, 3]),
        frame(HEADERS, END_HEADERS | 8, 1, &[255, 0x82]),
    ];
    for bytes in frames {
        let mut stream = connect(&server).await;
        let mut all = hello();
        all.extend(&bytes);
        stream.write_all(&all).await.unwrap();
        while next(&mut stream).await.is_some() {}
    }
    assert_well(&server).await;
}
