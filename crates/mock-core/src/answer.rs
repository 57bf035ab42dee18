//! Operation + preferences -> the ordinary answer.

mod headers; // documented response headers
pub(crate) mod serialise; // a value as bytes

use http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE};

use crate::{
    DataMode, MockConfig, Request, Response, Stage, Step, Text,
    book::Book,
    draw::Trail,
    generate::{self, Purpose, Wish},
    negotiate::{
        accept::{self, Chosen},
        status::{self, Status},
    },
    prefer::Prefer,
    prepared::{Prepared, Ready},
    problem::{NO_EXAMPLE, NOT_ACCEPTABLE, PREFERENCE, Refusal},
    route::Matched,
};

/// Everything that one answer depends on.
#[derive(Debug)]
pub(crate) struct Call<'c> {
    pub(crate) config: &'c MockConfig,
    pub(crate) book: &'c Book,
    pub(crate) prepared: &'c Prepared,
    pub(crate) matched: &'c Matched<'c>,
    pub(crate) request: &'c Request,
    pub(crate) prefer: &'c Prefer,
    pub(crate) seed: u64,
}

/// Answers as documented.
pub(crate) fn ordinary(call: &Call<'_>, trace: &mut Vec<Step>) -> Response {
    documented(call, trace).unwrap_or_else(|refusal| {
        trace.push(Step {
            stage: Stage::Negotiate,
            ok: false,
            text: refusal.detail.clone().into(),
        });
        refusal.answer()
    })
}

fn documented(call: &Call<'_>, trace: &mut Vec<Step>) -> Result<Response, Refusal> {
    let status = wanted_status(call)?;
    trace.push(Step {
        stage: Stage::Negotiate,
        ok: true,
        text: status.why.clone(),
    });
    let mut response = with_body(call, &status, trace)?;
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
    Ok(response)
}

fn wanted_status(call: &Call<'_>) -> Result<Status, Refusal> {
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
        Some(name) => status_of_example(call, name),
        None => Ok(call.prepared.ordinary.clone()),
    }
}

fn refuse_code(call: &Call<'_>, code: u16) -> Refusal {
    let listed = status::listed(&call.prepared.operation);
    PREFERENCE.because(format!(
        "{code} is not documented for this operation; documented: {listed}"
    ))
}

/// An example of that name may stand under another status than the ordinary one.
fn status_of_example(call: &Call<'_>, name: &str) -> Result<Status, Refusal> {
    let operation = &call.prepared.operation;
    let has = |idx: usize| {
        (0..call.prepared.offers[idx].len())
            .any(|media| example_named(call, idx, media, name).is_some())
    };
    let ordinary = &call.prepared.ordinary;
    if ordinary.response.is_some_and(has) {
        return Ok(ordinary.clone());
    }
    let Some(idx) = (0..operation.responses.len()).find(|idx| has(*idx)) else {
        return Err(refuse_example(call, name));
    };
    let code = status::lowest(operation.responses[idx].status).unwrap_or(200);
    Ok(Status {
        code,
        response: Some(idx),
        why: format!("{code}: the only status with an example `{name}`").into(),
    })
}

fn refuse_example(call: &Call<'_>, name: &str) -> Refusal {
    let contents = call
        .prepared
        .operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    let names: Vec<&str> = contents
        .flat_map(|content| &content.examples)
        .filter_map(|example| example.name.as_deref())
        .collect();
    let listed = if names.is_empty() {
        "none is documented".to_owned()
    } else {
        format!("documented: {}", names.join(", "))
    };
    PREFERENCE.because(format!("there is no example `{name}`; {listed}"))
}

fn with_body(call: &Call<'_>, status: &Status, trace: &mut Vec<Step>) -> Result<Response, Refusal> {
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
        return Ok(Response::default());
    };
    let chosen =
        holding_example(call, idx).or_else(|| accept::choose(&call.request.headers, offers));
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
    trace.push(Step {
        stage: Stage::Negotiate,
        ok: true,
        text: format!("`{}` is the media type", chosen.media.text()).into(),
    });
    body(call, idx, &chosen, trace)
}

