//! One request -> one answer and one recorded exchange.

use std::{
    collections::hash_map::RandomState,
    fmt::Write as _,
    hash::BuildHasher as _,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use axum::{body::Body, extract::State};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use mock_core::{
    Action, Decision, Effect, Env, Exchange, ExchangeId, ExchangeSink, RecordedMessage, Request,
    Response, SecretNames, Source, Stage, Step,
};

use crate::{
    Counters, Limits, Shared,
    body::{self, Refusal},
    problem::{allow_origin, problem},
};

const TRACE: HeaderName = HeaderName::from_static("specwright-trace");

/// Everything that the answers of one server share.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) shared: Shared,
    pub(crate) counters: Arc<Counters>,
    pub(crate) sink: Arc<dyn ExchangeSink>,
    n_ids: AtomicU32,
}

impl Context {
    pub(crate) fn new(shared: Shared, sink: Arc<dyn ExchangeSink>) -> Self {
        // Two processes that write to one store start at different counts.
        let start = RandomState::new().hash_one(std::process::id());
        let n_ids = AtomicU32::new((start & 0xF_FFFF) as u32);
        Self {
            shared,
            counters: Arc::default(),
            sink,
            n_ids,
        }
    }

    fn next_id(&self, at_us: i64) -> ExchangeId {
        ExchangeId::at(at_us / 1000, self.n_ids.fetch_add(1, Relaxed))
    }
}

/// A decision with what it took.
struct Decided {
    decision: Decision,
    decide_us: u32,
    secrets: Arc<SecretNames>,
}

pub(crate) async fn answer(
    State(context): State<Arc<Context>>,
    request: http::Request<Body>,
) -> http::Response<Body> {
    let started = Instant::now();
    let at_us = context.shared.clock.now_us();
    let active = context.counters.enter();
    let id = context.next_id(at_us);
    let limits = &context.shared.limits;

    let (parts, body) = request.into_parts();
    let read = body::read(body, &parts.headers, limits).await;
    let (request, body_len, refusal) = whole(parts, read);
    let decided = match refusal {
        None => decide(&context, at_us, &request),
        Some(refusal) => refuse(&context.shared, &request, refusal),
    };
    let Decided {
        decision,
        decide_us,
        secrets,
    } = decided;
    perform(&decision.effects).await;

    let response = finish(response_of(decision.action), id, &request.method);
    let status = response.status.as_u16();
    let sent = send(&response);
    let total_us = micros(started.elapsed());
    context.sink.record(Exchange {
        id,
        at_us,
        decide_us,
        total_us,
        method: request.method,
        path: request.path,
        query: request.query,
        operation: decision.operation,
        status,
        request: recorded(request.headers, request.body, body_len, limits),
        response: {
            let body_len = response.body.len() as u64;
            recorded(response.headers, response.body, body_len, limits)
        },
        violations: decision.violations,
        trace: decision.trace,
        source: Source::Mock,
        secrets,
    });
    active.answered(status, total_us);
    sent
}

/// The request as plain data; without a body where that was refused.
fn whole(parts: Parts, read: Result<Bytes, Refusal>) -> (Request, u64, Option<Refusal>) {
    let (body, refusal) = match read {
        Ok(body) => (body, None),
        Err(refusal) => (Bytes::new(), Some(refusal)),
    };
    let body_len = match refusal {
        None => body.len() as u64,
        Some(_) => declared_len(&parts.headers).unwrap_or(0),
    };
    let request = Request {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers,
        body,
    };
    (request, body_len, refusal)
}

