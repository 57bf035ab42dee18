//! A server with narrow limits, and a client that writes any bytes at all.

use std::{future::Future, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use mock_core::{
    Action, Decision, DelayMs, Effect, Env, Exchange, ExchangeSink, MockApi, MockConfig, Recorded,
    Request, Response, State, compile,
};
use mock_server::{Limits, Listen, Running, Shared, start};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// Long enough that no socket buffer takes it whole.
pub(crate) const BIG: usize = 32 << 20;

#[derive(Debug)]
struct Nowhere;

impl ExchangeSink for Nowhere {
    fn record(&self, _: Exchange) -> Recorded {
        Recorded::Lost
    }
}

/// Says what arrived: `POST /path?query 17`.
fn decide(_: &MockApi, _: &Env, _: &State, request: &Request) -> Decision {
    let delay = request.path == "/slow";
    let body = match request.path.as_str() {
        "/big" => Bytes::from(vec![b'x'; BIG]),
        path => {
            let query = request.query.as_deref().map(|query| format!("?{query}"));
            let query = query.unwrap_or_default();
            let text = format!("{} {path}{query} {}", request.method, request.body.len());
            Bytes::from(text)
        }
    };
    Decision {
        action: Action::Respond(Response {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body,
        }),
        operation: None,
        violations: Vec::new(),
        trace: Vec::new(),
        effects: delay
            .then(|| Effect::Delay(DelayMs::new(200).unwrap()))
            .into_iter()
            .collect(),
        state_ops: Vec::new(),
        claim: None,
    }
}

/// Starts a server with these limits.
pub(crate) async fn serve(limits: Limits) -> Running {
    let api = Arc::new(compile(&[], MockConfig::default()));
    let shared = Shared::new(api).with_decide(decide).with_limits(limits);
    start(Listen::loopback(0), shared, Arc::new(Nowhere))
        .await
        .unwrap()
}

/// Short waits, so that a test sees them end.
pub(crate) fn impatient() -> Limits {
    let short = Duration::from_millis(300);
    Limits {
        head_timeout: short,
        body_timeout: short,
        write_timeout: short,
        ..Limits::default()
    }
}

pub(crate) async fn within<T>(future: impl Future<Output = T>) -> T {
    timeout(PATIENCE, future)
        .await
        .expect("neither an answer nor a closed connection")
}

pub(crate) async fn connect(server: &Running) -> TcpStream {
    TcpStream::connect(server.address()).await.unwrap()
}

/// Everything that comes until the other side closes, which it must.
pub(crate) async fn rest(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    // A reset after the answer is as good an end as any.
    let _ = within(stream.read_to_end(&mut all)).await;
    String::from_utf8_lossy(&all).into_owned()
}

/// Sends bytes on a connection of their own and returns what comes back until it is closed.
/// The client has said all that it has to say, but goes on listening.
pub(crate) async fn say(server: &Running, bytes: impl AsRef<[u8]>) -> String {
    let mut stream = connect(server).await;
    let _ = within(stream.write_all(bytes.as_ref())).await;
    let _ = stream.shutdown().await;
    rest(&mut stream).await
}

/// The status of the first answer; 0 where the connection was closed without one.
pub(crate) fn status(text: &str) -> u16 {
    let first = text.split(' ').nth(1);
    first.and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// The statuses of all answers in a text, in order.
pub(crate) fn statuses(text: &str) -> Vec<u16> {
    text.split("HTTP/1.")
        .skip(1)
        .map(|answer| status(&format!("HTTP/1.{answer}")))
        .collect()
}

/// Everything is as it was: an ordinary request is answered, and nothing panicked.
pub(crate) async fn assert_well(server: &Running) {
    let text = say(server, "GET /well HTTP/1.1\r\nHost: m\r\n\r\n").await;
    assert_eq!(status(&text), 200, "{text}");
    assert!(text.ends_with("GET /well 0"), "{text}");
    assert_eq!(server.counters().totals().panics, 0);
}

/// Memory of this process in bytes; `None` where the system does not say.
pub(crate) fn resident() -> Option<usize> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = told.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096)
}
