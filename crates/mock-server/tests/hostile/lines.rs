//! Request lines, targets and header lines.

use mock_server::Limits;

use crate::support::{assert_well, say, serve, status};

#[tokio::test]
async fn a_malformed_head_is_400_and_the_connection_closes() {
    let server = serve(Limits::default()).await;
    let heads: [&[u8]; 16] = [
        b"GET\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: m\r\n\r\n",
        b"GET / HTTPS/1.1\r\nHost: m\r\n\r\n",
        b"G\x01T / HTTP/1.1\r\nHost: m\r\n\r\n",
        b"GET /a b HTTP/1.1\r\nHost: m\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: m\r\n\r\n",
        b"GET /\x7f HTTP/1.1\r\nHost: m\r\n\r\n",
        b"GET /caf\xe9 HTTP/1.1\r\nHost: m\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: m\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: m\r\nBad Name: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: m\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: m\r\n : x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", // a TLS client
        b"\x00\x00\x00\x00\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n\r\n",
    ];
    for head in heads {
        let text = say(&server, head).await;
        let shown = String::from_utf8_lossy(head).into_owned();
        assert_eq!(status(&text), 400, "{shown:?}: {text}");
    }
    assert_well(&server).await;
}

#[tokio::test]
async fn a_request_of_http_1_1_names_its_host_once() {
    let server = serve(Limits::default()).await;
    for head in [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    ] {
        let text = say(&server, head).await;
        assert_eq!(status(&text), 400, "{head:?}: {text}");
        assert!(text.contains("application/problem+json"), "{text}");
        assert!(text.contains("connection: close"), "{text}");
    }
    let old = say(&server, "GET /old HTTP/1.0\r\n\r\n").await;
    assert!(old.ends_with("GET /old 0"), "{old}");
}

#[tokio::test]
async fn every_form_of_target_is_answered() {
    let server = serve(Limits::default()).await;
    for (line, said) in [
        ("GET http://m/p?q=1 HTTP/1.1", "GET /p?q=1 0"),
        ("GET http://m HTTP/1.1", "GET / 0"),
        ("OPTIONS * HTTP/1.1", "OPTIONS * 0"),
        ("GET /%zz%2 HTTP/1.1", "GET /%zz%2 0"),
        ("GET /%00%ff%fe HTTP/1.1", "GET /%00%ff%fe 0"),
        ("GET /?a=%zz&&=&%ff HTTP/1.1", "GET /?a=%zz&&=&%ff 0"),
        ("GET //..//./ HTTP/1.1", "GET //..//./ 0"),
        ("PROPFIND /dav HTTP/1.1", "PROPFIND /dav 0"),
    ] {
        let text = say(&server, format!("{line}\r\nHost: m\r\n\r\n")).await;
        assert!(text.ends_with(said), "{line}: {text}");
    }
    let tunnel = say(&server, "CONNECT m:443 HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_ne!(status(&tunnel), 0, "{tunnel}");
    assert_well(&server).await;
}

#[tokio::test]
async fn a_long_target_is_taken_up_to_the_limit_of_a_head() {
    let server = serve(Limits::default()).await;
    let long = |n: usize| format!("GET /{} HTTP/1.1\r\nHost: m\r\n\r\n", "a".repeat(n));
    assert_eq!(status(&say(&server, long(50_000)).await), 200);
    let refused = status(&say(&server, long(70_000)).await);
    assert!(matches!(refused, 414 | 431), "{refused}");
    let refused = status(&say(&server, long(2_000_000)).await);
    assert!(matches!(refused, 414 | 431), "{refused}");
    assert_well(&server).await;
}

#[tokio::test]
async fn bytes_that_are_no_text_may_stand_in_a_header_value() {
    let server = serve(Limits::default()).await;
    let text = say(
        &server,
        b"GET /x HTTP/1.1\r\nHost: m\r\nAccept: \xff\xfe\r\nCookie: \x80=\xc3\x28\r\nPrefer: \xff\r\n\r\n",
    )
    .await;
    assert!(text.ends_with("GET /x 0"), "{text}");
}

#[tokio::test]
async fn http_1_0_is_answered_and_closed_unless_it_asks_to_stay() {
    let server = serve(Limits::default()).await;
    let text = say(&server, "GET /a HTTP/1.0\r\n\r\nGET /b HTTP/1.0\r\n\r\n").await;
    assert!(text.contains("GET /a 0") && !text.contains("/b"), "{text}");
    let kept = "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.0\r\n\r\n";
    let text = say(&server, kept).await;
    assert!(
        text.contains("GET /a 0") && text.ends_with("GET /b 0"),
        "{text}"
    );
}
