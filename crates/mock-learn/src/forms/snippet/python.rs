//! A request as a program of Python 3 that needs nothing but its standard library.
//!
//! `http.client` sends header fields as they are, twice the same name too, and follows nothing.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    SnippetOptions,
    prepared::{Body, Prepared},
    quoted::{comments, string},
};
use crate::Observed;

/// Writes the request as a Python program that prints the answer.
#[must_use]
pub fn python(observed: &Observed, options: &SnippetOptions) -> String {
    let prepared = Prepared::of(observed, options);
    let (scheme, authority, target) = prepared.split();
    let class = if scheme.eq_ignore_ascii_case("https") {
        "HTTPSConnection"
    } else {
        "HTTPConnection"
    };
    let import = if matches!(prepared.body, Body::Bytes(_)) {
        "import base64\n"
    } else {
        ""
    };
    let target = match target {
        target if target.starts_with('/') => target.to_owned(),
        target => format!("/{target}"),
    };
    format!(
        "{remarks}{import}import http.client\n\n{body}connection = http.client.{class}({authority})\n\
         connection.putrequest({method}, {target}, skip_host=True, skip_accept_encoding=True)\n\
         for name, value in [\n{headers}]:\n    connection.putheader(name, value.encode())\n\
         connection.endheaders({sent})\nresponse = connection.getresponse()\n\
         print(response.status, response.reason)\nprint(response.read().decode(errors=\"replace\"))\n",
        remarks = comments(&prepared.remarks, "#"),
        body = body(prepared.body),
        authority = string(without_user(authority)),
        method = string(prepared.method),
        target = string(&target),
        headers = headers(&prepared, without_user(authority)),
        sent = if prepared.body == Body::None {
            ""
        } else {
            "body"
        },
    )
}

fn without_user(authority: &str) -> &str {
    authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host)
}

fn body(body: Body<'_>) -> String {
    match body {
        Body::None => String::new(),
        Body::Text(text) => format!("body = {}.encode()\n", string(text)),
        Body::Bytes(bytes) => format!("body = base64.b64decode(\"{}\")\n", STANDARD.encode(bytes)),
    }
}

fn headers(prepared: &Prepared<'_>, host: &str) -> String {
    let line = |name: &str, value: &str| format!("    ({}, {}),\n", string(name), string(value));
    let mut lines = String::new();
    if prepared.header("host").is_none() {
        lines.push_str(&line("Host", host));
    }
    for (name, value) in &prepared.headers {
        lines.push_str(&line(name, value));
    }
    if prepared.body != Body::None {
        lines.push_str(&line(
            "Content-Length",
            &prepared.body.bytes().len().to_string(),
        ));
    }
    lines
}
