//! Too many headers, too many connections, answers that nobody takes.

use std::time::Duration;

use mock_server::Limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{
    BIG, assert_well, connect, impatient, resident, rest, say, serve, status, within,
};

#[tokio::test]
async fn a_flood_of_headers_is_431() {
    let server = serve(Limits::default()).await;
    let many = "X-Many: 1\r\n".repeat(5_000);
    let long = format!("X-Long: {}\r\n", "a".repeat(300_000));
    let names: String = (0..2_000).map(|n| format!("X-{n}: {n}\r\n")).collect();
    for flood in [many, long, names] {
        let text = say(&server, format!("GET / HTTP/1.1\r\nHost: m\r\n{flood}\r\n")).await;
        assert_eq!(status(&text), 431, "{}", &text[..text.len().min(200)]);
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn a_head_without_end_is_cut_off_with_bounded_memory() {
    let server = serve(Limits::default()).await;
    let before = resident();
    let mut stream = connect(&server).await;
    let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: m\r\nX: ").await;
    let piece = vec![b'a'; 1 << 20];
    for _ in 0..256 {
        if within(stream.write_all(&piece)).await.is_err() {
            break;
        }
    }
    rest(&mut stream).await;
    if let (Some(before), Some(after)) = (before, resident()) {
        assert!(after < before + (64 << 20), "{before} -> {after}");
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn connections_above_the_limit_wait_until_others_are_gone() {
    let limits = Limits {
        connections: 8,
        ..impatient()
    };
    let server = serve(limits).await;
    let mut silent = Vec::new();
    for _ in 0..64 {
        silent.push(connect(&server).await);
    }
    // All of them are let go one after another, for none says anything.
    assert_well(&server).await;
    drop(silent);
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_is_cut_off() {
    let server = serve(impatient()).await;
    for slow in [
        "GET /slowly HTTP/1.1\r\nHost: m\r\nX: aaaaaaaaaaaaaaaaaaaa",
        "PRI * HTTP/2.0\r\n\r\nSM",
    ] {
        let mut stream = connect(&server).await;
        let drip = async {
            for byte in slow.bytes().cycle() {
                if stream.write_all(&[byte]).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        within(drip).await;
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn whoever_stops_in_the_middle_is_let_go() {
    let server = serve(impatient()).await;
    for beginning in [
        "",
        "P",
        "PRI",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n",
        "GET / HT",
        "GET / HTTP/1.1\r\nHo",
    ] {
        let mut stream = connect(&server).await;
        stream.write_all(beginning.as_bytes()).await.unwrap();
        let text = rest(&mut stream).await;
        assert!(
            matches!(status(&text), 0 | 400 | 408),
            "{beginning:?}: {text}"
        );
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn an_answer_that_nobody_takes_is_given_up() {
    let server = serve(impatient()).await;
    let mut stream = connect(&server).await;
    let get = "GET /big HTTP/1.1\r\nHost: m\r\n\r\n";
    stream.write_all(get.repeat(4).as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let mut taken = 0;
    let mut space = vec![0; 1 << 20];
    while let Ok(n_bytes @ 1..) = within(stream.read(&mut space)).await {
        taken += n_bytes;
    }
    assert!(taken < BIG, "it was kept for a client that did not read");
    assert_well(&server).await;
}

#[tokio::test]
async fn an_answer_that_is_taken_slowly_arrives_whole() {
    let server = serve(impatient()).await;
    let mut stream = connect(&server).await;
    let get = "GET /big HTTP/1.1\r\nHost: m\r\nConnection: close\r\n\r\n";
    stream.write_all(get.as_bytes()).await.unwrap();
    let mut taken = 0;
    let mut space = vec![0; 2 << 20];
    while let Ok(n_bytes @ 1..) = within(stream.read(&mut space)).await {
        taken += n_bytes;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(taken > BIG, "{taken}");
}
