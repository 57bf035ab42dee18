//! The pipeline: route, CORS, security, validation, negotiation, data, effects.

mod miss; // answers where no operation does
mod refuse; // answers to requests that may not pass

use bytes::Bytes;
use http::{HeaderValue, Method, header};

use crate::{
    Action, Decision, DelayMs, Effect, Env, MockApi, Request, Response, Stage, State, Step, Text,
    answer::{self, Call},
    coding, cors,
    draw::Trail,
    prefer::Prefer,
    rate_limit::Standing,
    route::{Found, Matched},
};

/// Decides what one request gets. Equal input gives equal output.
#[must_use]
pub fn decide(api: &MockApi, env: &Env, state: &State, request: &Request) -> Decision {
    let mut decision = Decision {
        action: Action::Respond(Response::default()),
        operation: None,
        violations: Vec::new(),
        trace: Vec::with_capacity(6),
        effects: Vec::new(),
        state_ops: Vec::new(),
        claim: None,
    };
    let prefer = Prefer::of(request);
    let mut response = respond(api, env, state, request, &prefer, &mut decision);
    cors::decorate(&api.config().cors, request, &mut response);
    if request.method == Method::HEAD {
        response.headers.insert(
            header::CONTENT_LENGTH,
            HeaderValue::from(response.body.len()),
        );
        response.body = Bytes::new();
    }
    delay(api, env, request, &prefer, &mut decision);
    tell_wait(&prefer, &mut response);
    decision.action = Action::Respond(response);
    decision
}

fn respond(
    api: &MockApi,
    env: &Env,
    state: &State,
    request: &Request,
    prefer: &Prefer,
    decision: &mut Decision,
) -> Response {
    let found = api.router().find(request, &mut decision.trace);
    let matched = match found {
        Found::Operation(matched) => matched,
        miss => return miss::answer(api, request, miss, decision),
    };
    decision.operation = Some(matched.route.name.clone());
    operate(api, env, state, request, prefer, &matched, decision)
}

fn operate(
    api: &MockApi,
    env: &Env,
    state: &State,
    request: &Request,
    prefer: &Prefer,
    matched: &Matched<'_>,
    decision: &mut Decision,
) -> Response {
    let owner = api.owner(matched.route);
    let seed = prefer.seed.unwrap_or(env.seed);
    let call = Call {
        config: api.config(),
        book: &owner.book,
        prepared: owner.prepared(matched.route.operation),
        owner,
        matched,
        request,
        prefer,
        seed,
        now_ms: env.now_ms,
        state,
    };
    if matched.head_from_get {
        decision
            .trace
            .push(step(Stage::Route, true, "HEAD is answered from GET"));
    }
    if let Some(response) = refuse::credentials(&call, decision) {
        return response;
    }
    let Some(standing) = api.config().rate_limit.zip(env.spent).map(Standing::of) else {
        return checked(&call, decision);
    };
    let mut response = match refuse::hurry(&call, &standing, decision) {
        Some(response) => response,
        None => {
            decision.effects.push(Effect::CountRequest);
            checked(&call, decision)
        }
    };
    standing.tell(env.now_ms, &mut response.headers);
    response
}

/// What follows when the client may ask at all.
fn checked(call: &Call<'_>, decision: &mut Decision) -> Response {
    let body = coding::body(call.request);
    if let Some(response) = refuse::coding(call, &body, decision) {
        return response;
    }
    let request = body.request(call.request);
    let call = Call { request, ..*call };
    if let Some(response) = refuse::request(&call, &body, decision) {
        return response;
    }
    answer::ordinary(&call, decision)
}

/// The configured latency, or what `Prefer: wait` asks for.
fn delay(api: &MockApi, env: &Env, request: &Request, prefer: &Prefer, decision: &mut Decision) {
    let drawn = api.config().delay.and_then(|(low, high)| {
        let trail = Trail::new(env.seed)
            .step("delay")
            .step(&request.path)
            .step(&env.now_ms.to_string());
        let ms = trail
            .draw()
            .between(low.as_millis().into(), high.as_millis().into());
        DelayMs::new(u32::try_from(ms).ok()?).ok()
    });
    if let Some(delay) = prefer.wait.or(drawn).filter(|delay| delay.as_millis() > 0) {
        decision.trace.push(Step {
            stage: Stage::Effect,
            ok: true,
            text: format!("the answer waits {} ms", delay.as_millis()).into(),
        });
        decision.effects.push(Effect::Delay(delay));
    }
}

/// A refusal keeps its client waiting as well; of what was preferred it honours nothing else
/// (RFC 7240, section 3).
fn tell_wait(prefer: &Prefer, response: &mut Response) {
    let wait = prefer.applied.iter().find(|told| told.starts_with("wait="));
    if let Some(wait) = wait.and_then(|wait| HeaderValue::try_from(wait).ok()) {
        let applied = response.headers.entry("preference-applied");
        applied.or_insert(wait);
    }
}

fn step(stage: Stage, ok: bool, text: &'static str) -> Step {
    Step {
        stage,
        ok,
        text: Text::Static(text),
    }
}
