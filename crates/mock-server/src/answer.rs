//! One request -> one answer and one recorded exchange.

use std::{
    collections::hash_map::RandomState,
    hash::BuildHasher as _,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use http_body_util::Full;
use hyper::body::Incoming;
use mock_core::{
    Action, Committed, Decision, Effect, Env, Exchange, ExchangeId, ExchangeSink, Request,
    Response, SecretNames, Source, Stage, Step,
};

use crate::{
    Counters, Shared, body,
    checks::Checks,
    events::events,
    head,
    problem::{allow_origin, problem},
    quota::Quota,
    refusal::Refusal,
    response::{finish, recorded, response_of, send},
};

/// Everything that the answers of one server share.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) shared: Arc<Shared>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) sink: Arc<dyn ExchangeSink>,
    pub(crate) checks: Arc<Checks>,
    /// Where it listens, as an address that a client of this machine can use.
    base: Arc<str>,
    quota: Quota,
    n_ids: AtomicU32,
}

impl Context {
    pub(crate) fn new(shared: Shared, sink: Arc<dyn ExchangeSink>, address: SocketAddr) -> Self {
        // Two processes that write to one store start at different counts.
        let start = RandomState::new().hash_one(std::process::id());
        let n_ids = AtomicU32::new((start & 0xF_FFFF) as u32);
        Self {
            shared: Arc::new(shared),
            counters: Arc::default(),
            sink,
            checks: Arc::default(),
            base: base(address),
            quota: Quota::default(),
            n_ids,
        }
    }

    fn next_id(&self, at_us: i64) -> ExchangeId {
        ExchangeId::at(at_us / 1000, self.n_ids.fetch_add(1, Relaxed))
    }
}

/// `http://127.0.0.1:4010`; a mock of all addresses is on this machine as well.
fn base(mut address: SocketAddr) -> Arc<str> {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    format!("http://{address}").into()
}

/// A decision with what it took.
struct Decided {
    decision: Decision,
    decide_us: u32,
    secrets: Arc<SecretNames>,
    /// Ends when what the decision changed is safe.
    committed: Option<Committed>,
}

pub(crate) async fn answer(
    context: Arc<Context>,
    peer: Option<IpAddr>,
    request: http::Request<Incoming>,
) -> http::Response<Full<Bytes>> {
    let started = Instant::now();
    let at_us = context.shared.clock.now_us();
    let active = context.counters.enter();
    let id = context.next_id(at_us);
    let limits = &context.shared.limits;

    let (parts, body) = request.into_parts();
    let read = match head::fault(&parts) {
        Some(refusal) => Err(refusal),
        None => body::read(body, &parts.headers, limits).await,
    };
    let version = parts.version;
    let (request, body_len, refusal) = whole(parts, read);
    let queued_us = micros(started.elapsed());
    let mut decided = match refusal {
        None => decide(&context, at_us, peer, &request).await,
        Some(refusal) => refuse(&context.shared, &request, refusal),
    };
    if let Some(committed) = decided.committed.take() {
        committed.await;
    }
    let Decided {
        decision,
        decide_us,
        secrets,
        ..
    } = decided;
    perform(&decision.effects).await;

    let response = finish(response_of(decision.action), id, &request.method);
    let status = response.status.as_u16();
    if !context.sink.has_room() {
        active.answered(status, micros(started.elapsed()));
        return send(response);
    }
    let sent = send(response.clone());
    let total_us = micros(started.elapsed());
    let sent_len = response.body.len() as u64;
    let response = recorded(response.headers, response.body, sent_len, limits);
    context.sink.record(Exchange {
        id,
        at_us,
        queued_us,
        decide_us,
        first_byte_us: total_us,
        total_us,
        base: Some(Arc::clone(&context.base)),
        version,
        method: request.method,
        path: request.path,
        query: request.query,
        operation: decision.operation,
        status,
        request: recorded(request.headers, request.body, body_len, limits),
        violations: decision.violations,
        trace: decision.trace,
        messages: events(&response, at_us + i64::from(total_us)),
        response,
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
async fn decide(context: &Context, at_us: i64, peer: Option<IpAddr>, request: &Request) -> Decided {
    let shared = &context.shared;
    let started = Instant::now();
    let api = shared.api.load();
    let now_ms = at_us / 1000;
    let place = context.quota.reserve(&api, request, peer, now_ms);
    let env = Env {
        now_ms,
        seed: api.config().seed,
        spent: place.map(|place| place.spent),
    };
    let deciding = shared.state.decide(!request.method.is_safe(), |state| {
        catch_unwind(AssertUnwindSafe(|| {
            (shared.decide)(&api, &env, state, request)
        }))
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
        })
    });
    let (mut decision, committed) = deciding.await;
    let decide_us = micros(started.elapsed());
    if let Some(claim) = decision.claim.take() {
        context.checks.take(&context.counters, &api, claim);
    }
    if let Some(place) = place.filter(|_| !decision.effects.contains(&Effect::CountRequest)) {
        context.quota.give_back(place);
    }
    Decided {
        decision,
        decide_us,
        secrets: Arc::clone(api.secrets()),
        committed,
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
        committed: None,
    }
}

fn without_operation(response: Response, step: Step) -> Decision {
    Decision {
        action: Action::Respond(response),
        operation: None,
        violations: Vec::new(),
        trace: vec![step],
        effects: Vec::new(),
        state_ops: Vec::new(),
        claim: None,
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

fn micros(time: Duration) -> u32 {
    u32::try_from(time.as_micros()).unwrap_or(u32::MAX)
}
