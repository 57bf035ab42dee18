//! A description as a stranger reads it: its operations, with what belongs to each.
//!
//! In:  a document of OpenAPI 3 as JSON.
//! Out: operations with their parameters, servers and security, references followed.
//! Never: knows a crate of ours.

use percent_encoding::{AsciiSet, CONTROLS};
use serde_json::Value;

use crate::node::Node;

/// The methods that a path item may name.
pub const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// What no path holds, in an address or a template that is written carelessly.
pub const IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'^')
    .add(b'|');

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation<'d> {
    /// In upper case.
    pub method: String,
    /// The key under `paths`.
    pub template: String,
    /// The operation itself.
    pub node: Node<'d>,
    item: Node<'d>,
    root: Node<'d>,
}

/// All operations under `paths`, in their order.
#[must_use]
pub fn operations(document: &Value) -> Vec<Operation<'_>> {
    let root = Node::root(document);
    let is_32 = root.text("openapi").starts_with("3.2");
    let mut found = Vec::new();
    for (template, item) in root.get("paths").iter().flat_map(Node::members) {
        let Some(item) = item.followed().filter(|_| !template.starts_with("x-")) else {
            continue;
        };
        for (method, node) in methods(&item, is_32) {
            found.push(Operation {
                method,
                template: template.clone(),
                node,
                item: item.clone(),
                root: root.clone(),
            });
        }
    }
    found
}

/// Methods in upper case with their operations.
fn methods<'d>(item: &Node<'d>, is_32: bool) -> Vec<(String, Node<'d>)> {
    let known = METHODS.iter().filter(|one| is_32 || **one != "query");
    let known = known.filter_map(|method| {
        let node = item.get(method).filter(|node| node.value.is_object())?;
        Some((method.to_uppercase(), node))
    });
    let more = item.get("additionalOperations").filter(|_| is_32);
    let more = more.iter().flat_map(Node::members).collect::<Vec<_>>();
    known.chain(more).collect()
}

impl<'d> Operation<'d> {
    /// The parameters: the operation's own, and those of its path that it does not replace.
    #[must_use]
    pub fn parameters(&self) -> Vec<Node<'d>> {
        let own = listed(&self.node, "parameters");
        let key = |one: &Node<'d>| (one.text("name").to_owned(), one.text("in").to_owned());
        let named: Vec<_> = own.iter().map(key).collect();
        let shared = listed(&self.item, "parameters").into_iter();
        let kept = shared.filter(|one| !named.contains(&key(one)));
        own.iter().cloned().chain(kept).collect()
    }

    /// The path of the first server, without a slash at its end.
    #[must_use]
    pub fn base_path(&self) -> String {
        let levels = [&self.node, &self.item, &self.root];
        let servers = levels.iter().find_map(|level| level.get("servers"));
        let Some(server) = servers.and_then(|servers| servers.get("0")) else {
            return String::new();
        };
        let mut url = server.text("url").to_owned();
        for (name, variable) in server.get("variables").iter().flat_map(Node::members) {
            url = url.replace(&format!("{{{name}}}"), variable.text("default"));
        }
        encoded(path_of(&url).trim_end_matches('/'))
    }

    /// The alternatives of security: names of schemes, with their definitions.
    #[must_use]
    pub fn security(&self) -> Vec<Vec<(String, Option<Node<'d>>)>> {
        let levels = [&self.node, &self.root];
        let wanted = levels.iter().find_map(|level| level.get("security"));
        let schemes = self
            .root
            .at("components")
            .and_then(|all| all.at("securitySchemes"));
        let alternatives = wanted.iter().flat_map(Node::elements);
        alternatives
            .map(|one| {
                let names = one.members().into_iter().map(|(name, _)| name);
                names
                    .map(|name| {
                        let scheme = schemes.as_ref().and_then(|all| all.at(&name));
                        (name, scheme)
                    })
                    .collect()
            })
            .collect()
    }
}

fn listed<'d>(node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
    let all = node
        .get(key)
        .map(|list| list.elements())
        .unwrap_or_default();
    all.into_iter().filter_map(Node::followed).collect()
}

fn encoded(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, IN_PATHS).to_string()
}

/// The path of a URL, absolute or not.
fn path_of(url: &str) -> &str {
    let rest = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None if url.starts_with("//") => url[2..].find('/').map_or("", |at| &url[2 + at..]),
        // Relative to where the document is, which nobody knows here.
        None if !url.starts_with('/') => "",
        None => url,
    };
    rest.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{operations, path_of};

    #[test]
    fn parameters_of_the_operation_replace_those_of_the_path() {
        let document = json!({ "openapi": "3.0.0", "servers": [{ "url": "https://a.example/{v}/", "variables": { "v": { "default": "v1" } } }],
            "paths": { "/a": { "parameters": [{ "name": "x", "in": "query" }, { "name": "y", "in": "query" }],
                "get": { "parameters": [{ "name": "x", "in": "query", "required": true }] } } } });
        let found = operations(&document);
        let names: Vec<_> = found[0]
            .parameters()
            .iter()
            .map(|one| (one.text("name"), one.flag("required")))
            .collect();
        assert_eq!(names, [("x", Some(true)), ("y", None)]);
        assert_eq!(found[0].base_path(), "/v1");
    }

    #[test]
    fn paths_of_servers() {
        assert_eq!(
            ["https://a.example", "//a.example/b", "/c?d", "."].map(path_of),
            ["", "/b", "/c", ""]
        );
    }
}
