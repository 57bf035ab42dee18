//! The pipeline: route, CORS, security, validation, negotiation, data, effects.

mod miss; // answers where no operation does

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};

use crate::{
    Action, AuthMode, Decision, DelayMs, Effect, Env, MockApi, Request, Response, Stage, State,
    Step, Text, ValidateMode, Violation, ViolationPart,
    answer::{self, Call, error},
    coding, cors,
    draw::Trail,
    prefer::Prefer,
    problem,
    route::{Found, Matched},
    security, validate,
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
    let (book, prepared) = api.prepared(matched.route);
    let seed = prefer.seed.unwrap_or(env.seed);
    let call = Call {
        config: api.config(),
        book,
        prepared,
        matched,
        request,
        prefer,
        seed,
        state,
    };
    if matched.head_from_get {
        decision
            .trace
            .push(step(Stage::Route, true, "HEAD is answered from GET"));
    }
    if let Some(response) = refuse_credentials(&call, decision) {
        return response;
    }
    let decoded = match coding::decoded(request) {
        Ok(decoded) => decoded,
        Err(undecoded) if is_own_business(&call) => {
            decision.trace.push(Step {
                stage: Stage::Validate,
                ok: true,
                text: format!("the body {}, so it is not judged", undecoded.message).into(),
            });
            return answer::ordinary(&call, decision);
        }
        Err(undecoded) => return refuse_coding(&call, undecoded, decision),
    };
    let request = decoded.as_ref().unwrap_or(request);
    let call = Call { request, ..call };
    if let Some(response) = refuse_request(&call, decision) {
        return response;
    }
    answer::ordinary(&call, decision)
}

/// Whether the document itself says how bodies are coded: then it may know more codings than we do.
fn is_own_business(call: &Call<'_>) -> bool {
    let is_off = call.config.validate != ValidateMode::Reject;
    let mut parameters = call.prepared.operation.parameters.iter();
    let is_described = parameters.any(|one| one.name.eq_ignore_ascii_case("content-encoding"));
    is_off || is_described
}

fn refuse_coding(
    call: &Call<'_>,
    undecoded: coding::Undecoded,
    decision: &mut Decision,
) -> Response {
    decision.violations.push(Violation {
        part: ViolationPart::Body,
        at: String::new(),
        rule: "content-encoding".to_owned(),
        message: undecoded.message,
        source: None,
    });
    decision.trace.push(Step {
        stage: Stage::Validate,
        ok: false,
        text: problem::summary(&decision.violations).into(),
    });
    let (problem, status) = (undecoded.problem, undecoded.problem.status);
    let mut response = error::answer(
        call,
        problem,
        status,
        &decision.violations,
        &mut decision.trace,
    );
    if status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
        let understood = HeaderValue::from_static(coding::UNDERSTOOD);
        response.headers.insert(header::ACCEPT_ENCODING, understood);
    }
    response
}

fn refuse_credentials(call: &Call<'_>, decision: &mut Decision) -> Option<Response> {
    if call.config.auth == AuthMode::Off || call.prepared.operation.security.is_empty() {
        return None;
    }
    let api = call.book.api();
    let mut lacking = security::violations(api, &call.prepared.operation, call.request);
    if lacking.is_empty() {
        decision.trace.push(step(
            Stage::Security,
            true,
            "the credentials are well formed",
        ));
        return None;
    }
    decision.trace.push(Step {
        stage: Stage::Security,
        ok: false,
        text: problem::summary(&lacking).into(),
    });
    decision.violations.append(&mut lacking);
    let mut response = error::answer(
        call,
        problem::UNAUTHORIZED,
        StatusCode::UNAUTHORIZED,
        &decision.violations,
        &mut decision.trace,
    );
    for challenge in security::challenges(api, &call.prepared.operation) {
        if let Ok(challenge) = HeaderValue::try_from(challenge) {
            response.headers.append(header::WWW_AUTHENTICATE, challenge);
        }
    }
    Some(response)
}

fn refuse_request(call: &Call<'_>, decision: &mut Decision) -> Option<Response> {
    if call.config.validate == ValidateMode::Off {
        return None;
    }
    let verdict = validate::request(
        call.book,
        &call.prepared.operation,
        call.matched,
        call.request,
    );
    if verdict.violations.is_empty() {
        decision
            .trace
            .push(step(Stage::Validate, true, "the request is valid"));
        return None;
    }
    decision.trace.push(Step {
        stage: Stage::Validate,
        ok: false,
        text: problem::summary(&verdict.violations).into(),
    });
    decision.violations.extend(verdict.violations);
    if call.config.validate == ValidateMode::Warn {
        return None;
    }
    let problem = verdict.problem.unwrap_or(problem::INVALID);
    let status = error::status(call, problem.status);
    let mut response = error::answer(
        call,
        problem,
        status,
        &decision.violations,
        &mut decision.trace,
    );
    if status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
        say_what_is_taken(call, &mut response);
    }
    Some(response)
}

/// A 415 lists what would do (RFC 9110, section 15.5.16; W3C "Accept-Post"; RFC 5789, section 3.1).
fn say_what_is_taken(call: &Call<'_>, response: &mut Response) {
    let Some(body) = &call.prepared.operation.request_body else {
        return;
    };
    let Ok(types) = HeaderValue::try_from(validate::body::types(body).join(", ")) else {
        return;
    };
    match call.request.method.as_str() {
        "POST" => _ = response.headers.insert("accept-post", types.clone()),
        "PATCH" => _ = response.headers.insert("accept-patch", types.clone()),
        _ => {}
    }
    response.headers.insert(header::ACCEPT, types);
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

fn step(stage: Stage, ok: bool, text: &'static str) -> Step {
    Step {
        stage,
        ok,
        text: Text::Static(text),
    }
}
