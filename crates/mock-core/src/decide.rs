//! The pipeline: route, CORS, security, validation, negotiation, data, effects.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use serde_json::json;

use crate::{
    Action, AuthMode, Decision, DelayMs, Effect, Env, MockApi, Request, Response, Stage, Step,
    Text, ValidateMode, Violation,
    answer::{self, Call},
    cors,
    draw::Trail,
    negotiate::status,
    prefer::Prefer,
    problem::{self, Problem},
    route::{Found, Matched, Route},
    security, validate,
};

/// Decides what one request gets. Equal input gives equal output.
#[must_use]
pub fn decide(api: &MockApi, env: &Env, request: &Request) -> Decision {
    let mut decision = Decision {
        action: Action::Respond(Response::default()),
        operation: None,
        violations: Vec::new(),
        trace: Vec::with_capacity(6),
        effects: Vec::new(),
    };
    let prefer = Prefer::of(request);
    let mut response = respond(api, env, request, &prefer, &mut decision);
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
    request: &Request,
    prefer: &Prefer,
    decision: &mut Decision,
) -> Response {
    let found = api.router().find(request, &mut decision.trace);
    let matched = match found {
        Found::Operation(matched) => matched,
        miss => return missed(api, request, miss, decision),
    };
    decision.operation = Some(matched.route.name.clone());
    operate(api, env, request, prefer, &matched, decision)
}

/// Answers where no operation does.
fn missed(api: &MockApi, request: &Request, found: Found<'_>, decision: &mut Decision) -> Response {
    let is_cors_on = api.config().cors != crate::Cors::Off;
    if request.method == Method::OPTIONS {
        let methods = api.router().methods(&request.path);
        if is_cors_on && cors::is_preflight(request) || !methods.is_empty() {
            decision.trace.push(step(
                Stage::Cors,
                true,
                "OPTIONS is answered by the mock: the document does not describe it",
            ));
            return cors::options(request, &methods);
        }
    }
    let (text, response) = match found {
        Found::OtherMethods(methods) => other_methods(request, &methods),
        Found::Ambiguous(routes) => ambiguous(&routes),
        Found::Operation(_) | Found::Nothing => nothing(api, request),
    };
    decision.trace.push(Step {
        stage: Stage::Route,
        ok: false,
        text: text.into(),
    });
    response
}

fn other_methods(request: &Request, methods: &[Arc<str>]) -> (String, Response) {
    let allow = cors::allow(methods);
    let text = format!("`{}` knows {allow}, not {}", request.path, request.method);
    let mut response = problem::NO_METHOD.answer(&text);
    if let Ok(allow) = HeaderValue::try_from(allow) {
        response.headers.insert(header::ALLOW, allow);
    }
    (text, response)
}

fn ambiguous(routes: &[&Route]) -> (String, Response) {
    let owners: Vec<String> = routes
        .iter()
        .map(|route| format!("`{}`", route.name.document))
        .collect();
    let text = format!(
        "several documents describe this path ({}); call it under the server's own path",
        owners.join(", ")
    );
    let response = problem::AMBIGUOUS.answer(&text);
    (text, response)
}

fn nothing(api: &MockApi, request: &Request) -> (String, Response) {
    let nearest: Vec<String> = api
        .router()
        .nearest(request)
        .iter()
        .map(|route| format!("{} {}{}", route.name.method, route.base, route.name.path))
        .collect();
    let text = match api.router().other_slash(&request.path) {
        Some(other) => format!(
            "`{}` is not described, but `{other}` is: the trailing slash matters",
            request.path
        ),
        None if nearest.is_empty() => "the documents describe no operation at all".to_owned(),
        None => format!(
            "no path matches `{}`; nearest: {}",
            request.path,
            nearest.join(", ")
        ),
    };
    let response = problem::NO_ROUTE.answer_with(&text, &[("nearest", json!(nearest))]);
    (text, response)
}

fn operate(
    api: &MockApi,
    env: &Env,
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
    };
    if matched.head_from_get {
        decision
            .trace
            .push(step(Stage::Route, true, "HEAD is answered from GET"));
    }
    if let Some(response) = refuse_credentials(&call, decision) {
        return response;
    }
    if let Some(response) = refuse_request(&call, decision) {
        return response;
    }
    answer::ordinary(&call, &mut decision.trace)
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
    let mut response = error_answer(
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
    let status = error_status(call, problem.status);
    Some(error_answer(
        call,
        problem,
        status,
        &decision.violations,
        &mut decision.trace,
    ))
}

/// 422 gives way to 400 where the document only knows that one.
fn error_status(call: &Call<'_>, status: StatusCode) -> StatusCode {
    let documents = |code: u16| {
        call.prepared
            .operation
            .responses
            .iter()
            .any(|response| status::lowest(response.status) == Some(code))
    };
    match status {
        StatusCode::UNPROCESSABLE_ENTITY if !documents(422) && documents(400) => {
            StatusCode::BAD_REQUEST
        }
        other => other,
    }
}

/// The documented example of that very status, else a problem document that says everything.
fn error_answer(
    call: &Call<'_>,
    problem: Problem,
    status: StatusCode,
    violations: &[Violation],
    trace: &mut Vec<Step>,
) -> Response {
    let responses = &call.prepared.operation.responses;
    let exact = responses
        .iter()
        .position(|response| status::lowest(response.status) == Some(status.as_u16()));
    let documented = exact.and_then(|idx| {
        let chosen =
            crate::negotiate::accept::choose(&call.request.headers, &call.prepared.offers[idx])?;
        let ready = call
            .prepared
            .examples(call.book, idx, chosen.idx)
            .iter()
            .find(|ready| ready.fault.is_none())?;
        Some((ready, chosen))
    });
    let Some((ready, chosen)) = documented else {
        return problem.answer_violations(status, violations);
    };
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: Text::Shared(ready.used.clone()),
    });
    let mut response = Response {
        status,
        body: ready.bytes.clone(),
        ..Response::default()
    };
    if let Some(value) = ready
        .content_type
        .clone()
        .or_else(|| HeaderValue::try_from(chosen.media.text()).ok())
    {
        response.headers.insert(header::CONTENT_TYPE, value);
    }
    response
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
