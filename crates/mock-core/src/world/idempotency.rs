//! `Idempotency-Key`: the same request again gets the same answer and changes nothing.
//!
//! As in the IETF's draft of that header field: another request under a key that is taken is 422.

use std::sync::Arc;

use http::{Method, StatusCode};

use super::scene::Scene;
use crate::{
    Decision, Remembered, Response, Stage, StateOp, Step,
    answer::{Answered, error},
    draw::Trail,
    problem::{REUSED_KEY, Refusal},
};

/// Makes the answer, or gives the one that is remembered.
pub(super) fn once(
    scene: &Scene<'_>,
    decision: &mut Decision,
    make: impl FnOnce(&Scene<'_>, &mut Decision) -> Result<Answered, Refusal>,
) -> Result<Answered, Refusal> {
    let Some(key) = key(scene) else {
        return make(scene, decision);
    };
    let fingerprint = fingerprint(scene);
    if let Some(known) = scene.call.state.remembered(&key) {
        return Ok(again(scene, decision, known, fingerprint).into());
    }
    let answered = make(scene, decision)?;
    let response = &answered.response;
    if response.status.is_success() {
        let remembered = Remembered {
            fingerprint,
            response: Arc::new(response.clone()),
            at_ms: scene.call.now_ms,
        };
        decision
            .state_ops
            .push(StateOp::Remember { key, remembered });
    }
    Ok(answered)
}

fn again(
    scene: &Scene<'_>,
    decision: &mut Decision,
    known: &Remembered,
    fingerprint: u64,
) -> Response {
    let is_same = known.fingerprint == fingerprint;
    let text = match is_same {
        true => "this idempotency key was seen before: the same answer again",
        false => "this idempotency key belongs to a request with another body",
    };
    decision.trace.push(Step {
        stage: Stage::Data,
        ok: is_same,
        text: text.into(),
    });
    if is_same {
        return Response::clone(&known.response);
    }
    let status = match !scene.documents(422) && scene.documents(409) {
        true => StatusCode::CONFLICT,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let violation = super::tell::violation("Idempotency-Key", "reused", text);
    error::answer(
        scene.call,
        REUSED_KEY,
        status,
        &[violation],
        &mut decision.trace,
    )
}

/// What makes a repetition recognisable; `None` where the request may be repeated anyway.
fn key(scene: &Scene<'_>) -> Option<String> {
    let request = scene.call.request;
    let repeats_harm = [Method::POST, Method::PATCH].contains(&request.method);
    let key = request
        .headers
        .get("idempotency-key")
        .filter(|_| repeats_harm)?;
    let key = String::from_utf8_lossy(key.as_bytes());
    Some(format!("{} {} {key}", request.method, request.path))
}

fn fingerprint(scene: &Scene<'_>) -> u64 {
    let request = scene.call.request;
    let query = request.query.as_deref().unwrap_or_default();
    let body = String::from_utf8_lossy(&request.body);
    Trail::new(0).step(query).step(&body).number()
}
