//! A request as a command line of curl for POSIX shells.

use super::{
    SnippetOptions,
    prepared::{Body, Prepared},
    quoted::{command, comments, printed, word},
};
use crate::{
    Observed,
    forms::form_data::{self, Part},
};

/// Longer arguments are refused by Linux (128 KB for one).
const LONGEST_ARGUMENT: usize = 100_000;
/// From here on curl asks by `Expect: 100-continue` first.
const EXPECTS_FROM: usize = 1 << 20;

/// Writes the request for curl: method, header fields and body as they were.
#[must_use]
pub fn curl(observed: &Observed, options: &SnippetOptions) -> String {
    let mut prepared = Prepared::of(observed, options);
    let fields = form_fields(observed);
    let mut parts = vec!["curl".to_owned()];
    parts.extend(address_options(&prepared.url));
    parts.extend(method(&prepared));
    parts[0] = parts.join(" ");
    parts.truncate(1);
    parts[0].push_str(&format!(" {}", word(&prepared.url)));
    if fields.is_some() {
        prepared
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    }
    parts.extend(headers(&prepared, fields.is_some()));
    let (input, body) = match fields {
        Some(fields) => (None, fields),
        None => body(prepared.body),
    };
    parts.extend(body);
    let command = command(&parts, options.one_line);
    let input = input.map(|input| format!("{input} | ")).unwrap_or_default();
    format!("{}{input}{command}", comments(&prepared.remarks, "#"))
}

fn address_options(url: &str) -> Vec<String> {
    let mut options = Vec::new();
    if url.contains(['[', ']', '{', '}']) {
        options.push("--globoff".to_owned());
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path.contains("/./")
        || path.contains("/../")
        || path.ends_with("/.")
        || path.ends_with("/..")
    {
        options.push("--path-as-is".to_owned());
    }
    options
}

fn method(prepared: &Prepared<'_>) -> Vec<String> {
    let has_body = prepared.body != Body::None;
    match prepared.method {
        "GET" if !has_body => Vec::new(),
        "POST" if has_body => Vec::new(),
        "HEAD" if !has_body => vec!["--head".to_owned()],
        other => vec!["-X".to_owned(), word(other)],
    }
}

fn headers(prepared: &Prepared<'_>, is_form: bool) -> Vec<String> {
    let mut options = Vec::new();
    for (name, value) in &prepared.headers {
        let field = match value.trim() {
            "" => format!("{name};"),
            _ => format!("{name}: {value}"),
        };
        options.push(format!("-H {}", word(&field)));
    }
    for name in unwanted(prepared, is_form) {
        options.push(format!("-H {}", word(&format!("{name}:"))));
    }
    if prepared.header("accept-encoding").is_some() {
        options.push("--compressed".to_owned());
    }
    options
}

/// Fields that curl adds by itself and that the request did not have.
fn unwanted(prepared: &Prepared<'_>, is_form: bool) -> Vec<&'static str> {
    let mut names = Vec::new();
    if !prepared.headers.is_empty() {
        names.extend(["User-Agent", "Accept"]);
    }
    if prepared.body != Body::None && !is_form {
        names.push("Content-Type");
    }
    if prepared.body.bytes().len() >= EXPECTS_FROM {
        names.push("Expect");
    }
    names.retain(|name| prepared.header(name).is_none());
    names
}

/// What is piped in, and the options.
fn body(body: Body<'_>) -> (Option<String>, Vec<String>) {
    match body {
        Body::None => (None, Vec::new()),
        Body::Text(text) if text.len() <= LONGEST_ARGUMENT => {
            (None, vec![format!("--data-raw {}", word(text))])
        }
        Body::Text(_) | Body::Bytes(_) => (
            Some(printed(body.bytes())),
            vec!["--data-binary @-".to_owned()],
        ),
    }
}

/// The fields of a form, where curl can say all of them; it draws another boundary.
fn form_fields(observed: &Observed) -> Option<Vec<String>> {
    let parts = form_data::parts(&observed.request)?;
    let fields: Option<Vec<_>> = parts.iter().map(form_field).collect();
    fields.filter(|fields| !fields.is_empty())
}

fn form_field(part: &Part) -> Option<String> {
    let text = std::str::from_utf8(&part.body)
        .ok()
        .filter(|text| !text.contains('\0'))?;
    let is_plain =
        |name: &str| !name.is_empty() && !name.contains(['"', '\\', ';', ',', '=', '\r', '\n']);
    let names = [
        Some(&part.name),
        part.file_name.as_ref(),
        part.media_type.as_ref(),
    ];
    let is_sayable = is_plain(&part.name)
        && part.file_name.as_ref().is_none_or(|name| is_plain(name))
        && part
            .media_type
            .as_ref()
            .is_none_or(|kind| !kind.contains(['"', '\\', ',', '\r', '\n']))
        && names
            .iter()
            .flatten()
            .all(|name| !name.starts_with(['@', '<', '"']))
        && (part.file_name.is_none() || part.media_type.is_some())
        && text.len() <= LONGEST_ARGUMENT
        && part.headers.is_empty();
    if !is_sayable {
        return None;
    }
    let plain = text.starts_with(['@', '<', '"', '(', ')'])
        || text.contains([';', ',', '\\'])
        || text.trim() != text;
    let mut field = if plain {
        let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
        format!("{}=\"{escaped}\"", part.name)
    } else {
        format!("{}={text}", part.name)
    };
    if let Some(file) = &part.file_name {
        field.push_str(&format!(";filename={file}"));
    }
    if let Some(kind) = &part.media_type {
        field.push_str(&format!(";type={kind}"));
    }
    Some(format!("-F {}", word(&field)))
}
