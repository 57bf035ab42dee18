//! Chunks, lengths, many requests in one packet, one side that has finished.

use mock_server::Limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{assert_well, connect, rest, say, serve, status, statuses, within};

fn chunked(body: &str) -> String {
    format!("POST /c HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n{body}")
}

#[tokio::test]
async fn chunks_are_joined_whatever_stands_beside_their_sizes() {
    let server = serve(Limits::default()).await;
    for body in [
        "5\r\nhello\r\n0\r\n\r\n",
        "5;name=value;other=\"q\"\r\nhello\r\n0\r\n\r\n",
        "00005\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
        "1\r\nh\r\n4\r\nello\r\n0\r\n\r\n",
    ] {
        let text = say(&server, chunked(body)).await;
        assert!(text.ends_with("POST /c 5"), "{body:?}: {text}");
    }
}

#[tokio::test]
async fn broken_chunks_are_400_or_a_closed_connection() {
    let server = serve(Limits::default()).await;
    for body in [
        "z\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "5\r\nhelloworld\r\n0\r\n\r\n",
        "5\r\nhe",
        "5\r\nhello",
        "fffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "\r\n\r\n",
        "5 hello\r\n",
    ] {
        let text = say(&server, chunked(body)).await;
        assert!(matches!(status(&text), 0 | 400), "{body:?}: {text}");
    }
    let extension = format!("5;{}\r\nhello\r\n0\r\n\r\n", "x".repeat(1_000_000));
    let text = say(&server, chunked(&extension)).await;
    assert!(matches!(status(&text), 0 | 400), "{text}");
    let trailers = format!("0\r\n{}\r\n", "T: x\r\n".repeat(100_000));
    let text = say(&server, chunked(&trailers)).await;
    assert!(matches!(status(&text), 0 | 400 | 431), "{text}");
    assert_well(&server).await;
}

#[tokio::test]
async fn a_length_that_contradicts_itself_is_400() {
    let server = serve(Limits::default()).await;
    for lengths in [
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: five\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Content-Length: \r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
    ] {
        let text = say(
            &server,
            format!("POST /l HTTP/1.1\r\nHost: m\r\n{lengths}\r\nhello"),
        )
        .await;
        assert_eq!(status(&text), 400, "{lengths:?}: {text}");
    }
    assert_well(&server).await;
}

// RFC 9112, section 6.1: the chunks count, and nothing after them is read as a request.
#[tokio::test]
async fn a_length_beside_chunks_smuggles_no_request() {
    let server = serve(Limits::default()).await;
    let text = say(
        &server,
        "POST /c HTTP/1.1\r\nHost: m\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n\
         0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: m\r\n\r\n",
    )
    .await;
    assert!(!text.contains("/smuggled"), "{text}");
}

#[tokio::test]
async fn many_requests_in_one_packet_are_answered_in_order() {
    let server = serve(Limits::default()).await;
    let many: String = (0..500)
        .map(|n| match n % 3 {
            0 => format!("GET /{n} HTTP/1.1\r\nHost: m\r\n\r\n"),
            1 => format!("POST /{n} HTTP/1.1\r\nHost: m\r\nContent-Length: 2\r\n\r\nhi"),
            _ => format!(
                "POST /{n} HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
            ),
        })
        .collect();
    let text = say(&server, many).await;
    assert_eq!(statuses(&text), vec![200; 500]);
    let mut from = 0;
    for n in 0..500 {
        let body = if n % 3 == 0 {
            format!("GET /{n} 0")
        } else {
            format!("POST /{n} 2")
        };
        let found = text[from..].find(&body);
        from += found.unwrap_or_else(|| panic!("`{body}` is missing or out of order"));
    }
}

#[tokio::test]
async fn what_comes_before_a_broken_request_is_still_answered() {
    let server = serve(Limits::default()).await;
    let text = say(
        &server,
        "GET /a HTTP/1.1\r\nHost: m\r\n\r\nnonsense\r\n\r\nGET /b HTTP/1.1\r\nHost: m\r\n\r\n",
    )
    .await;
    assert_eq!(statuses(&text), [200, 400], "{text}");
}

#[tokio::test]
async fn a_client_that_has_finished_sending_gets_its_answer() {
    let server = serve(Limits::default()).await;
    let text = say(&server, "GET /slow HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert!(text.ends_with("GET /slow 0"), "{text}");
    let half = "POST /p HTTP/1.1\r\nHost: m\r\nContent-Length: 10\r\n\r\nhalf";
    let text = say(&server, half).await;
    assert!(matches!(status(&text), 0 | 400), "{text}");
    assert_eq!(say(&server, "").await, "");
    assert_well(&server).await;
}

#[tokio::test]
async fn a_client_may_wait_before_it_sends_a_body() {
    let server = serve(Limits::default()).await;
    let mut stream = connect(&server).await;
    let head = "POST /e HTTP/1.1\r\nHost: m\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut space = [0; 1024];
    let n_bytes = within(stream.read(&mut space)).await.unwrap();
    assert_eq!(status(&String::from_utf8_lossy(&space[..n_bytes])), 100);
    stream.write_all(b"hello").await.unwrap();
    stream.shutdown().await.unwrap();
    let text = rest(&mut stream).await;
    assert!(text.ends_with("POST /e 5"), "{text}");
}

#[tokio::test]
async fn a_client_that_may_not_send_its_body_is_told_before_it_does() {
    let server = serve(Limits {
        body_bytes: 1_000,
        ..Limits::default()
    })
    .await;
    let mut stream = connect(&server).await;
    let head =
        "POST /e HTTP/1.1\r\nHost: m\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let text = rest(&mut stream).await;
    assert_eq!(statuses(&text), [413], "{text}");
}
