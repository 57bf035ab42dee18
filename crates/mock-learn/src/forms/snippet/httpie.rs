//! A request as a command line of HTTPie (3.0 or later) for POSIX shells.

use super::{
    SnippetOptions,
    prepared::{Body, Prepared},
    quoted::{command, comments, printed, word},
};
use crate::Observed;

/// Longer arguments are refused by Linux (128 KB for one).
const LONGEST_ARGUMENT: usize = 100_000;

/// Writes the request for HTTPie.
#[must_use]
pub fn httpie(observed: &Observed, options: &SnippetOptions) -> String {
    let prepared = Prepared::of(observed, options);
    let mut parts = Vec::new();
    let input = match prepared.body {
        Body::Text(text) if text.len() <= LONGEST_ARGUMENT => {
            parts.push(format!("--raw {}", word(text)));
            None
        }
        Body::None => None,
        other => Some(printed(other.bytes())),
    };
    let stdin = if input.is_none() {
        " --ignore-stdin"
    } else {
        ""
    };
    let path = if prepared.url.contains("/.") {
        " --path-as-is"
    } else {
        ""
    };
    let (method, url) = (word(prepared.method), word(&prepared.url));
    parts.insert(0, format!("http{stdin}{path} {method} {url}"));
    parts.extend(
        prepared
            .headers
            .iter()
            .map(|(name, value)| word(&item(name, value))),
    );
    if prepared.body != Body::None && prepared.header("content-type").is_none() {
        parts.push("Content-Type:".to_owned());
    }
    let command = command(&parts, options.one_line);
    let input = input.map(|input| format!("{input} | ")).unwrap_or_default();
    format!("{}{input}{command}", comments(&prepared.remarks, "#"))
}

/// `Name:value`; `Name;` where the value is empty. `:=` and `:@` would mean something else.
fn item(name: &str, value: &str) -> String {
    match value.trim() {
        "" => format!("{name};"),
        value if value.starts_with(['=', '@']) => format!("{name}: {value}"),
        value => format!("{name}:{value}"),
    }
}
