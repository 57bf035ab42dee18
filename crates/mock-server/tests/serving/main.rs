//! The server over real sockets, with decisions of our own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops"
)]

mod support;

use std::time::{Duration, Instant};

use mock_core::{Cors, MockConfig, compile};
use mock_server::{Limits, Listen, StartError};
use support::{Client, Server, head_of};

#[tokio::test]
async fn answers_and_records_the_exchange() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    let answer = client
        .send("POST /ok/a%20b?x=1&y HTTP/1.1\r\nHost: mock\r\nContent-Length: 4\r\n\r\nping")
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, b"hello");
    let recorded = server.sink.only();
    assert_eq!(
        answer.header("specwright-trace"),
        Some(recorded.id.to_string().as_str())
    );
    assert_eq!(
        (
            recorded.method.as_str(),
            recorded.path.as_str(),
            recorded.query.as_deref()
        ),
        ("POST", "/ok/a%20b", Some("x=1&y"))
    );
    assert_eq!(
        (&recorded.request.body[..], recorded.request.body_len),
        (&b"ping"[..], 4)
    );
    assert_eq!(
        (&recorded.response.body[..], recorded.status),
        (&b"hello"[..], 200)
    );
    assert!(recorded.response.headers.contains_key("specwright-trace"));
    assert_eq!(recorded.at_us, support::NOW_US);
    assert_eq!(server.running.counters().totals().by_class, [0, 1, 0, 0, 0]);
    server.running.stop().await;
}

#[tokio::test]
async fn answers_pipelined_requests_in_order() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    client.write("GET /echo/1 HTTP/1.1\r\nHost: m\r\n\r\nGET /slow HTTP/1.1\r\nHost: m\r\n\r\nGET /echo/3 HTTP/1.1\r\nHost: m\r\n\r\n").await;
    let bodies = [
        client.read().await.body,
        client.read().await.body,
        client.read().await.body,
    ];
    assert_eq!(
        bodies,
        [b"/echo/1".to_vec(), b"slow".to_vec(), b"/echo/3".to_vec()]
    );
}

#[tokio::test]
async fn head_has_the_length_and_no_body() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    client.write("HEAD /ok HTTP/1.1\r\nHost: m\r\n\r\n").await;
    let head = client.read_head().await;
    assert_eq!(head_of(&head).header("content-length"), Some("5"));
    client
        .write("HEAD /measured HTTP/1.1\r\nHost: m\r\n\r\n")
        .await;
    let head = client.read_head().await;
    assert_eq!(
        head_of(&head).header("content-length"),
        Some("42"),
        "the decision knows the length"
    );
    let next = client.send("GET /ok HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_eq!(next.body, b"hello");
    assert_eq!(server.sink.all()[0].response.body_len, 0);
}

#[tokio::test]
async fn framing_from_a_document_is_not_sent() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    let answer = client
        .send("GET /framing HTTP/1.1\r\nHost: m\r\n\r\n")
        .await;
    assert_eq!(
        (
            answer.header("content-length"),
            answer.header("transfer-encoding")
        ),
        (Some("2"), None)
    );
    let empty = client.send("GET /empty HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_eq!((empty.status, empty.body.len()), (204, 0));
    let early = client.send("GET /early HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_eq!(early.status, 500);
}

#[tokio::test]
async fn a_decision_that_panics_costs_one_request() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    let answer = client.send("GET /panic HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (500, Some("application/problem+json"))
    );
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        client
            .send("GET /ok HTTP/1.1\r\nHost: m\r\n\r\n")
            .await
            .status,
        200
    );
    assert_eq!(server.running.counters().totals().panics, 1);
    assert_eq!(server.sink.all()[0].status, 500);
}

#[tokio::test]
async fn waits_before_the_first_byte() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    let started = Instant::now();
    assert_eq!(
        client
            .send("GET /slow HTTP/1.1\r\nHost: m\r\n\r\n")
            .await
            .status,
        200
    );
    assert!(started.elapsed() >= Duration::from_millis(80));
    assert!(server.sink.only().total_us >= 80_000);
}

#[tokio::test]
async fn a_client_that_goes_away_is_counted() {
    let server = Server::start().await;
    let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new())
        .http2_only(true)
        .build_http::<axum::body::Body>();
    let uri = format!("http://{}/very-slow", server.running.address());
    let asked = tokio::spawn(client.get(uri.parse().unwrap()));
    support::until(|| server.running.counters().totals().active == 1).await;
    asked.abort();
    support::until(|| server.running.counters().totals().cancelled == 1).await;
    assert_eq!(server.running.counters().totals().active, 0);
}

