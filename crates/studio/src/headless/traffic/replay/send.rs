//! A request -> an answer, as the server sent it: no redirect is followed.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Uri};
use mock_learn::Observed;
use ureq::Agent;

use super::prepare::Prepared;
use crate::{
    headless::traffic::TrafficFailure,
    http_client::{Patience, client},
};

const PATIENCE: Patience = Patience {
    to_connect: Duration::from_secs(10),
    to_finish: Duration::from_secs(120),
};
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Knows where requests go.
#[derive(Debug)]
pub(super) struct Sender {
    agent: Agent,
    /// Without a `/` at its end.
    base: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Sender {
    pub(super) fn new(to: Option<&str>) -> Result<Self, TrafficFailure> {
        let config = client(PATIENCE)
            .allow_non_standard_methods(true)
            // The request has the fields that were recorded, and no others.
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .build();
        Ok(Self {
            agent: config.into(),
            base: to.map(base).transpose()?,
        })
    }

    pub(super) async fn send(
        &self,
        observed: &Observed,
        request: Prepared,
    ) -> Result<Answer, String> {
        let base = self.base.as_deref().or_else(|| observed.base());
        let base = base.ok_or("where it went is not recorded")?;
        let uri = format!("{base}{}", request.target);
        let agent = self.agent.clone();
        let sent = tokio::task::spawn_blocking(move || ask(&agent, &uri, request));
        sent.await.map_err(|error| error.to_string())?
    }
}

/// Reads `--to`.
fn base(to: &str) -> Result<String, TrafficFailure> {
    let wrong = || {
        TrafficFailure::Wrong(format!(
            "`{to}` is no address to send to; write http://127.0.0.1:4010 or https://api.example.com/v1"
        ))
    };
    let uri: Uri = to.parse().map_err(|_| wrong())?;
    let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
    if !is_http || uri.host().is_none_or(str::is_empty) || uri.query().is_some() {
        return Err(wrong());
    }
    Ok(to.trim_end_matches('/').to_owned())
}

fn ask(agent: &Agent, uri: &str, request: Prepared) -> Result<Answer, String> {
    let mut built = Request::builder().method(request.method.as_str()).uri(uri);
    for (name, value) in &request.headers {
        built = built.header(name, value);
    }
    let takes_body = matches!(request.method.as_str(), "POST" | "PUT" | "PATCH");
    let answer = match request.body.is_empty() && !takes_body {
        true => agent.run(built.body(()).map_err(|error| error.to_string())?),
        false => {
            let body: &[u8] = &request.body;
            agent.run(built.body(body).map_err(|error| error.to_string())?)
        }
    };
    let (head, mut body) = answer.map_err(|error| error.to_string())?.into_parts();
    let read = body.with_config().limit(MAX_BYTES).read_to_vec();
    Ok(Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        body: read.map_err(|error| error.to_string())?.into(),
    })
}
