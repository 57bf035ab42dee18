//! Servers: addresses with their variables filled in, and the path they add.

use super::Context;
use crate::place::Place;
use crate::{Origin, Server, ServerVariable};

/// The servers of a document; `/` when it names none.
pub(crate) fn document(cx: Context<'_>, root: Place<'_>) -> Vec<Server> {
    let servers = listed(cx, root);
    if servers.is_empty() {
        return vec![server("/".to_owned(), root.origin())];
    }
    servers
}

/// The servers that an object lists itself.
pub(crate) fn listed(cx: Context<'_>, of: Place<'_>) -> Vec<Server> {
    let written = cx.list(of, "servers").into_iter();
    written.filter_map(|at| read(cx, at)).collect()
}

/// One server object.
pub(super) fn read(cx: Context<'_>, at: Place<'_>) -> Option<Server> {
    let template = cx.text(at, "url")?;
    let variables: Vec<_> = cx
        .map(at, "variables")
        .into_iter()
        .filter_map(|one| variable(cx, one))
        .collect();
    let url = filled(&template, &variables);
    if url.contains('{') {
        let message = format!("`{url}` has a variable without a default.");
        let hint = "Give it a `default` under `variables`.";
        cx.warn("server-variable", at, message, hint);
    }
    Some(Server {
        name: cx.text(at, "name"),
        description: cx.text(at, "description"),
        variables,
        template,
        ..server(url, at.origin())
    })
}

fn variable(cx: Context<'_>, (name, at): (&str, Place<'_>)) -> Option<ServerVariable> {
    if !at.is_mapping() {
        cx.wrong_type(at, name, "a server variable");
        return None;
    }
    let found = ServerVariable {
        name: name.to_owned(),
        default: cx.text(at, "default"),
        values: cx.texts(at, "enum"),
        description: cx.text(at, "description"),
        origin: at.origin(),
    };
    let is_listed = |default: &String| found.values.contains(default);
    if !found.values.is_empty() && !found.default.as_ref().is_none_or(is_listed) {
        let message = format!("The default of `{name}` is not among its values.");
        cx.warn(
            "server-variable",
            at,
            message,
            "Add it to `enum`, or choose another one.",
        );
    }
    Some(found)
}

/// A server with nothing but an address.
pub(crate) fn server(url: String, origin: Origin) -> Server {
    Server {
        base_path: base_path(&url),
        template: url.clone(),
        url,
        name: None,
        description: None,
        variables: Vec::new(),
        origin,
    }
}

/// How many paths the variables of one server may spell; a path of more choices keeps the first ones.
const MAX_BASE_PATHS: usize = 64;

impl Server {
    /// The paths that the address can have, the one of the defaults first: a variable with an
    /// `enum` stands for each of its values. Where filling in leaves an empty segment, the path
    /// counts with it as well: clients follow the address to the letter.
    #[must_use]
    pub fn base_paths(&self) -> Vec<String> {
        let mut urls = vec![self.template.clone()];
        for variable in &self.variables {
            let values = variable.default.iter().chain(&variable.values);
            let placeholder = format!("{{{}}}", variable.name);
            let mut spelt: Vec<String> = Vec::new();
            for value in values {
                for url in &urls {
                    let url = url.replace(&placeholder, value);
                    let is_known = spelt
                        .iter()
                        .any(|known| base_path(known) == base_path(&url));
                    if !is_known && spelt.len() < MAX_BASE_PATHS {
                        spelt.push(url);
                    }
                }
            }
            if !spelt.is_empty() {
                urls = spelt;
            }
        }
        let tidy = urls.iter().map(|url| base_path(url));
        let literal = urls.iter().filter_map(|url| with_empty_segments(url));
        tidy.chain(literal).collect()
    }
}

/// Replaces `{name}` by its default.
fn filled(template: &str, variables: &[ServerVariable]) -> String {
    let fill = |url: String, one: &ServerVariable| match &one.default {
        Some(value) => url.replace(&format!("{{{}}}", one.name), value),
        None => url,
    };
    variables.iter().fold(template.to_owned(), fill)
}

/// The path of a server's address, whatever shape the address has.
///
/// Shape: `https://h/v1/`, `//h/v1`, `h.example/v1`, `/v1`, `v1` -> `/v1`; `https://h` -> ``.
fn base_path(url: &str) -> String {
    tidy(path_of(url))
}

/// The path as it is written, where a segment of it is empty: `https://h//v1` -> `//v1`.
fn with_empty_segments(url: &str) -> Option<String> {
    let path = path_of(url).trim_end_matches('/');
    path.contains("//").then(|| path.to_owned())
}

fn path_of(url: &str) -> &str {
    let url = url.trim();
    let url = url.split(['?', '#']).next().unwrap_or_default();
    if let Some((_, rest)) = url.split_once("://") {
        after_host(rest)
    } else if let Some(rest) = url.strip_prefix("//") {
        after_host(rest)
    } else if url.starts_with('/') || !starts_with_host(url) {
        url
    } else {
        after_host(url)
    }
}

fn after_host(rest: &str) -> &str {
    rest.find('/').map_or("", |at| &rest[at..])
}

/// A first segment with a dot or a port is a host whose scheme was forgotten.
fn starts_with_host(url: &str) -> bool {
    let first = url.split('/').next().unwrap_or_default();
    let dotted = first.trim_matches('.').contains('.');
    dotted || first.contains(':') || first == "localhost"
}

fn tidy(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(kept.pop()),
            _ => kept.push(part),
        }
    }
    kept.iter().flat_map(|part| ["/", part]).collect()
}

#[cfg(test)]
mod tests {
    use super::base_path;

    /// Scheme-less and invalid addresses load all the same: mockoon#1229.
    #[test]
    fn takes_the_path_of_any_shape_of_address() {
        let cases = [
            ("https://api.example.com/v1/", "/v1"),
            ("https://api.example.com", ""),
            ("//kubernetes.local", ""),
            ("//kubernetes.local/api", "/api"),
            ("api.example.com/v2", "/v2"),
            ("localhost:8080/v2", "/v2"),
            ("/v1", "/v1"),
            ("v1", "/v1"),
            ("./v1", "/v1"),
            ("/", ""),
            ("", ""),
            ("https://{host}/v1", "/v1"),
            ("not a url at all", "/not a url at all"),
            ("https://h/a/../b?x=1#y", "/b"),
        ];
        for (url, path) in cases {
            assert_eq!(base_path(url), path, "{url}");
        }
    }
}