#[tokio::test]
async fn a_body_over_the_limit_is_413_even_for_a_client_that_only_sends() {
    let server = Server::with(Limits {
        body_bytes: 1000,
        ..Limits::default()
    })
    .await;
    for (n_bytes, head) in [
        (3000, "Content-Length: 3000"),
        (50_000_000, "Content-Length: 50000000"),
    ] {
        let mut client = Client::connect(&server).await;
        client
            .write(&format!(
                "POST /ok HTTP/1.1\r\nHost: m\r\nOrigin: http://page\r\n{head}\r\n\r\n"
            ))
            .await;
        client.write(&"x".repeat(n_bytes.min(3000))).await;
        let answer = client.read().await;
        assert_eq!(
            (answer.status, answer.header("connection")),
            (413, Some("close"))
        );
        assert!(String::from_utf8_lossy(&answer.body).contains("1000 bytes"));
        assert_eq!(
            answer.header("access-control-expose-headers"),
            Some("Specwright-Trace")
        );
    }
    let recorded = server.sink.all();
    assert_eq!(
        (recorded[0].request.body_len, recorded[0].request.body.len()),
        (3000, 0)
    );
    assert_eq!(recorded[0].violations[0].rule, "maxBytes");
}

#[tokio::test]
async fn a_chunked_body_over_the_limit_is_413() {
    let server = Server::with(Limits {
        body_bytes: 10,
        ..Limits::default()
    })
    .await;
    let mut client = Client::connect(&server).await;
    let answer = client.send("POST /ok HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\nc\r\nabcdefghijkl\r\n0\r\n\r\n").await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_slow_body_is_408_and_a_slow_head_is_closed() {
    let short = Duration::from_millis(150);
    let server = Server::with(Limits {
        body_timeout: short,
        head_timeout: short,
        ..Limits::default()
    })
    .await;
    let mut client = Client::connect(&server).await;
    assert_eq!(
        client
            .send("POST /ok HTTP/1.1\r\nHost: m\r\nContent-Length: 9\r\n\r\nhalf")
            .await
            .status,
        408
    );
    for beginning in ["", "GET /ok HTTP/1.1\r\nHos"] {
        let mut slow = Client::connect(&server).await;
        slow.write(beginning).await;
        slow.closed().await;
    }
}

#[tokio::test]
async fn long_bodies_are_recorded_in_part() {
    let server = Server::with(Limits {
        recorded_bytes: 10,
        ..Limits::default()
    })
    .await;
    let mut client = Client::connect(&server).await;
    let body = "0123456789abcdef";
    client
        .send(&format!(
            "POST /echo-body HTTP/1.1\r\nHost: m\r\nContent-Length: 16\r\n\r\n{body}"
        ))
        .await;
    let recorded = server.sink.only();
    assert_eq!(
        (&recorded.request.body[..], recorded.request.body_len),
        (&b"0123456789"[..], 16)
    );
    assert_eq!(
        (&recorded.response.body[..], recorded.response.body_len),
        (&b"0123456789"[..], 16)
    );
}

#[tokio::test]
async fn a_swap_changes_the_answers_and_keeps_the_connection() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    assert_eq!(
        client
            .send("GET /seed HTTP/1.1\r\nHost: m\r\n\r\n")
            .await
            .body,
        b"0"
    );
    server.running.swap(
        compile(
            &[],
            MockConfig {
                seed: 7,
                ..MockConfig::default()
            },
        )
        .into(),
    );
    assert_eq!(
        client
            .send("GET /seed HTTP/1.1\r\nHost: m\r\n\r\n")
            .await
            .body,
        b"7"
    );
    assert_eq!(server.running.shared().api().config().seed, 7);
}

