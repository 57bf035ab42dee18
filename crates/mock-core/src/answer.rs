//! Operation + preferences -> the ordinary answer.

pub(crate) mod content; // a value as bytes
pub(crate) mod error; // refusals in the words of the document
mod example; // documented examples
pub(crate) mod generated; // bodies made from the schema
mod headers; // documented response headers
pub(crate) mod ready; // bodies that were made before

pub(crate) use headers::is_framing;

use http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE};

use crate::{
    Claim, Decision, MockConfig, Request, Response, Stage, State, Step, Text,
    book::Book,
    draw::Trail,
    mock_api::Owner,
    negotiate::{
        accept::{self, Chosen},
        status::{self, Status},
    },
    prefer::Prefer,
    prepared::Prepared,
    problem::{NOT_ACCEPTABLE, PREFERENCE, Refusal},
    route::Matched,
    world,
};

/// Everything that one answer depends on.
#[derive(Debug)]
pub(crate) struct Call<'c> {
    pub(crate) config: &'c MockConfig,
    pub(crate) owner: &'c Owner,
    pub(crate) book: &'c Book,
    pub(crate) prepared: &'c Prepared,
    pub(crate) matched: &'c Matched<'c>,
    pub(crate) request: &'c Request,
    pub(crate) prefer: &'c Prefer,
    pub(crate) seed: u64,
    /// The present, in milliseconds since 1970.
    pub(crate) now_ms: i64,
    pub(crate) state: &'c State,
}

/// An answer, and what is said of its body where that was made up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answered {
    pub(crate) response: Response,
    pub(crate) claim: Option<Claim>,
}

impl From<Response> for Answered {
    fn from(response: Response) -> Self {
        Self {
            response,
            claim: None,
        }
    }
}

/// Makes the body, for the response and the media type that were chosen.
pub(crate) type MakeBody<'m> =
    dyn Fn(usize, &Chosen, &mut Vec<Step>) -> Result<Answered, Refusal> + 'm;

/// Answers as documented: what the world has to show, else an example, else what the schema allows.
pub(crate) fn ordinary(call: &Call<'_>, decision: &mut Decision) -> Response {
    let answered = world::answer(call, decision)
        .unwrap_or_else(|| documented(call, &mut decision.trace))
        .unwrap_or_else(|refusal| {
            decision.trace.push(Step {
                stage: Stage::Negotiate,
                ok: false,
                text: refusal.detail.clone().into(),
            });
            refusal.answer().into()
        });
    decision.claim = answered.claim;
    answered.response
}

fn documented(call: &Call<'_>, trace: &mut Vec<Step>) -> Result<Answered, Refusal> {
    let status = wanted_status(call)?;
    composed(call, &status, trace, &|response, chosen, trace| {
        body(call, response, chosen, trace)
    })
}

/// The answer of this status, with the body that `make` makes.
pub(crate) fn composed(
    call: &Call<'_>,
    status: &Status,
    trace: &mut Vec<Step>,
    make: &MakeBody<'_>,
) -> Result<Answered, Refusal> {
    trace.push(Step {
        stage: Stage::Negotiate,
        ok: true,
        text: status.why.clone(),
    });
    let mut answered = with_body(call, status, trace, make)?;
    let response = &mut answered.response;
    response.status = StatusCode::from_u16(status.code).unwrap_or(StatusCode::OK);
    if let Some(documented) = status
        .response
        .and_then(|idx| call.prepared.operation.responses.get(idx))
    {
        headers::add(call, documented, &mut response.headers);
    }
    if !call.prefer.applied.is_empty()
        && let Ok(applied) = HeaderValue::try_from(call.prefer.applied.join(", "))
    {
        response.headers.insert("preference-applied", applied);
    }
    Ok(answered)
}

pub(crate) fn wanted_status(call: &Call<'_>) -> Result<Status, Refusal> {
    let operation = &call.prepared.operation;
    if let Some(code) = call.prefer.code {
        return match status::describing(operation, code) {
            Some(idx) => Ok(Status {
                code,
                response: Some(idx),
                why: format!("{code}: asked for by `Prefer: code`").into(),
            }),
            None => Err(refuse_code(call, code)),
        };
    }
    match call.prefer.example.as_deref() {
        Some(name) => example::status_of_example(call, name),
        None => Ok(call.prepared.ordinary.clone()),
    }
}

fn refuse_code(call: &Call<'_>, code: u16) -> Refusal {
    let listed = status::listed(&call.prepared.operation);
    PREFERENCE.because(format!(
        "{code} is not documented for this operation; documented: {listed}"
    ))
}

fn with_body(
    call: &Call<'_>,
    status: &Status,
    trace: &mut Vec<Step>,
    make: &MakeBody<'_>,
) -> Result<Answered, Refusal> {
    let offers: &[_] = status
        .response
        .and_then(|idx| call.prepared.offers.get(idx))
        .map_or(&[], Vec::as_slice);
    let (Some(idx), false) = (
        status.response,
        offers.is_empty() || status::is_bodiless(status.code),
    ) else {
        trace.push(Step {
            stage: Stage::Data,
            ok: true,
            text: "no body is documented".into(),
        });
        return Ok(Answered::default());
    };
    let chosen = example::holding_example(call, idx)
        .or_else(|| accept::choose(&call.request.headers, offers));
    let Some(chosen) = chosen else {
        let types: Vec<String> = offers
            .iter()
            .flatten()
            .map(crate::media::Media::text)
            .collect();
        let detail = format!(
            "no accepted type is documented; documented: {}",
            types.join(", ")
        );
        return Err(NOT_ACCEPTABLE.because(detail).offering(types));
    };
    let named = match &offers[chosen.idx] {
        Some(offer) if !chosen.asked => offer,
        _ => &chosen.media,
    };
    trace.push(Step {
        stage: Stage::Negotiate,
        ok: true,
        text: format!("`{}` is the media type", named.text()).into(),
    });
    make(idx, &chosen, trace)
}

fn body(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Result<Answered, Refusal> {
    if let Some(ready) = example::choose(call, response, chosen.idx, trace)? {
        trace.push(Step {
            stage: Stage::Data,
            ok: true,
            text: Text::Shared(ready.used.clone()),
        });
        return Ok(ready.answer(call.book, chosen).into());
    }
    Ok(generated::body(call, response, chosen, trace))
}

fn content_headers(content_type: Option<HeaderValue>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(content_type) = content_type {
        headers.insert(CONTENT_TYPE, content_type);
    }
    headers
}

/// What makes this answer differ from others: seed, operation and path parameters.
pub(super) fn trail(call: &Call<'_>) -> Trail {
    let name = &call.matched.route.name;
    let trail = Trail::new(call.seed).step(&name.method).step(&name.path);
    call.matched
        .path_values
        .iter()
        .fold(trail, |trail, (name, value)| trail.step(name).step(value))
}
