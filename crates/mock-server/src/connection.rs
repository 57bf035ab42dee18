//! One connection: HTTP/1.1 with pipelining, HTTP/1.0, or HTTP/2 without TLS.
//!
//! In:  a socket and what its answers are made from.
//! Out: nothing; when it returns, the connection is closed.
//! Never: waits without end for a peer. Each wait is one of [`Limits`].

use std::{
    convert::Infallible,
    future::pending,
    net::IpAddr,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{
    net::TcpStream,
    sync::watch,
    time::{Instant, sleep, timeout_at},
};

use crate::{
    Limits,
    answer::{Context, answer},
    patient::Patient,
    running::Phase,
};

/// What a connection with HTTP/2 begins with (RFC 9113, section 3.4).
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// How often a beginning that may still become the preface is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
/// Streams that one connection may have open.
const MAX_STREAMS: u32 = 256;
/// Between two questions whether the other side of an HTTP/2 connection still lives.
const PING_INTERVAL: Duration = Duration::from_secs(20);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Http1,
    Http2,
}

/// Serves one connection to its end.
pub(crate) async fn serve(
    stream: TcpStream,
    context: Arc<Context>,
    mut phases: watch::Receiver<Phase>,
) {
    // An answer is one write; waiting for more would only add latency. Refused on a dead socket,
    // which is noticed next.
    let _ = stream.set_nodelay(true);
    let limits = context.shared.limits.clone();
    let peer = stream.peer_addr().ok().map(|address| address.ip());
    let protocol = tokio::select! {
        protocol = protocol(&stream, limits.head_timeout) => protocol,
        _ = phases.changed() => return,
    };
    let io = TokioIo::new(Patient::new(stream, limits.write_timeout));
    match protocol {
        Some(Protocol::Http1) => {
            let service = service_fn(move |request: http::Request<Incoming>| {
                let answer = answer(Arc::clone(&context), peer, request);
                async { Ok::<_, Infallible>(answer.await) }
            });
            let connection = pin!(http1(&limits).serve_connection(io, service));
            let end = |connection: Pin<&mut _>| http1::Connection::graceful_shutdown(connection);
            // Its own timeout for the next head ends it when it is not used.
            until_ended(connection, end, pending(), phases).await;
        }
        Some(Protocol::Http2) => serve_http2(io, (context, peer), &limits, phases).await,
        None => {}
    }
}

/// Looks at the first bytes without taking them. Nothing else is known until then, so that the
/// timeouts of no protocol run yet. `None` where nothing whole came in time.
async fn protocol(stream: &TcpStream, patience: Duration) -> Option<Protocol> {
    let end = Instant::now() + patience;
    let mut first = [0; PREFACE.len()];
    loop {
        let n_bytes = timeout_at(end, stream.peek(&mut first)).await.ok()?.ok()?;
        let begun = first.get(..n_bytes).filter(|begun| !begun.is_empty())?;
        if !PREFACE.starts_with(begun) {
            return Some(Protocol::Http1);
        }
        if n_bytes == PREFACE.len() {
            return Some(Protocol::Http2);
        }
        if Instant::now() >= end {
            return None;
        }
        sleep(LOOK_AGAIN).await;
    }
}

fn http1(limits: &Limits) -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_timeout)
        .max_header_size(limits.head_bytes)
        // Whoever has finished sending may still listen.
        .half_close(true);
    builder
}

async fn serve_http2(
    io: TokioIo<Patient>,
    (context, peer): (Arc<Context>, Option<IpAddr>),
    limits: &Limits,
    phases: watch::Receiver<Phase>,
) {
    // Counts requests; each one that is being answered holds a clone.
    let begun = Arc::new(AtomicU64::new(0));
    let mine = Arc::clone(&begun);
    let service = service_fn(move |request: http::Request<Incoming>| {
        let busy = Arc::clone(&mine);
        busy.fetch_add(1, Relaxed);
        let answer = answer(Arc::clone(&context), peer, request);
        async move {
            let answer = answer.await;
            drop(busy);
            Ok::<_, Infallible>(answer)
        }
    });
    let idle = unused(&begun, limits.head_timeout);
    let connection = pin!(http2(limits).serve_connection(io, service));
    let end = |connection: Pin<&mut _>| http2::Connection::graceful_shutdown(connection);
    until_ended(connection, end, idle, phases).await;
}

/// Drives a connection; asks it to end when the server does, or when it is no longer used.
async fn until_ended<C: Future>(
    mut connection: Pin<&mut C>,
    end: impl Fn(Pin<&mut C>),
    unused: impl Future<Output = ()>,
    mut phases: watch::Receiver<Phase>,
) {
    let mut unused = pin!(unused);
    let mut is_used = true;
    loop {
        tokio::select! {
            _ = connection.as_mut() => return,
            () = unused.as_mut(), if is_used => {
                is_used = false;
                end(connection.as_mut());
            }
            changed = phases.changed() => {
                if changed.is_err() || *phases.borrow_and_update() == Phase::Drop {
                    return;
                }
                end(connection.as_mut());
            }
        }
    }
}

/// Returns when no request has come and none has been open for a while.
async fn unused(begun: &Arc<AtomicU64>, patience: Duration) {
    let mut before = None;
    loop {
        sleep(patience).await;
        let now = Some(begun.load(Relaxed));
        // One is held here and one by the service.
        if now == before && Arc::strong_count(begun) <= 2 {
            return;
        }
        before = now;
    }
}

fn http2(limits: &Limits) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .keep_alive_interval(PING_INTERVAL.min(limits.head_timeout))
        .keep_alive_timeout(limits.write_timeout)
        .max_header_list_size(u32::try_from(limits.head_bytes).unwrap_or(u32::MAX))
        .max_concurrent_streams(MAX_STREAMS);
    builder
}
