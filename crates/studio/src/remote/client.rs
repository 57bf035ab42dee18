//! One request for one document.

use std::time::Duration;

use ureq::http::{Response, StatusCode, Uri, header};
use ureq::{Agent, Body, Error};

use super::{Copy, Marks, guard};
use crate::http_client::{Patience, client};

/// A document of another machine may be this large.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
const MAX_REDIRECTS: usize = 5;
const PATIENCE: Patience = Patience {
    to_connect: Duration::from_secs(10),
    to_finish: Duration::from_secs(60),
};

/// A client for documents. Cheap to share.
#[derive(Debug)]
pub(super) struct Client(Agent);

/// What a server answered.
#[derive(Debug)]
pub(super) enum Fetched {
    /// The copy that it was asked about is still good.
    Unchanged,
    /// The document.
    New(Copy),
}

/// Why there is no document.
#[derive(Debug)]
pub(super) struct FetchError {
    /// What happened, without the address.
    pub(super) message: String,
    /// Whether no server answered, so that an older copy is the best there is.
    pub(super) is_unreachable: bool,
}

impl Client {
    pub(super) fn new() -> Self {
        // Each redirect is looked at before it is followed.
        let config = client(PATIENCE)
            .accept("application/yaml, application/json, */*;q=0.5")
            .build();
        Self(config.into())
    }

    /// Asks for a document, or whether the copy with these marks is still good.
    pub(super) fn get(&self, address: &str, marks: Option<&Marks>) -> Result<Fetched, FetchError> {
        let mut uri: Uri = address.parse().map_err(refused)?;
        for _ in 0..=MAX_REDIRECTS {
            let answer = self.ask(&uri, marks)?;
            match answer.status() {
                StatusCode::NOT_MODIFIED => return Ok(Fetched::Unchanged),
                status if status.is_redirection() => uri = next(&uri, &answer)?,
                status if status.is_success() => return read(&uri, answer).map(Fetched::New),
                status => return Err(refused(format!("the server answers {status}"))),
            }
        }
        Err(refused(format!(
            "the server sends its reader elsewhere more than {MAX_REDIRECTS} times"
        )))
    }

    fn ask(&self, uri: &Uri, marks: Option<&Marks>) -> Result<Response<Body>, FetchError> {
        let mut request = self.0.get(uri);
        if let Some(etag) = marks.and_then(|marks| marks.etag.as_ref()) {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = marks.and_then(|marks| marks.last_modified.as_ref()) {
            request = request.header(header::IF_MODIFIED_SINCE, date);
        }
        request.call().map_err(unreachable)
    }
}

/// Where an answer sends its reader.
fn next(from: &Uri, answer: &Response<Body>) -> Result<Uri, FetchError> {
    let named = text(answer, &header::LOCATION)
        .ok_or_else(|| refused("the server sends its reader elsewhere, but not where"))?;
    let to = named.split('#').next().unwrap_or_default();
    let to = oas_model::join(&from.to_string(), to);
    let to: Uri = to.as_str().parse().map_err(refused)?;
    guard::check_redirect(from, &to).map_err(refused)?;
    Ok(to)
}

fn read(uri: &Uri, mut answer: Response<Body>) -> Result<Copy, FetchError> {
    let marks = Marks {
        address: uri.to_string(),
        media_type: text(&answer, &header::CONTENT_TYPE).unwrap_or_default(),
        etag: text(&answer, &header::ETAG),
        last_modified: text(&answer, &header::LAST_MODIFIED),
    };
    if marks.media_type.starts_with("text/html") {
        return Err(refused("it is a page for a browser, not a document"));
    }
    let body = answer.body_mut().with_config().limit(MAX_BYTES);
    let bytes = body.read_to_vec().map_err(|error| match error {
        Error::BodyExceedsLimit(_) => refused(format!("it is larger than {MAX_BYTES} bytes")),
        other => unreachable(other),
    })?;
    Ok(Copy { bytes, marks })
}

fn text(answer: &Response<Body>, name: &header::HeaderName) -> Option<String> {
    let value = answer.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

fn refused(message: impl ToString) -> FetchError {
    FetchError {
        message: message.to_string(),
        is_unreachable: false,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unreachable(error: Error) -> FetchError {
    FetchError {
        message: error.to_string(),
        is_unreachable: true,
    }
}
