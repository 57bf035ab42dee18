//! Whether what a test expects was asked.

use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Desk,
    answer::{Refused, Shown, body},
    record::Question,
};

/// Who waits longer has forgotten it.
const MAX_WAIT_MS: u64 = 10 * 60 * 1000;
const MAX_EXPECTATIONS: usize = 100;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    expect: OneOrMore,
    #[serde(default)]
    wait_ms: u64,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Debug, Serialize)]
struct Told {
    met: bool,
    expectations: Vec<Value>,
}

/// 200 where all are met, 409 where one is not, so that `curl --fail` is a test.
pub(super) async fn judge(
    State(desk): State<Desk>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    let asked: Asked = body(sent)?;
    let expectations = match asked.expect {
        OneOrMore::One(one) => vec![one],
        OneOrMore::More(more) => more,
    };
    if expectations.is_empty() || expectations.len() > MAX_EXPECTATIONS {
        let detail = format!("`expect` is an expectation, or a list of 1 to {MAX_EXPECTATIONS}.");
        return Err(Refused::new(StatusCode::BAD_REQUEST, detail));
    }
    let question = Question {
        expectations,
        wait_ms: asked.wait_ms.min(MAX_WAIT_MS),
    };
    let verdicts = desk.record()?.expect(question).await?;
    let status = match verdicts.met {
        true => StatusCode::OK,
        false => StatusCode::CONFLICT,
    };
    let told = Told {
        met: verdicts.met,
        expectations: verdicts.verdicts,
    };
    Ok((status, Shown(told)).into_response())
}
