//! What is told becomes an answer: status, body, headers.

use http::{HeaderValue, Method, StatusCode, header};
use oas_model::SchemaId;
use serde_json::Value;

use super::{
    act::{Refused, Show, Told},
    condition::Validators,
    home::Home,
    list::Page,
    path,
    scene::Scene,
};
use crate::{
    Decision, Response, Stage, Step, Violation, ViolationPart,
    answer::{self, Answered, error, generated, ready},
    draw::Trail,
    fits,
    generate::{Made, Purpose},
    negotiate::accept::Chosen,
    problem::Refusal,
};

/// The answer, and what it changes.
pub(super) fn answer(
    scene: &Scene<'_>,
    told: Told,
    decision: &mut Decision,
) -> Result<Answered, Refusal> {
    let call = scene.call;
    let status = answer::wanted_status(call)?;
    let show = &told.show;
    let mut answered =
        answer::composed(call, &status, &mut decision.trace, &|idx, chosen, trace| {
            let about = unwritten(scene, show);
            Ok(match about {
                Some(about) => ready::once(call, about, idx, chosen, trace, |trace| {
                    body(scene, show, idx, chosen, trace)
                }),
                None => body(scene, show, idx, chosen, trace),
            })
        })?;
    decision.trace.push(Step {
        stage: Stage::Data,
        ok: true,
        text: format!("the world ({}): {}", scene.role.word(), told.why).into(),
    });
    headers(scene, &told, &mut answered.response);
    decision.state_ops.extend(told.ops);
    answered.response = unless_known(scene, answered.response);
    Ok(answered)
}

fn body(
    scene: &Scene<'_>,
    show: &Show,
    response: usize,
    chosen: &Chosen,
    trace: &mut Vec<Step>,
) -> Answered {
    let call = scene.call;
    let content = &call.prepared.operation.responses[response].content[chosen.idx];
    match content.schema.and_then(|schema| value(scene, show, schema)) {
        Some(value) => {
            let made = Made {
                value,
                schema: content.schema,
                conflict: content
                    .schema
                    .and_then(|schema| scene.home.conflict(schema)),
                ..Made::default()
            };
            generated::explain_conflict(&made, trace);
            generated::written(call, response, chosen, made, trace)
        }
        None => generated::body(call, response, chosen, trace),
    }
}

/// What the body is made from, where that is an entity that nobody has written.
fn unwritten(scene: &Scene<'_>, show: &Show) -> Option<Trail> {
    let home = &scene.home;
    match show {
        Show::Entity { id, .. } if home.is_unwritten(id) && is_read(scene) => {
            Some(home.shelf().step("answer").step(id))
        }
        _ => None,
    }
}

fn is_read(scene: &Scene<'_>) -> bool {
    [Method::GET, Method::HEAD].contains(&scene.call.request.method)
}

/// The body in the schema of the answer; `None` where nothing is known about it.
fn value(scene: &Scene<'_>, show: &Show, schema: SchemaId) -> Option<Value> {
    let home = &scene.home;
    match show {
        Show::Entity { id, value, at } => Some(entity(home, id, value, at.as_deref()?, schema)),
        Show::Farewell { id, known } => {
            Some(home.over(schema, home.trail().step(id).step("deleted"), known))
        }
        Show::Page(page) => page.value(scene, schema),
        Show::Done => None,
    }
}

fn entity(
    home: &Home<'_>,
    id: &str,
    value: &Value,
    at: &[std::sync::Arc<str>],
    schema: SchemaId,
) -> Value {
    if at.is_empty() {
        return home.rendered(id, value, &[schema]);
    }
    let parts = path::parts(home.call.book, schema, at).unwrap_or_default();
    let inner = match parts.is_empty() {
        true => value.clone(),
        false => home.rendered(id, value, &parts),
    };
    let known = path::nested(at, inner.clone());
    let around = home.over(schema, home.trail().step(id).step("around"), &known);
    if path::get(&around, at) == Some(&inner) {
        return around;
    }
    let mut whole = around.clone();
    path::put(&mut whole, at, inner);
    let fits = |value| {
        let (book, purpose) = (home.call.book, Purpose::Response);
        fits::broken(book, purpose, &[schema], value).is_none()
    };
    if fits(&whole) || !fits(&around) {
        whole
    } else {
        around
    }
}