/// A client that names an example gets it, in whichever media type it is written.
fn holding_example(call: &Call<'_>, response: usize) -> Option<Chosen> {
    let name = call.prefer.example.as_deref()?;
    let offers = &call.prepared.offers[response];
    let idx =
        (0..offers.len()).find(|media| example_named(call, response, *media, name).is_some())?;
    Some(Chosen {
        idx,
        media: offers[idx].clone()?,
    })
}

fn example_named<'c>(
    call: &'c Call<'_>,
    response: usize,
    media: usize,
    name: &str,
) -> Option<&'c Ready> {
    call.prepared
        .examples(call.book, response, media)
        .iter()
        .find(|ready| ready.name.as_deref() == Some(name))
}

fn body(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Result<Response, Refusal> {
    if let Some(ready) = example(call, response, chosen.idx, trace)? {
        trace.push(Step {
            stage: Stage::Data,
            ok: true,
            text: Text::Shared(ready.used.clone()),
        });
        let content_type = ready
            .content_type
            .clone()
            .or_else(|| HeaderValue::try_from(chosen.media.text()).ok());
        return Ok(Response {
            headers: content_headers(content_type),
            body: ready.bytes.clone(),
            ..Response::default()
        });
    }
    Ok(generated(call, response, chosen, trace))
}

fn content_headers(content_type: Option<HeaderValue>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(content_type) = content_type {
        headers.insert(CONTENT_TYPE, content_type);
    }
    headers
}

/// The documented example to use, if one is to be used.
fn example<'c>(
    call: &'c Call<'_>,
    response: usize,
    media: usize,
    trace: &mut Vec<Step>,
) -> Result<Option<&'c Ready>, Refusal> {
    if let Some(name) = call.prefer.example.as_deref() {
        return example_named(call, response, media, name)
            .map(Some)
            .ok_or_else(|| refuse_example(call, name));
    }
    let mode = match call.prefer.dynamic {
        Some(true) => DataMode::Generated,
        Some(false) if call.config.data == DataMode::Generated => DataMode::Auto,
        _ => call.config.data,
    };
    if mode == DataMode::Generated {
        return Ok(None);
    }
    let examples = call.prepared.examples(call.book, response, media);
    for ready in examples {
        match &ready.fault {
            Some(fault) if mode == DataMode::Auto => trace.push(Step {
                stage: Stage::Data,
                ok: false,
                text: Text::Shared(fault.clone()),
            }),
            _ => return Ok(Some(ready)),
        }
    }
    match mode {
        DataMode::Examples => {
            Err(NO_EXAMPLE.because("`--data examples` answers only with documented examples"))
        }
        DataMode::Auto | DataMode::Generated => Ok(None),
    }
}

fn generated(call: &Call<'_>, response: usize, chosen: &Chosen, trace: &mut Vec<Step>) -> Response {
    let content = &call.prepared.operation.responses[response].content[chosen.idx];
    let content_type = HeaderValue::try_from(chosen.media.text()).ok();
    let Some(schema) = content.schema else {
        trace.push(Step {
            stage: Stage::Data,
            ok: true,
            text: "neither schema nor example: the body is made up".into(),
        });
        return Response {
            headers: content_headers(content_type),
            body: serialise::nothing_known(&chosen.media),
            ..Response::default()
        };
    };
    let wish = Wish {
        schema,
        purpose: Purpose::Response,
        examples: call.config.data != DataMode::Generated && call.prefer.dynamic != Some(true),
        trail: trail(call),
        resource: &call.prepared.resource,
        echo: &call.matched.path_values,
    };
    let made = generate::generate(call.book, &wish);
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: "the body is generated from the schema".into(),
    });
    for conflict in made.conflicts.iter().take(3) {
        trace.push(Step {
            stage: Stage::Data,
            ok: false,
            text: format!("the schema cannot be satisfied: {conflict}").into(),
        });
    }
    for failure in made.failures.iter().take(5) {
        trace.push(Step {
            stage: Stage::Data,
            ok: false,
            text: format!("the generated body breaks its schema at {failure}").into(),
        });
    }
    let body = serialise::body(
        &chosen.media,
        &made.value,
        &serialise::root_name(call.book, content.schema),
    );
    Response {
        headers: content_headers(content_type),
        body,
        ..Response::default()
    }
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
