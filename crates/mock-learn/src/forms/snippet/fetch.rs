//! A request as a call of `fetch`, for browsers, Node, Deno and Bun.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    SnippetOptions,
    prepared::{Body, Prepared},
    quoted::{comments, string},
};
use crate::Observed;

/// Writes the request as JavaScript, a module that prints the answer.
#[must_use]
pub fn fetch(observed: &Observed, options: &SnippetOptions) -> String {
    let mut prepared = Prepared::of(observed, options);
    if ["GET", "HEAD"].contains(&prepared.method) && prepared.body != Body::None {
        prepared.body = Body::None;
        let remark = format!(
            "`fetch` sends no body with {}; it was left out.",
            prepared.method
        );
        prepared.remarks.push(remark);
    }
    let mut members = vec![format!("  method: {},\n", string(prepared.method))];
    members.extend(headers(&prepared));
    members.extend(body(&prepared));
    format!(
        "{}const response = await fetch({}, {{\n{}}});\nconsole.log(response.status, await response.text());\n",
        comments(&prepared.remarks, "//"),
        string(&prepared.url),
        members.concat(),
    )
}

/// An object, or a list of pairs where a name comes twice.
fn headers(prepared: &Prepared<'_>) -> Option<String> {
    let all = &prepared.headers;
    if all.is_empty() {
        return None;
    }
    let twice = all.iter().enumerate().any(|(at, (name, _))| {
        all[..at]
            .iter()
            .any(|(before, _)| before.eq_ignore_ascii_case(name))
    });
    let line = |(name, value): &(&str, &str)| match twice {
        true => format!("    [{}, {}],\n", string(name), string(value)),
        false => format!("    {}: {},\n", string(name), string(value)),
    };
    let lines: String = all.iter().map(line).collect();
    let (open, close) = if twice { ('[', ']') } else { ('{', '}') };
    Some(format!("  headers: {open}\n{lines}  {close},\n"))
}

/// A string has a content type of its own for `fetch`, bytes have none.
fn body(prepared: &Prepared<'_>) -> Option<String> {
    let has_kind = prepared.header("content-type").is_some();
    match prepared.body {
        Body::None => None,
        Body::Text(text) if has_kind => Some(format!("  body: {},\n", string(text))),
        Body::Text(text) => Some(format!(
            "  body: new TextEncoder().encode({}),\n",
            string(text)
        )),
        Body::Bytes(bytes) => Some(format!(
            "  body: Uint8Array.from(atob(\"{}\"), (one) => one.charCodeAt(0)),\n",
            STANDARD.encode(bytes)
        )),
    }
}
