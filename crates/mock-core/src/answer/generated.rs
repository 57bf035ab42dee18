//! Bodies made from the schema.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use oas_model::{MediaType, SchemaId};
use serde_json::Value;

use super::{
    Answered, Call,
    content::{self, Draft, html},
    content_headers, ready, trail,
};
use crate::{
    Claim, DataMode, Response, Stage, Step, claim,
    draw::Trail,
    generate::{self, Made, Purpose, Wish},
    media::Media,
    negotiate::accept::Chosen,
};

/// Names the two keywords for which nothing satisfies the schema of a body.
const UNSATISFIABLE: HeaderName = HeaderName::from_static("specwright-unsatisfiable");
/// How many items a stream has.
const N_ITEMS: usize = 3;

/// The body of an answer, made up, or made up before.
pub(crate) fn body(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Answered {
    ready::once(call, trail(call), response, chosen, trace, |trace| {
        made_up(call, response, chosen, trace)
    })
}

fn made_up(call: &Call<'_>, response: usize, chosen: &Chosen, trace: &mut Vec<Step>) -> Answered {
    let documented = &call.prepared.operation.responses[response].content[chosen.idx];
    let Some(made) = made(call, documented, chosen) else {
        let media = &sent_as(call, documented, chosen);
        let headers = content_headers(HeaderValue::try_from(content::name(media)).ok());
        trace.push(step(
            true,
            "neither schema nor example: the body is made up".to_owned(),
        ));
        let body = content::nothing_known(call.book, media, documented);
        return with(headers, body).into();
    };
    explain(&made, trace);
    written(call, response, chosen, made, trace)
}

/// What was made, as the body of an answer.
pub(crate) fn written(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    made: Made,
    trace: &mut Vec<Step>,
) -> Answered {
    let documented = &call.prepared.operation.responses[response].content[chosen.idx];
    let media = &sent_as(call, documented, chosen);
    let headers = content_headers(HeaderValue::try_from(content::name(media)).ok());
    let page = documented
        .schema
        .and_then(|schema| html::page(call.book, media, schema, &made.value));
    let body = content::write(&Draft {
        book: call.book,
        media,
        content: documented,
        value: page.as_ref().unwrap_or(&made.value),
    });
    let mut response = with(headers, body);
    if let Some(conflict) = &made.conflict
        && let Ok(conflict) = HeaderValue::try_from(conflict.as_str())
    {
        response.headers.insert(UNSATISFIABLE, conflict);
    }
    Answered {
        response,
        claim: claim(call, documented, made, trace),
    }
}

fn with(headers: HeaderMap, body: Bytes) -> Response {
    Response {
        headers,
        body,
        ..Response::default()
    }
}

/// What is said of the body; with `--self-check` the validator is asked at once.
fn claim(
    call: &Call<'_>,
    documented: &MediaType,
    made: Made,
    trace: &mut Vec<Step>,
) -> Option<Claim> {
    let mut claim = Claim {
        api: call.matched.route.api,
        operation: call.matched.route.operation,
        schema: made.schema?,
        is_each: Some(made.schema?) != documented.schema,
        value: made.value.into(),
        conflict: made.conflict,
        n_steps: made.n_steps,
        verdict: None,
    };
    if call.config.self_check && claim.conflict.is_none() {
        let verdict = claim.check(call.book);
        trace.extend(claim::broken(&verdict));
        claim.verdict = Some(verdict);
    }
    Some(claim)
}

/// The type that is sent. Where the document and the client leave it open, bytes are bytes.
fn sent_as(call: &Call<'_>, documented: &MediaType, chosen: &Chosen) -> Media {
    let bytes = Media {
        main: "application".to_owned(),
        sub: "octet-stream".to_owned(),
        parameters: Vec::new(),
    };
    let range = Media::parse(&documented.name).filter(Media::is_range);
    let is_open = !chosen.asked && range.is_some_and(|range| range.covers(&bytes));
    let shape = documented.schema.map(|schema| call.book.shape(&[schema]));
    let format = shape
        .as_ref()
        .and_then(|shape| shape.schema.format.as_deref());
    if is_open && format == Some("binary") {
        return bytes;
    }
    chosen.media.clone()
}

/// The value of the body: of its schema, else a few of the schema of its items.
fn made(call: &Call<'_>, documented: &MediaType, chosen: &Chosen) -> Option<Made> {
    let trail = trail(call);
    match (documented.schema, documented.item_schema) {
        (_, Some(item)) if documented.schema.is_none() || content::is_stream(&chosen.media) => {
            Some(items(call, item, trail))
        }
        (Some(schema), _) => Some(generate::generate(call.book, &wish(call, schema, trail))),
        (None, _) => None,
    }
}

fn items(call: &Call<'_>, item: SchemaId, trail: Trail) -> Made {
    let mut values = Vec::new();
    let mut all = Made::default();
    for idx in 0..N_ITEMS {
        let trail = trail.step(&idx.to_string());
        let made = generate::generate(call.book, &wish(call, item, trail));
        values.push(made.value);
        all.conflict = all.conflict.or(made.conflict);
        all.notes.extend(made.notes);
        all.n_steps += made.n_steps;
    }
    Made {
        value: Value::Array(values),
        schema: Some(item),
        ..all
    }
}

fn wish<'w>(call: &'w Call<'_>, schema: SchemaId, trail: Trail) -> Wish<'w> {
    Wish {
        schema,
        purpose: Purpose::Response,
        examples: call.config.data != DataMode::Generated && call.prefer.dynamic != Some(true),
        trail,
        resource: &call.prepared.resource,
        locale: call.config.locale,
        today: call.config.today,
        echo: &call.matched.path_values,
    }
}

fn explain(made: &Made, trace: &mut Vec<Step>) {
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: "the body is generated from the schema".into(),
    });
    for note in made.notes.iter().take(3) {
        trace.push(step(false, note.clone()));
    }
    explain_conflict(made, trace);
}

/// Says why the body cannot satisfy its schema, where that is so.
pub(crate) fn explain_conflict(made: &Made, trace: &mut Vec<Step>) {
    if let Some(conflict) = &made.conflict {
        trace.push(step(
            false,
            format!("the schema cannot be satisfied: {conflict}"),
        ));
    }
}

fn step(ok: bool, text: String) -> Step {
    Step {
        stage: Stage::Data,
        ok,
        text: text.into(),
    }
}
