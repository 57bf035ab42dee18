//! Answers to requests that may not pass: credentials, rate, coding, validation.

use http::{HeaderValue, header};

use super::step;
use crate::{
    AuthMode, Decision, Response, Stage, Step, ValidateMode, Violation, ViolationPart,
    answer::{Call, error},
    coding::{self, Body},
    problem::{self, Problem},
    rate_limit::Standing,
    security, validate,
};

/// 401 where a credential is missing or malformed.
pub(super) fn credentials(call: &Call<'_>, decision: &mut Decision) -> Option<Response> {
    if call.config.auth == AuthMode::Off || call.prepared.operation.security.is_empty() {
        return None;
    }
    let api = call.book.api();
    let lacking = security::violations(api, &call.prepared.operation, call.request);
    if lacking.is_empty() {
        let text = "the credentials are well formed";
        decision.trace.push(step(Stage::Security, true, text));
        return None;
    }
    stopped(decision, Stage::Security, lacking);
    let mut response = told(call, problem::UNAUTHORIZED, decision);
    for challenge in security::challenges(api, &call.prepared.operation) {
        if let Ok(challenge) = HeaderValue::try_from(challenge) {
            response.headers.append(header::WWW_AUTHENTICATE, challenge);
        }
    }
    Some(response)
}

/// 429 where a client has asked too often.
pub(super) fn hurry(
    call: &Call<'_>,
    standing: &Standing,
    decision: &mut Decision,
) -> Option<Response> {
    if standing.may_pass() {
        decision.trace.push(Step {
            stage: Stage::RateLimit,
            ok: true,
            text: standing.text().into(),
        });
        return None;
    }
    let violation = Violation {
        part: ViolationPart::Route,
        at: String::new(),
        rule: "rate-limit".to_owned(),
        message: standing.text(),
        source: None,
    };
    stopped(decision, Stage::RateLimit, vec![violation]);
    let mut response = told(call, problem::TOO_MANY, decision);
    let patience = HeaderValue::from(standing.reset_s());
    response.headers.insert(header::RETRY_AFTER, patience);
    Some(response)
}

/// 415, 400 or 413 for a body that cannot be decoded.
///
/// A document that describes `Content-Encoding` itself may know more codings than we do: there the
/// body is taken as it is, and not judged.
pub(super) fn coding(call: &Call<'_>, body: &Body, decision: &mut Decision) -> Option<Response> {
    let Body::Undecoded { problem, message } = body else {
        return None;
    };
    let mut parameters = call.prepared.operation.parameters.iter();
    let is_described = parameters.any(|one| one.name.eq_ignore_ascii_case("content-encoding"));
    if call.config.validate == ValidateMode::Off || is_described && *problem == problem::CODED {
        return None;
    }
    let violation = Violation {
        part: ViolationPart::Body,
        at: String::new(),
        rule: "content-encoding".to_owned(),
        message: message.clone(),
        source: None,
    };
    stopped(decision, Stage::Validate, vec![violation]);
    if call.config.validate == ValidateMode::Warn {
        return None;
    }
    let mut response = told(call, *problem, decision);
    if *problem == problem::CODED {
        let understood = HeaderValue::from_static(coding::UNDERSTOOD);
        response.headers.insert(header::ACCEPT_ENCODING, understood);
    }
    Some(response)
}

/// 415, 400 or 422 for a request that breaks the document.
pub(super) fn request(call: &Call<'_>, body: &Body, decision: &mut Decision) -> Option<Response> {
    if call.config.validate == ValidateMode::Off {
        return None;
    }
    let Call {
        book,
        matched,
        request,
        ..
    } = call;
    let operation = &call.prepared.operation;
    let mut verdict = validate::parameters(book, operation, matched, request);
    match body {
        Body::Undecoded { message, .. } => decision.trace.push(Step {
            stage: Stage::Validate,
            ok: true,
            text: format!("the body {message}, so it is not judged").into(),
        }),
        Body::Plain | Body::Decoded(_) => validate::body(book, operation, request, &mut verdict),
    }
    if verdict.violations.is_empty() {
        let text = "the request is valid";
        decision.trace.push(step(Stage::Validate, true, text));
        return None;
    }
    stopped(decision, Stage::Validate, verdict.violations);
    if call.config.validate == ValidateMode::Warn {
        return None;
    }
    let problem = verdict.problem.unwrap_or(problem::INVALID);
    let mut response = told(call, problem, decision);
    if problem == problem::UNSUPPORTED {
        say_what_is_taken(call, &mut response);
    }
    Some(response)
}

/// Writes down why the request goes no further.
fn stopped(decision: &mut Decision, stage: Stage, violations: Vec<Violation>) {
    decision.trace.push(Step {
        stage,
        ok: false,
        text: problem::summary(&violations).into(),
    });
    decision.violations.extend(violations);
}

/// The refusal in the words of the document, else as a problem document.
fn told(call: &Call<'_>, problem: Problem, decision: &mut Decision) -> Response {
    let status = error::status(call, problem.status);
    let Decision {
        violations, trace, ..
    } = decision;
    error::answer(call, problem, status, violations, trace)
}

/// A 415 lists what would do (RFC 9110, section 15.5.16; W3C "Accept-Post"; RFC 5789, section 3.1).
fn say_what_is_taken(call: &Call<'_>, response: &mut Response) {
    let Some(body) = &call.prepared.operation.request_body else {
        return;
    };
    let Ok(types) = HeaderValue::try_from(validate::types(body).join(", ")) else {
        return;
    };
    match call.request.method.as_str() {
        "POST" => _ = response.headers.insert("accept-post", types.clone()),
        "PATCH" => _ = response.headers.insert("accept-patch", types.clone()),
        _ => {}
    }
    response.headers.insert(header::ACCEPT, types);
}