fn headers(scene: &Scene<'_>, told: &Told, response: &mut Response) {
    match &told.show {
        Show::Entity { id, value, at } => {
            if at.is_some() {
                let mut validators = scene.home.validators(id, value);
                if !told.ops.is_empty() {
                    validators.modified_ms = Some(scene.call.now_ms);
                }
                validators.write(&mut response.headers);
            }
            let location = told.is_new.then(|| location(scene, id)).flatten();
            if let Some(Ok(location)) = location.map(HeaderValue::try_from) {
                response.headers.insert(header::LOCATION, location);
            }
        }
        Show::Page(page) => {
            page.headers(scene, &mut response.headers);
            Validators::of_bytes(&response.body).write(&mut response.headers);
        }
        Show::Farewell { .. } | Show::Done => {}
    }
}

/// Where the new entity can be read: the item's path below the base that the client used.
fn location(scene: &Scene<'_>, id: &str) -> Option<String> {
    let resource = scene.home.resource;
    let item = resource.item.as_deref()?;
    let names = resource.parents.iter().chain(&resource.parameters);
    let ids = id.splitn(resource.parameters.len().max(1), '/');
    let texts = scene.home.parents.iter().map(String::as_str).chain(ids);
    let filled = names
        .zip(texts)
        .fold(item.to_owned(), |path, (name, text)| {
            path.replace(&format!("{{{name}}}"), &crate::url::encode(text))
        });
    Some(format!("{}{filled}", scene.call.matched.route.base))
}

/// 304 without a body where a client that reads has this already.
fn unless_known(scene: &Scene<'_>, response: Response) -> Response {
    let request = scene.call.request;
    let tag = response
        .headers
        .get(header::ETAG)
        .and_then(|tag| tag.to_str().ok());
    let Some(etag) = tag.filter(|_| is_read(scene) && response.status == StatusCode::OK) else {
        return response;
    };
    let validators = Validators {
        etag: etag.to_owned(),
        modified_ms: Validators::modified_of(&response.headers),
    };
    if !validators.is_known(&request.headers) {
        return response;
    }
    let mut headers = response.headers;
    headers.remove(header::CONTENT_TYPE);
    Response {
        status: StatusCode::NOT_MODIFIED,
        headers,
        body: bytes::Bytes::new(),
    }
}

/// The error answer for what could not be done.
pub(super) fn refuse(scene: &Scene<'_>, refused: &Refused, decision: &mut Decision) -> Response {
    decision.trace.push(Step {
        stage: Stage::Data,
        ok: false,
        text: format!("the world ({}): {}", scene.role.word(), refused.detail).into(),
    });
    let status = error::status(scene.call, refused.problem.status);
    let at = scene.home.resource.parameters.last();
    let at = at.map_or("", |name| name);
    let violation = violation(at, refused.problem.kind, &refused.detail);
    error::answer(
        scene.call,
        refused.problem,
        status,
        &[violation],
        &mut decision.trace,
    )
}

pub(super) fn violation(at: &str, rule: &str, message: &str) -> Violation {
    Violation {
        part: ViolationPart::Path,
        at: at.to_owned(),
        rule: rule.to_owned(),
        message: message.to_owned(),
        source: None,
    }
}

impl Page {
    /// Header fields that say where the page lies among the others.
    fn headers(&self, scene: &Scene<'_>, headers: &mut http::HeaderMap) {
        if self.list.link_header {
            // What the document shows as an example leads nowhere.
            headers.remove(header::LINK);
        }
        if let Some(Ok(links)) = self.link_header(scene).map(HeaderValue::try_from) {
            headers.insert(header::LINK, links);
        }
        for name in ["x-total-count", "x-total"] {
            if headers.contains_key(name) {
                headers.insert(name, HeaderValue::from(self.n_all));
            }
        }
    }
}
