//! Error answers: in the words of the document where it has any, else a problem document.
//!
//! Which response describes a refusal: the exact status, else 400 for 422, else the range, else
//! `default`, as long as that is not what a success is described by.

mod told; // our reason in the document's own error body

use http::{HeaderValue, StatusCode};
use oas_model::StatusPattern;

use super::{
    Call,
    content::{self, Draft},
    content_headers, trail,
};
use crate::{
    Response, Stage, Step, Text, Violation,
    generate::{self, Purpose, Wish},
    negotiate::{
        accept::{self, Chosen},
        status,
    },
    problem::Problem,
};

/// 422 gives way to 400 where the document only knows that one.
pub(crate) fn status(call: &Call<'_>, status: StatusCode) -> StatusCode {
    let documents = |code: u16| {
        let mut responses = call.prepared.operation.responses.iter();
        responses.any(|response| response.status == StatusPattern::Exact(code))
    };
    match status {
        StatusCode::UNPROCESSABLE_ENTITY if !documents(422) && documents(400) => {
            StatusCode::BAD_REQUEST
        }
        other => other,
    }
}

/// The documented answer of that status, else a problem document that says everything.
pub(crate) fn answer(
    call: &Call<'_>,
    problem: Problem,
    status: StatusCode,
    violations: &[Violation],
    trace: &mut Vec<Step>,
) -> Response {
    let documented = describing(call, status).and_then(|idx| {
        let chosen = accept::choose(&call.request.headers, &call.prepared.offers[idx])?;
        example(call, idx, &chosen, trace)
            .or_else(|| generated(call, idx, &chosen, (problem, status, violations), trace))
    });
    match documented {
        Some(response) => Response { status, ..response },
        None => problem.answer_violations(status, violations),
    }
}

/// The response that describes a refusal. A `default` that stands for the success is none.
fn describing(call: &Call<'_>, status: StatusCode) -> Option<usize> {
    let operation = &call.prepared.operation;
    let found = status::describing(operation, status.as_u16())?;
    let is_success = operation.responses[found].status == StatusPattern::Default
        && call.prepared.ordinary.response == Some(found);
    (!is_success).then_some(found)
}

/// The documented example, as it is written.
fn example(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Option<Response> {
    let examples = call.prepared.examples(call.book, response, chosen.idx);
    let ready = examples.iter().find(|ready| ready.fault.is_none())?;
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: Text::Shared(ready.used.clone()),
    });
    Some(ready.answer(call.book, chosen))
}

/// A body of the documented schema that tells our reason where it has room for one.
fn generated(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    refusal: (Problem, StatusCode, &[Violation]),
    trace: &mut Vec<Step>,
) -> Option<Response> {
    let content = &call.prepared.operation.responses[response].content[chosen.idx];
    let schema = content.schema?;
    let wish = Wish {
        schema,
        purpose: Purpose::Response,
        examples: true,
        trail: trail(call).step(refusal.1.as_str()),
        locale: call.config.locale,
        today: call.config.today,
        resource: "error",
        echo: &[],
    };
    let made = generate::generate(call.book, &wish);
    if made.conflict.is_some() {
        return None;
    }
    let value = told::with_reason(call.book, schema, made.value, refusal);
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: "the error is told in the schema that the document has for it".into(),
    });
    Some(Response {
        headers: content_headers(HeaderValue::try_from(content::name(&chosen.media)).ok()),
        body: content::write(&Draft {
            book: call.book,
            media: &chosen.media,
            content,
            value: &value,
        }),
        ..Response::default()
    })
}
