//! Answers where no operation does.

use std::sync::Arc;

use http::{HeaderValue, Method, header};
use serde_json::json;

use super::step;
use crate::{
    Cors, Decision, MockApi, Request, Response, Stage, Step, cors, problem,
    route::{Found, Route},
};

/// Answers where no operation does.
pub(super) fn answer(
    api: &MockApi,
    request: &Request,
    found: Found<'_>,
    decision: &mut Decision,
) -> Response {
    let is_cors_on = api.config().cors != Cors::Off;
    if request.method == Method::OPTIONS && is_cors_on {
        let methods = api.router().methods(&request.path);
        if cors::is_preflight(request) || !methods.is_empty() {
            decision.trace.push(step(
                Stage::Cors,
                true,
                "OPTIONS is answered by the mock: the document does not describe it",
            ));
            return cors::options(request, &methods);
        }
    }
    let (text, response) = match found {
        Found::OtherMethods(methods) => other_methods(request, &methods, is_cors_on),
        Found::Ambiguous(routes) => ambiguous(&routes),
        Found::Operation(_) | Found::Nothing => nothing(api, request),
    };
    decision.trace.push(Step {
        stage: Stage::Route,
        ok: false,
        text: text.into(),
    });
    response
}

fn other_methods(
    request: &Request,
    methods: &[Arc<str>],
    with_options: bool,
) -> (String, Response) {
    let allow = cors::allow(methods, with_options);
    let text = format!("`{}` knows {allow}, not {}", request.path, request.method);
    let mut response = problem::NO_METHOD.answer(&text);
    if let Ok(allow) = HeaderValue::try_from(allow) {
        response.headers.insert(header::ALLOW, allow);
    }
    (text, response)
}

fn ambiguous(routes: &[&Route]) -> (String, Response) {
    let owners: Vec<String> = routes
        .iter()
        .map(|route| format!("`{}`", route.name.document))
        .collect();
    let way_out = match routes.iter().any(|route| route.bare) {
        true => "call it under the server's own path",
        false => "give their servers paths that differ",
    };
    let text = format!(
        "several documents describe this path ({}); {way_out}",
        owners.join(", ")
    );
    let response = problem::AMBIGUOUS.answer(&text);
    (text, response)
}

fn nothing(api: &MockApi, request: &Request) -> (String, Response) {
    let nearest: Vec<String> = api
        .router()
        .nearest(request)
        .iter()
        .map(|route| format!("{} {}{}", route.name.method, route.base, route.name.path))
        .collect();
    let text = match api.router().other_slash(&request.path) {
        Some(other) => format!(
            "`{}` is not described, but `{other}` is: the trailing slash matters",
            request.path
        ),
        None if nearest.is_empty() => "the documents describe no operation at all".to_owned(),
        None => format!(
            "no path matches `{}`; nearest: {}",
            request.path,
            nearest.join(", ")
        ),
    };
    let response = problem::NO_ROUTE.answer_with(&text, &[("nearest", json!(nearest))]);
    (text, response)
}
