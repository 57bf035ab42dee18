//! Documented examples: the one that is asked for, or the first that is right.

use super::Call;
use crate::{
    DataMode, Stage, Step, Text,
    negotiate::{
        accept::{self, Chosen},
        status::{self, Status},
    },
    prepared::Ready,
    problem::{NO_EXAMPLE, PREFERENCE, Refusal},
};

/// An example of that name may stand under another status than the ordinary one.
pub(super) fn status_of_example(call: &Call<'_>, name: &str) -> Result<Status, Refusal> {
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

pub(super) fn refuse_example(call: &Call<'_>, name: &str) -> Refusal {
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

/// The documented example to use, if one is to be used.
pub(super) fn choose<'c>(
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
    let has_schema = call.prepared.operation.responses[response].content[media]
        .schema
        .is_some();
    if mode == DataMode::Generated && has_schema {
        return Ok(None);
    }
    let examples = call.prepared.examples(call.book, response, media);
    for ready in examples {
        match &ready.fault {
            Some(fault) if mode != DataMode::Examples => trace.push(Step {
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

/// A client that names an example gets it, in whichever media type it is written.
pub(super) fn holding_example(call: &Call<'_>, response: usize) -> Option<Chosen> {
    let name = call.prefer.example.as_deref()?;
    let offers = &call.prepared.offers[response];
    let idx =
        (0..offers.len()).find(|media| example_named(call, response, *media, name).is_some())?;
    let accepted = accept::choose(&call.request.headers, &offers[idx..=idx]);
    let unasked = || {
        Some(Chosen {
            idx,
            media: offers[idx].clone()?,
            asked: false,
        })
    };
    accepted
        .map(|chosen| Chosen { idx, ..chosen })
        .or_else(unasked)
}

pub(super) fn example_named<'c>(
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
