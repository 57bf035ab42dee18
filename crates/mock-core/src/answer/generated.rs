//! Bodies made from the schema.

use super::{Call, content_headers, serialise, trail};

use crate::{
    DataMode, Response, Stage, Step,
    generate::{self, Purpose, Wish},
    negotiate::accept::Chosen,
};
use http::HeaderValue;

pub(super) fn body(
    call: &Call<'_>,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Response {
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
        locale: call.config.locale,
        echo: &call.matched.path_values,
    };
    let made = generate::generate(call.book, &wish);
    trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: "the body is generated from the schema".into(),
    });
    for note in made.notes.iter().take(3) {
        trace.push(Step {
            stage: Stage::Data,
            ok: false,
            text: note.clone().into(),
        });
    }
    if let Some(conflict) = &made.conflict {
        trace.push(Step {
            stage: Stage::Data,
            ok: false,
            text: format!("the schema cannot be satisfied: {conflict}").into(),
        });
    }
    let body = serialise::body(call.book, &chosen.media, content.schema, &made.value);
    Response {
        headers: content_headers(content_type),
        body,
        ..Response::default()
    }
}
