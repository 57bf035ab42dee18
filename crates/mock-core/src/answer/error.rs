//! Error answers: in the words of the document where it has any, else a problem document.

use http::StatusCode;

use super::Call;
use crate::{
    Response, Stage, Step, Text, Violation,
    negotiate::{accept, status},
    problem::Problem,
};

/// 422 gives way to 400 where the document only knows that one.
pub(crate) fn status(call: &Call<'_>, status: StatusCode) -> StatusCode {
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
pub(crate) fn answer(
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
        let chosen = accept::choose(&call.request.headers, &call.prepared.offers[idx])?;
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
    let mut response = ready.answer(call.book, &chosen);
    response.status = status;
    response
}
