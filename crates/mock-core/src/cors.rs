//! Cross-origin requests (the Fetch standard, "CORS protocol").

use std::sync::Arc;

use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS as ALLOW_CREDENTIALS,
        ACCESS_CONTROL_ALLOW_HEADERS as ALLOW_HEADERS,
        ACCESS_CONTROL_ALLOW_METHODS as ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN as ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS as EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE as MAX_AGE,
        ACCESS_CONTROL_REQUEST_HEADERS as REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD as REQUEST_METHOD, ALLOW, ORIGIN, VARY,
    },
};

use crate::{Cors, Request, Response};

/// Headers that scripts may read without being told (Fetch, "CORS-safelisted response-header name").
const SAFELISTED: &[&str] = &[
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Whether the browser only asks for permission.
pub(crate) fn is_preflight(request: &Request) -> bool {
    request.method == http::Method::OPTIONS
        && request.headers.contains_key(ORIGIN)
        && request.headers.contains_key(REQUEST_METHOD)
}

/// The answer to a preflight, or to an OPTIONS that the document does not describe.
pub(crate) fn options(request: &Request, methods: &[Arc<str>]) -> Response {
    let mut headers = HeaderMap::new();
    let allowed =
        HeaderValue::try_from(allow(methods, true)).unwrap_or(HeaderValue::from_static("OPTIONS"));
    if is_preflight(request) {
        let asked = request
            .headers
            .get(REQUEST_METHOD)
            .filter(|_| methods.is_empty())
            .cloned();
        headers.insert(ALLOW_METHODS, asked.unwrap_or_else(|| allowed.clone()));
        if let Some(names) = request.headers.get(REQUEST_HEADERS) {
            headers.insert(ALLOW_HEADERS, names.clone());
        }
        headers.insert(MAX_AGE, HeaderValue::from_static("60"));
        if request
            .headers
            .contains_key("access-control-request-private-network")
        {
            headers.insert(
                "access-control-allow-private-network",
                HeaderValue::from_static("true"),
            );
        }
    }
    headers.insert(ALLOW, allowed);
    Response {
        status: StatusCode::NO_CONTENT,
        headers,
        ..Response::default()
    }
}

/// The methods of a path as `Allow` lists them: HEAD comes with GET, OPTIONS with CORS.
pub(crate) fn allow(methods: &[Arc<str>], with_options: bool) -> String {
    let mut names: Vec<&str> = methods.iter().map(AsRef::as_ref).collect();
    for (name, wanted) in [("HEAD", names.contains(&"GET")), ("OPTIONS", with_options)] {
        if wanted && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// Lets the asking origin read the answer.
pub(crate) fn decorate(cors: &Cors, request: &Request, response: &mut Response) {
    let origin = request.headers.get(ORIGIN);
    let headers = &mut response.headers;
    match (cors, origin) {
        (Cors::Off, _) => {}
        (Cors::Any, None) => _ = headers.insert(ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (Cors::Any, Some(origin)) => open(headers, origin),
        (Cors::Only(list), Some(origin))
            if list.iter().any(|one| one.as_bytes() == origin.as_bytes()) =>
        {
            open(headers, origin)
        }
        (Cors::Only(_), _) => _ = headers.append(VARY, HeaderValue::from_static("Origin")),
    }
}

fn open(headers: &mut HeaderMap, origin: &HeaderValue) {
    let mut names: Vec<&str> = headers
        .keys()
        .map(HeaderName::as_str)
        .filter(|name| is_news(name))
        .collect();
    names.push("specwright-trace");
    if let Ok(names) = HeaderValue::try_from(names.join(", ")) {
        headers.insert(EXPOSE_HEADERS, names);
    }
    headers.insert(ALLOW_ORIGIN, origin.clone());
    headers.insert(ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    headers.append(VARY, HeaderValue::from_static("Origin"));
}

fn is_news(name: &str) -> bool {
    !SAFELISTED.contains(&name) && !name.starts_with("access-control-") && name != "vary"
}
