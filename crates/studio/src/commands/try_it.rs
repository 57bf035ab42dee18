//! A request sent by hand to the workspace's mock.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};

use super::traffic;
use crate::{ApiError, ErrorCode, Session, exchange_view, wire};

/// A mock may be told to wait ten minutes; nobody waits longer for an answer here.
const PATIENCE: Duration = Duration::from_secs(630);
const MAX_ANSWER_BYTES: usize = 32 * 1024 * 1024;
/// What is shown of an answer.
const MAX_SHOWN_BYTES: usize = 1024 * 1024;
const TRACE: &str = "specwright-trace";

pub(crate) async fn send(
    session: &Session,
    request: wire::TryRequest,
) -> Result<wire::TryAnswer, ApiError> {
    let address = session.workspace()?.mock.address().ok_or_else(|| {
        ApiError::new(ErrorCode::MockStopped, "The mock does not run.")
            .hint("Start it, then send again.")
    })?;
    let http_request = build(&address, &request)?;
    let began = Instant::now();
    let client: Client<_, Full<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    let answered = tokio::time::timeout(PATIENCE, async {
        collect(client.request(http_request).await?).await
    });
    let (parts, body) = answered
        .await
        .map_err(|_| unanswered("it took longer than ten minutes"))?
        .map_err(|error: Box<dyn std::error::Error + Send + Sync>| {
            unanswered(&error.to_string())
        })?;
    let duration_ms = began.elapsed().as_secs_f64() * 1_000.0;
    let exchange = parts
        .headers
        .get(TRACE)
        .and_then(|id| id.to_str().ok())
        .map(str::to_owned);
    let violations = violations(session, exchange.as_deref()).await;
    Ok(wire::TryAnswer {
        status: parts.status.as_u16(),
        duration_ms,
        response: message(&parts.headers, &body),
        exchange,
        violations,
    })
}

fn build(address: &str, request: &wire::TryRequest) -> Result<Request<Full<Bytes>>, ApiError> {
    let wrong = |what: String| ApiError::new(ErrorCode::BadRequest, what);
    let target = if request.target.starts_with('/') {
        request.target.clone()
    } else {
        format!("/{}", request.target)
    };
    let body = request.body.clone().unwrap_or_default();
    let mut built = Request::builder()
        .method(request.method.as_str())
        .uri(format!("{address}{target}"))
        .body(Full::new(Bytes::from(body)))
        .map_err(|error| wrong(format!("The request cannot be sent: {error}.")))?;
    for one in &request.headers {
        let name = HeaderName::try_from(one.name.trim());
        let name = name.map_err(|_| wrong(format!("`{}` is no header name.", one.name)))?;
        // Nobody types one by accident, and a wrong one would only hang.
        if name == header::CONTENT_LENGTH || name == header::HOST {
            continue;
        }
        let value = HeaderValue::try_from(one.value.trim());
        let value = value.map_err(|_| {
            wrong(format!(
                "The value of `{}` has characters that a header cannot carry.",
                one.name
            ))
        })?;
        built.headers_mut().append(name, value);
    }
    Ok(built)
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

async fn collect(
    answer: Response<impl http_body::Body<Data = Bytes, Error: Into<Failure>>>,
) -> Result<(http::response::Parts, Bytes), Failure> {
    let (parts, body) = answer.into_parts();
    Ok((
        parts,
        Limited::new(body, MAX_ANSWER_BYTES)
            .collect()
            .await?
            .to_bytes(),
    ))
}

fn unanswered(why: &str) -> ApiError {
    ApiError::new(
        ErrorCode::MockFailed,
        format!("The mock did not answer: {why}."),
    )
}

fn message(headers: &http::HeaderMap, body: &Bytes) -> wire::MessageView {
    let shown = &body[..body.len().min(MAX_SHOWN_BYTES)];
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let truncated = shown.len() < body.len();
    let listed = headers.iter().map(|(name, value)| {
        exchange_view::header(name.as_str(), &String::from_utf8_lossy(value.as_bytes()))
    });
    wire::MessageView {
        headers: listed.collect(),
        body: exchange_view::body(shown, kind, body.len() as u64, false, truncated),
    }
}

/// What the record says is wrong with the request; nothing when nothing is recorded.
async fn violations(session: &Session, exchange: Option<&str>) -> Vec<wire::ViolationView> {
    let (Some(id), Ok(store)) = (exchange, traffic::store(session)) else {
        return Vec::new();
    };
    let Ok(id) = traffic::exchange_id(id) else {
        return Vec::new();
    };
    // Not being able to flush shows in the mock's losses, not here.
    let _ = store.flush().await;
    let found = store.exchange(id).await.ok().flatten();
    found
        .map(|one| {
            one.violations
                .iter()
                .map(exchange_view::violation)
                .collect()
        })
        .unwrap_or_default()
}
