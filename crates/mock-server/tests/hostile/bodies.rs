//! Bodies that are too long, too slow, or go away.

use std::time::Duration;

use mock_server::Limits;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::support::{assert_well, connect, impatient, resident, rest, serve, status, within};

const PIECE: usize = 1 << 20;
const GIGABYTE: usize = 1 << 30;

/// Writes pieces until the other side no longer takes them.
async fn pour(stream: &mut TcpStream, n_pieces: usize, chunked: bool) {
    let mut piece = Vec::new();
    if chunked {
        piece.extend_from_slice(format!("{PIECE:x}\r\n").as_bytes());
    }
    piece.resize(piece.len() + PIECE, b'x');
    if chunked {
        piece.extend_from_slice(b"\r\n");
    }
    for _ in 0..n_pieces {
        if within(stream.write_all(&piece)).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_gigabyte_is_413_with_bounded_memory() {
    let server = serve(Limits::default()).await;
    for (head, chunked) in [
        (format!("Content-Length: {GIGABYTE}"), false),
        ("Transfer-Encoding: chunked".to_owned(), true),
    ] {
        let before = resident();
        let mut stream = connect(&server).await;
        let head = format!("POST /g HTTP/1.1\r\nHost: m\r\n{head}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        pour(&mut stream, GIGABYTE / PIECE, chunked).await;
        let text = rest(&mut stream).await;
        assert_eq!(status(&text), 413, "chunked: {chunked}: {text}");
        if let (Some(before), Some(after)) = (before, resident()) {
            assert!(after < before + (96 << 20), "{before} -> {after}");
        }
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn the_answer_comes_before_a_hopeless_body_is_sent() {
    let server = serve(Limits::default()).await;
    let mut stream = connect(&server).await;
    let head = "POST /g HTTP/1.1\r\nHost: m\r\nContent-Length: 1073741824\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let text = rest(&mut stream).await;
    assert_eq!(status(&text), 413, "{text}");
    assert!(text.contains("connection: close"), "{text}");
}

#[tokio::test]
async fn a_body_that_drips_is_408() {
    let server = serve(impatient()).await;
    for framing in ["Content-Length: 1000", "Transfer-Encoding: chunked"] {
        let mut stream = connect(&server).await;
        let head = format!("POST /d HTTP/1.1\r\nHost: m\r\n{framing}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let drip = async {
            for _ in 0..40 {
                let _ = stream.write_all(b"1").await;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        within(drip).await;
        let text = rest(&mut stream).await;
        assert!(matches!(status(&text), 400 | 408), "{framing}: {text}");
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn clients_that_vanish_in_the_middle_cost_nothing() {
    let server = serve(Limits::default()).await;
    for _ in 0..200 {
        let mut stream = connect(&server).await;
        let half = "POST /v HTTP/1.1\r\nHost: m\r\nContent-Length: 1000\r\n\r\nhalf";
        let _ = stream.write_all(half.as_bytes()).await;
        drop(stream);
    }
    within(async {
        while server.counters().totals().active > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
    assert_well(&server).await;
}
