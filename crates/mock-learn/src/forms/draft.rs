//! A request while it is put together from what a collection says.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde_json::{Value, json};

use crate::{
    Completeness, Observed,
    forms::{form_data, target},
};

/// How a request names its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Auth {
    None,
    Basic {
        user: String,
        password: String,
    },
    /// Prefix, token.
    Token(String, String),
    Key {
        name: String,
        value: String,
        in_query: bool,
    },
    /// A scheme whose credentials are made for each request anew.
    Other(String),
}

/// Adds a header field, unless one of that name is there.
pub(crate) fn add_header(observed: &mut Observed, name: &str, value: &str) {
    if observed.request.header(name).is_none() {
        observed
            .request
            .headers
            .push((name.to_owned(), value.to_owned()));
    }
}

/// Adds credentials. Gives a note where they cannot be told.
pub(crate) fn authorize(observed: &mut Observed, auth: &Auth) -> Option<String> {
    match auth {
        Auth::None => {}
        Auth::Basic { user, password } => {
            let pair = STANDARD.encode(format!("{user}:{password}"));
            add_header(observed, "Authorization", &format!("Basic {pair}"));
        }
        Auth::Token(prefix, token) => {
            let value = format!("{prefix} {token}");
            add_header(observed, "Authorization", value.trim());
        }
        Auth::Key {
            name,
            value,
            in_query: true,
        } => {
            observed.url = target::with_query(
                &observed.url,
                &target::form([(name.as_str(), value.as_str())]),
            );
        }
        Auth::Key { name, value, .. } => add_header(observed, name, value),
        Auth::Other(name) => {
            return Some(format!(
                "The credentials of `{name}` are made anew for each request; they were left out."
            ));
        }
    }
    None
}

/// Sets a body, with its content type unless the header says one.
pub(crate) fn set_body(observed: &mut Observed, body: impl Into<Bytes>, kind: &str) {
    observed.request.body = body.into();
    observed.request.body_len = observed.request.body.len() as u64;
    if !kind.is_empty() {
        add_header(observed, "Content-Type", kind);
    }
}

/// Sets a form as the body.
pub(crate) fn set_form(observed: &mut Observed, pairs: &[(String, String)]) {
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    set_body(
        observed,
        target::form(pairs),
        "application/x-www-form-urlencoded",
    );
}

/// Sets a form with files as the body; the contents of files are not known.
pub(crate) fn set_parts(observed: &mut Observed, parts: &[form_data::Part]) {
    let has_boundary = form_data::boundary_of(&observed.request).is_some();
    if !has_boundary && observed.request.media_type() != "multipart/form-data" {
        observed
            .request
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    }
    let body = form_data::body(parts, &mut observed.request);
    set_body(observed, body, "");
    if parts.iter().any(|part| part.file_name.is_some()) {
        observed.request.completeness = Completeness::Beginning;
    }
}

/// Sets a GraphQL request as the body. Variables that are no JSON are left out; then false.
pub(crate) fn set_graphql(
    observed: &mut Observed,
    query: &str,
    variables: &str,
    operation: Option<&str>,
) -> bool {
    let mut body = json!({ "query": query });
    if let Some(operation) = operation {
        body["operationName"] = operation.into();
    }
    let read: Option<Value> = match variables.trim() {
        "" => Some(Value::Null),
        text => serde_json::from_str(text).ok(),
    };
    if let Some(value) = read.as_ref().filter(|value| !value.is_null()) {
        body["variables"] = value.clone();
    }
    set_body(observed, body.to_string(), "application/json");
    read.is_some()
}

/// Says that a body comes from a file that is not known.
pub(crate) fn lack_body(observed: &mut Observed) {
    observed.request.completeness = Completeness::Missing;
}

/// `:id` segments of a path with their values.
pub(crate) fn with_path_values(url: &str, values: &[(String, String)]) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, rest) = url.split_at(end);
    let value = |name: &str| {
        values
            .iter()
            .find(|(known, value)| known == name && !value.is_empty())
    };
    let segments = path.split('/').map(|segment| {
        let found = segment.strip_prefix(':').and_then(value);
        found.map_or(segment, |(_, value)| value.as_str())
    });
    segments.collect::<Vec<_>>().join("/") + rest
}

/// The address with a scheme, as both tools add `http://`; a path stays a path.
pub(crate) fn with_scheme(url: &str) -> String {
    let url = url.trim();
    if url.contains("://") || url.starts_with(['/', '?']) || url.starts_with("{{") {
        return url.to_owned();
    }
    format!("http://{url}")
}
