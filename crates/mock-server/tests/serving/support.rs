//! A server with decisions of our own, a client that writes bytes, and a sink that keeps everything.

use std::{
    future::Future,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use mock_core::{
    Action, Decision, DelayMs, Effect, Env, Exchange, ExchangeSink, MockApi, MockConfig, Recorded,
    Request, Response, State, StateOp, compile,
};
use mock_server::{Clock, Limits, Listen, Running, Shared, StartError, start};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// The time that never passes.
pub(crate) const NOW_US: i64 = 1_700_000_000_123_456;
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
struct Frozen;

impl Clock for Frozen {
    fn now_us(&self) -> i64 {
        NOW_US
    }
}

#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Vec<Exchange>>);

impl ExchangeSink for Kept {
    fn record(&self, exchange: Exchange) -> Recorded {
        self.0.lock().unwrap().push(exchange);
        Recorded::Whole
    }
}

impl Kept {
    pub(crate) fn all(&self) -> Vec<Exchange> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn only(&self) -> Exchange {
        let mut all = self.all();
        assert_eq!(all.len(), 1);
        all.remove(0)
    }
}

fn decide(api: &MockApi, env: &Env, state: &State, request: &Request) -> Decision {
    let mut headers = HeaderMap::new();
    let mut effects = Vec::new();
    let mut state_ops = Vec::new();
    let (status, body) = match request.path.as_str() {
        "/panic" => panic!("on purpose"),
        "/slow" => (200, "slow".to_owned()),
        "/very-slow" => (200, String::new()),
        "/empty" => (204, "must not be sent".to_owned()),
        "/measured" => (200, String::new()),
        "/early" => (100, String::new()),
        "/framing" => (200, "{}".to_owned()),
        "/next" => {
            let number = state.next_number("visits");
            // Long enough that others come in between.
            std::thread::yield_now();
            state_ops.push(StateOp::Count {
                resource: "visits".into(),
                number,
            });
            (200, number.to_string())
        }
        "/seed" => (200, env.seed.to_string()),
        "/echo-body" => (200, String::from_utf8_lossy(&request.body).into_owned()),
        path if path.starts_with("/echo") => (200, path.to_owned()),
        _ => (200, "hello".to_owned()),
    };
    assert_eq!(api.config().seed, env.seed);
    match request.path.as_str() {
        "/slow" => effects.push(Effect::Delay(DelayMs::new(80).unwrap())),
        "/very-slow" => effects.push(Effect::Delay(DelayMs::MAX)),
        "/measured" => {
            headers.insert("content-length", HeaderValue::from_static("42"));
        }
        "/framing" => {
            headers.insert("content-length", HeaderValue::from_static("999"));
            headers.insert("transfer-encoding", HeaderValue::from_static("chunked"));
        }
        _ => {}
    }
    let response = Response {
        status: StatusCode::from_u16(status).unwrap(),
        headers,
        body: Bytes::from(body),
    };
    Decision {
        action: Action::Respond(response),
        operation: None,
        violations: Vec::new(),
        trace: Vec::new(),
        effects,
        state_ops,
        claim: None,
    }
}

pub(crate) struct Server {
    pub(crate) running: Running,
    pub(crate) sink: Arc<Kept>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        Self::with(Limits::default()).await
    }

    pub(crate) async fn deciding_for_real() -> Self {
        Self::of(Shared::new(Arc::new(compile(&[], MockConfig::default())))).await
    }

    pub(crate) async fn with(limits: Limits) -> Self {
        Self::of(shared().with_limits(limits).with_clock(Arc::new(Frozen))).await
    }

    async fn of(shared: Shared) -> Self {
        let sink = Arc::new(Kept::default());
        let running = start(Listen::loopback(0), shared, sink.clone())
            .await
            .unwrap();
        Self { running, sink }
    }
}

fn shared() -> Shared {
    Shared::new(Arc::new(compile(&[], MockConfig::default()))).with_decide(decide)
}

pub(crate) async fn start_at(listen: Listen) -> Result<Running, StartError> {
    start(listen, shared(), Arc::new(Kept::default())).await
}

/// Waits for a condition that comes about on another task.
pub(crate) async fn until(condition: impl Fn() -> bool) {
    within(async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    })
    .await;
}

async fn within<T>(future: impl Future<Output = T>) -> T {
    timeout(PATIENCE, future).await.expect("no answer in time")
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(given, _)| given.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

pub(crate) fn head_of(text: &str) -> Answer {
    let mut lines = text.lines();
    let status = lines
        .next()
        .unwrap()
        .split(' ')
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    Answer {
        status,
        headers,
        body: Vec::new(),
    }
}

/// Writes what it is told, byte for byte.
pub(crate) struct Client {
    stream: TcpStream,
    unread: Vec<u8>,
}

impl Client {
    pub(crate) async fn connect(server: &Server) -> Self {
        Self {
            stream: TcpStream::connect(server.running.address()).await.unwrap(),
            unread: Vec::new(),
        }
    }

    pub(crate) async fn write(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    pub(crate) async fn send(&mut self, text: &str) -> Answer {
        self.write(text).await;
        self.read().await
    }

    /// Reads to the end of the head.
    pub(crate) async fn read_head(&mut self) -> String {
        loop {
            if let Some(end) = self.unread.windows(4).position(|part| part == b"\r\n\r\n") {
                let head: Vec<_> = self.unread.drain(..end + 4).collect();
                return String::from_utf8(head).unwrap();
            }
            self.more().await;
        }
    }

    /// Reads one answer whose length is announced.
    pub(crate) async fn read(&mut self) -> Answer {
        let mut answer = head_of(&self.read_head().await);
        let length: usize = answer
            .header("content-length")
            .map_or(0, |value| value.parse().unwrap());
        while self.unread.len() < length {
            self.more().await;
        }
        answer.body = self.unread.drain(..length).collect();
        answer
    }

    async fn more(&mut self) {
        let mut buffer = [0; 4096];
        let n_bytes = within(self.stream.read(&mut buffer)).await.unwrap();
        assert!(
            n_bytes > 0,
            "closed after {:?}",
            String::from_utf8_lossy(&self.unread)
        );
        self.unread.extend_from_slice(&buffer[..n_bytes]);
    }

    /// Waits until the other side has closed the connection.
    pub(crate) async fn closed(&mut self) {
        let mut buffer = [0; 4096];
        while within(self.stream.read(&mut buffer)).await.unwrap_or(0) > 0 {}
    }
}