#[tokio::test]
async fn stop_finishes_what_was_begun_and_closes_idle_connections() {
    let server = Server::start().await;
    let mut idle = Client::connect(&server).await;
    idle.send("GET /ok HTTP/1.1\r\nHost: m\r\n\r\n").await;
    let mut silent = Client::connect(&server).await;
    let mut busy = Client::connect(&server).await;
    busy.write("GET /slow HTTP/1.1\r\nHost: m\r\n\r\n").await;
    support::until(|| server.running.counters().totals().active == 1).await;
    let address = server.running.address();
    server.running.stop().await;
    assert_eq!(busy.read().await.body, b"slow");
    idle.closed().await;
    silent.closed().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn stop_does_not_wait_for_ever() {
    let server = Server::with(Limits {
        stop_timeout: Duration::from_millis(100),
        ..Limits::default()
    })
    .await;
    let mut client = Client::connect(&server).await;
    client
        .write("GET /very-slow HTTP/1.1\r\nHost: m\r\n\r\n")
        .await;
    support::until(|| server.running.counters().totals().active == 1).await;
    let started = Instant::now();
    server.running.stop().await;
    assert!(started.elapsed() < Duration::from_secs(3));
    client.closed().await;
}

#[tokio::test]
async fn http2_is_understood_without_tls() {
    let server = Server::start().await;
    let uri = format!("http://{}/ok", server.running.address());
    let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new())
        .http2_only(true)
        .build_http::<axum::body::Body>();
    let get = http::Request::get(&uri)
        .body(axum::body::Body::empty())
        .unwrap();
    let answer = client.request(get).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.version()),
        (200, http::Version::HTTP_2)
    );
    let head = http::Request::head(&uri)
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(
        client.request(head).await.unwrap().headers()["content-length"],
        "5"
    );
}

#[tokio::test]
async fn only_listed_origins_may_read_an_error_of_the_server() {
    let server = Server::start().await;
    let cors = Cors::Only(vec!["http://ours".to_owned()]);
    server.running.swap(
        compile(
            &[],
            MockConfig {
                cors,
                ..MockConfig::default()
            },
        )
        .into(),
    );
    let mut client = Client::connect(&server).await;
    let ours = client
        .send("GET /panic HTTP/1.1\r\nHost: m\r\nOrigin: http://ours\r\n\r\n")
        .await;
    assert_eq!(
        ours.header("access-control-allow-origin"),
        Some("http://ours")
    );
    let other = client
        .send("GET /panic HTTP/1.1\r\nHost: m\r\nOrigin: http://other\r\n\r\n")
        .await;
    assert_eq!(other.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_used_port_is_named_with_a_free_one() {
    let server = Server::start().await;
    let port = server.running.address().port();
    let error = support::start_at(Listen::loopback(port)).await.unwrap_err();
    let StartError::PortInUse { address, free } = &error else {
        panic!("{error}")
    };
    assert_eq!(address.port(), port);
    assert!(
        error
            .to_string()
            .starts_with(&format!("port {port} on 127.0.0.1 is in use"))
    );
    if let Some(free) = free {
        support::start_at(Listen::loopback(*free)).await.unwrap();
    }
}

#[tokio::test]
async fn an_address_that_is_not_ours_is_named() {
    let listen = |host: &str| Listen {
        host: host.to_owned(),
        port: 0,
    };
    let not_ours = support::start_at(listen("192.0.2.1")).await.unwrap_err();
    assert!(matches!(not_ours, StartError::NotOurs { .. }), "{not_ours}");
    let unknown = support::start_at(listen("no such host")).await.unwrap_err();
    assert!(
        matches!(unknown, StartError::UnknownHost { .. }),
        "{unknown}"
    );
    let local = support::start_at(listen("localhost")).await.unwrap();
    assert!(local.address().ip().is_loopback());
}

#[tokio::test]
async fn decides_with_mock_core_unless_told_otherwise() {
    let server = Server::deciding_for_real().await;
    let mut client = Client::connect(&server).await;
    let answer = client
        .send("GET /nothing HTTP/1.1\r\nHost: m\r\n\r\n")
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (404, Some("application/problem+json"))
    );
    assert!(answer.header("specwright-trace").is_some());
    let recorded = server.sink.only();
    assert!(!recorded.trace.is_empty(), "the trace says why");
    assert_eq!(server.running.counters().totals().panics, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn requests_that_come_at_once_change_the_state_one_after_another() {
    const N_CLIENTS: usize = 8;
    const N_REQUESTS: usize = 25;
    let server = std::sync::Arc::new(Server::start().await);
    let mut clients = Vec::new();
    for _ in 0..N_CLIENTS {
        let server = std::sync::Arc::clone(&server);
        clients.push(tokio::spawn(async move {
            let mut client = Client::connect(&server).await;
            let mut numbers = Vec::new();
            for _ in 0..N_REQUESTS {
                let answer = client.send("POST /next HTTP/1.1\r\nHost: m\r\n\r\n").await;
                let number = String::from_utf8(answer.body).unwrap();
                numbers.push(number.parse::<usize>().unwrap());
            }
            numbers
        }));
    }
    let mut numbers = Vec::new();
    for client in clients {
        numbers.extend(client.await.unwrap());
    }
    numbers.sort_unstable();
    let each_once: Vec<_> = (1..=N_CLIENTS * N_REQUESTS).collect();
    assert_eq!(numbers, each_once);
}
