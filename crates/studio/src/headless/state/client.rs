//! One request to the control listener of a mock.

use std::time::Duration;

use http::{Request, StatusCode, header};
use serde::{Deserialize, de::DeserializeOwned};
use ureq::Agent;

use crate::{
    headless::edit::{EditFailure, cannot},
    http_client::{Patience, client},
};

/// A large state takes a while.
const PATIENCE: Patience = Patience {
    to_connect: Duration::from_secs(5),
    to_finish: Duration::from_secs(120),
};
/// A state that is larger is none.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// Knows where a mock is controlled, and what opens it.
#[derive(Debug)]
pub struct ControlClient {
    agent: Agent,
    url: String,
    token: String,
}

/// Why the listener did not do what it was asked.
#[derive(Debug)]
pub(super) enum Problem {
    /// It has something against the body.
    Refused(Refused),
    /// It cannot be asked.
    Other(EditFailure),
}

/// RFC 9457.
#[derive(Debug, Deserialize)]
pub(super) struct Refused {
    pub(super) detail: String,
    #[serde(default)]
    pub(super) errors: Vec<Place>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Place {
    pub(super) pointer: String,
    pub(super) detail: String,
}

impl Problem {
    /// Without a file that it could be about.
    pub(super) fn plain(self) -> EditFailure {
        match self {
            Self::Other(failure) => failure,
            Self::Refused(refused) => cannot(refused.detail, None),
        }
    }
}

impl ControlClient {
    /// Nothing is asked yet.
    ///
    /// # Errors
    /// [`EditFailure::CannotDo`] when the address is none of a control listener.
    pub fn new(url: &str, token: Option<&str>) -> Result<Self, EditFailure> {
        let bare = url.trim_end_matches('/').trim_end_matches("/__specwright");
        let rest = bare.strip_prefix("http://").unwrap_or(bare);
        if rest.is_empty() || rest.contains(['/', '@', ' ', '#', '?']) {
            return Err(cannot(
                format!("`{url}` is no address of a control listener"),
                Some("the mock prints it at its start: control on http://127.0.0.1:…, token …"),
            ));
        }
        // The token belongs to this one listener.
        let config = client(PATIENCE).proxy(None).build();
        Ok(Self {
            agent: config.into(),
            url: format!("http://{rest}"),
            token: token.unwrap_or_default().to_owned(),
        })
    }

    pub(super) fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, EditFailure> {
        self.send("GET", path, None).map_err(Problem::plain)
    }

    pub(super) fn text(&self, path: &str) -> Result<String, EditFailure> {
        self.ask("GET", path, None).map_err(Problem::plain)
    }

    pub(super) fn send<T: DeserializeOwned>(
        &self,
        method: &str,
        path: &str,
        body: Option<String>,
    ) -> Result<T, Problem> {
        let text = self.ask(method, path, body)?;
        serde_json::from_str(&text).map_err(|_| Problem::Other(self.stranger()))
    }

    fn ask(&self, method: &str, path: &str, body: Option<String>) -> Result<String, Problem> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/__specwright{path}", self.url))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.unwrap_or_default());
        let request = request.map_err(|error| Problem::Other(self.unreachable(&error)))?;
        let answer = self.agent.run(request);
        let mut answer = answer.map_err(|error| Problem::Other(self.unreachable(&error)))?;
        let text = answer.body_mut().with_config().limit(MAX_BYTES);
        let text = text.read_to_string();
        let text = text.map_err(|error| Problem::Other(self.unreachable(&error)))?;
        match answer.status() {
            StatusCode::OK => Ok(text),
            status => Err(self.refused(status, &text)),
        }
    }

    fn refused(&self, status: StatusCode, text: &str) -> Problem {
        let Ok(refused) = serde_json::from_str::<Refused>(text) else {
            return Problem::Other(self.stranger());
        };
        match status {
            StatusCode::UNAUTHORIZED => Problem::Other(cannot(
                format!("the token for {} is missing or wrong", self.url),
                Some(
                    "the mock prints it at its start: control on http://…, token …; hand it over with --token",
                ),
            )),
            StatusCode::NOT_FOUND => Problem::Other(self.stranger()),
            _ => Problem::Refused(refused),
        }
    }

    fn unreachable(&self, error: &dyn std::fmt::Display) -> EditFailure {
        cannot(
            format!("{} cannot be asked: {error}", self.url),
            Some("check that the mock runs with --control, and the address that it printed"),
        )
    }

    fn stranger(&self) -> EditFailure {
        cannot(
            format!("{} is not the control listener of a mock", self.url),
            Some("its address is the one after `control on`, not the one after `listening on`"),
        )
    }
}