fn declared_len(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// A decision that panics is a defect of ours; it costs this one request only.
fn decide(context: &Context, at_us: i64, request: &Request) -> Decided {
    let shared = &context.shared;
    let started = Instant::now();
    let api = shared.api.load();
    let env = Env {
        now_ms: at_us / 1000,
        seed: api.config().seed,
    };
    let decision = catch_unwind(AssertUnwindSafe(|| (shared.decide)(&api, &env, request)))
        .unwrap_or_else(|_| {
            context.counters.panicked();
            let text = "A defect in Specwright stopped this request; the mock goes on.";
            let mut response = problem(StatusCode::INTERNAL_SERVER_ERROR, text);
            allow_origin(&api.config().cors, &request.headers, &mut response.headers);
            without_operation(
                response,
                Step {
                    stage: Stage::Effect,
                    ok: false,
                    text: text.into(),
                },
            )
        });
    Decided {
        decision,
        decide_us: micros(started.elapsed()),
        secrets: Arc::clone(api.secrets()),
    }
}

/// The answer to a body that was not taken.
fn refuse(shared: &Shared, request: &Request, refusal: Refusal) -> Decided {
    let api = shared.api.load();
    let violation = refusal.violation(&shared.limits);
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = problem(status, &violation.message);
    allow_origin(&api.config().cors, &request.headers, &mut response.headers);
    // What is left of the body would be read as the next request.
    response
        .headers
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    let step = Step {
        stage: Stage::Validate,
        ok: false,
        text: violation.message.clone().into(),
    };
    let mut decision = without_operation(response, step);
    decision.violations.push(violation);
    Decided {
        decision,
        decide_us: 0,
        secrets: Arc::clone(api.secrets()),
    }
}

fn without_operation(response: Response, step: Step) -> Decision {
    Decision {
        action: Action::Respond(response),
        operation: None,
        violations: Vec::new(),
        trace: vec![step],
        effects: Vec::new(),
    }
}

/// Dropped half-way, when the client goes away, nothing has happened.
async fn perform(effects: &[Effect]) {
    for effect in effects {
        if let Effect::Delay(delay) = effect {
            tokio::time::sleep(delay.as_duration()).await;
        }
    }
}

fn response_of(action: Action) -> Response {
    match action {
        Action::Respond(response) if response.status.is_informational() => problem(
            StatusCode::INTERNAL_SERVER_ERROR,
            "A status below 200 is not a final answer, so it cannot be sent.",
        ),
        Action::Respond(response) => response,
        _ => problem(
            StatusCode::NOT_IMPLEMENTED,
            "This version cannot carry out what was decided.",
        ),
    }
}

/// Framing is ours alone: the length follows from the body, and some answers have none.
fn finish(mut response: Response, id: ExchangeId, method: &Method) -> Response {
    let headers = &mut response.headers;
    headers.remove(header::TRANSFER_ENCODING);
    let decided_len = headers.remove(header::CONTENT_LENGTH);
    if method == Method::HEAD {
        // What a GET would bring: known to the decision when that has left the body out already.
        let body_len = HeaderValue::from(response.body.len());
        let decided_len = decided_len.filter(|_| response.body.is_empty());
        headers.insert(header::CONTENT_LENGTH, decided_len.unwrap_or(body_len));
        response.body = Bytes::new();
    }
    if matches!(
        response.status,
        StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED
    ) {
        headers.remove(header::CONTENT_LENGTH);
        response.body = Bytes::new();
    }
    let mut digits = [0_u8; 16];
    if write!(Digits(&mut digits, 0), "{id}").is_ok()
        && let Ok(value) = HeaderValue::from_bytes(&digits)
    {
        headers.insert(TRACE, value);
        expose(headers);
    }
    response
}

/// Lets a page of another origin read the trace id too.
fn expose(headers: &mut HeaderMap) {
    if !headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN)
        || headers.contains_key(header::ACCESS_CONTROL_ALLOW_METHODS)
    {
        return;
    }
    const NAME: &str = "Specwright-Trace";
    let exposed = headers
        .get_all(header::ACCESS_CONTROL_EXPOSE_HEADERS)
        .iter()
        .any(|value| {
            let value = value.as_bytes();
            value == b"*"
                || value
                    .windows(NAME.len())
                    .any(|part| part.eq_ignore_ascii_case(NAME.as_bytes()))
        });
    if !exposed {
        headers.append(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(NAME),
        );
    }
}

fn send(response: &Response) -> http::Response<Body> {
    let mut sent = http::Response::new(Body::from(response.body.clone()));
    *sent.status_mut() = response.status;
    *sent.headers_mut() = response.headers.clone();
    sent
}

/// The beginning of a long body is copied, so that the record does not keep all of it alive.
fn recorded(headers: HeaderMap, body: Bytes, body_len: u64, limits: &Limits) -> RecordedMessage {
    let body = match body.get(..limits.recorded_bytes) {
        Some(beginning) if beginning.len() < body.len() => Bytes::copy_from_slice(beginning),
        _ => body,
    };
    RecordedMessage {
        headers,
        body,
        body_len,
    }
}

fn micros(time: Duration) -> u32 {
    u32::try_from(time.as_micros()).unwrap_or(u32::MAX)
}

/// Writes into a fixed place; what does not fit is an error.
struct Digits<'a>(&'a mut [u8; 16], usize);

impl std::fmt::Write for Digits<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.1 + text.len();
        self.0
            .get_mut(self.1..end)
            .ok_or(std::fmt::Error)?
            .copy_from_slice(text.as_bytes());
        self.1 = end;
        Ok(())
    }
}
