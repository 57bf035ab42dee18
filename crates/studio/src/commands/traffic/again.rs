//! Recorded requests, sent again or written down for other tools.

use super::{store, traffic_error};
use crate::{
    ApiError, ErrorCode, Session,
    headless::{self, Difference, Outcome, ReplayOptions, Replayed, SnippetKind},
    wire::{self, ReplayOutcome, SnippetForm},
};

pub(crate) async fn snippet(
    session: &Session,
    request: wire::SnippetQuery,
) -> Result<wire::Snippet, ApiError> {
    let place = store(session)?.path().display().to_string();
    let kind = match request.kind {
        SnippetForm::Curl => SnippetKind::Curl,
        SnippetForm::Fetch => SnippetKind::Fetch,
        SnippetForm::Httpie => SnippetKind::Httpie,
        SnippetForm::Python => SnippetKind::Python,
        SnippetForm::Http => SnippetKind::Http,
    };
    let written = headless::snippet(&place, &request.id, kind, None).await;
    let text = written.map_err(|error| traffic_error(&error))?;
    Ok(wire::Snippet { text })
}

pub(crate) async fn replay(
    session: &Session,
    request: wire::ReplayRequest,
) -> Result<wire::ReplayAnswer, ApiError> {
    let place = store(session)?.path().display().to_string();
    let to = request.to.or(session.workspace()?.mock.address());
    let to = to.ok_or_else(|| {
        ApiError::new(ErrorCode::MockStopped, "The mock does not run.")
            .hint("Start it, or name another address.")
    })?;
    let options = ReplayOptions {
        ids: vec![request.id.clone()],
        to: Some(to),
        ..ReplayOptions::default()
    };
    let report = headless::replay(&place, options).await;
    let report = report.map_err(|error| traffic_error(&error))?;
    let one = report.exchanges.into_iter().next();
    one.map(answer).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            "This exchange is not in the record any more.",
        )
    })
}

fn answer(one: Replayed) -> wire::ReplayAnswer {
    wire::ReplayAnswer {
        outcome: match one.outcome {
            Outcome::Same => ReplayOutcome::Same,
            Outcome::Different => ReplayOutcome::Different,
            Outcome::Failed => ReplayOutcome::Failed,
            Outcome::Unsent => ReplayOutcome::Unsent,
        },
        recorded: one.recorded,
        status: one.status,
        duration_ms: one.duration_ms,
        reason: one.reason.or(one.not_compared),
        differences: one.differences.into_iter().map(difference).collect(),
    }
}

fn difference(one: Difference) -> wire::AnswerDifference {
    wire::AnswerDifference {
        part: one.part.to_owned(),
        at: one.at,
        recorded: one.recorded,
        now: one.now,
    }
}
