//! Responses: one schema becomes one for each media type.

use oas_doc::{Entry, Node, NodeKind, Part};

use super::media;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Gives a response `content` in place of `schema` and `examples`.
pub(super) fn rule<'a>(step: &mut Step<'a>, at: Spot<'a>, produces: &[String]) {
    if at.node.get("schema").is_some() || at.node.get("examples").is_some() {
        *step.members(at) = members(at.node, produces);
    }
}

/// The members of a response with its bodies in these media types.
///
/// Source: Swagger 2.0, "Response Object", `schema` and `examples`.
pub(super) fn members<'a>(response: Node<'a>, produces: &[String]) -> Vec<Entry<'a>> {
    let old = |entry: &Entry<'_>| matches!(entry.name.as_str(), "schema" | "examples");
    let mut entries: Vec<_> = response.written().map(Entry::kept).collect();
    let Some(place) = entries.iter().position(old) else {
        return entries;
    };
    entries.retain(|entry| !old(entry));
    let content = content(response, produces);
    if !content.is_empty() {
        let place = place.min(entries.len());
        entries.insert(place, Entry::new("content", Part::Mapping(content)));
    }
    entries
}

fn content<'a>(response: Node<'a>, produces: &[String]) -> Vec<Entry<'a>> {
    let schema = response.get("schema");
    let examples = response
        .get("examples")
        .filter(|one| one.kind() == NodeKind::Mapping);
    let examples: Vec<_> = examples.into_iter().flat_map(Node::members).collect();
    if schema.is_none() && examples.is_empty() {
        return Vec::new();
    }
    let mut names = produces.to_vec();
    for (key, _) in examples.iter().filter(|(key, _)| is_media_type(key)) {
        if !names.iter().any(|name| media::is_same(name, key)) {
            names.push((*key).to_owned());
        }
    }
    if names.is_empty() {
        names.push(default_type(response).to_owned());
    }
    let media_type = |name: &String| {
        let schema = schema.map(Entry::kept).into_iter();
        let members = schema.chain(of_type(&examples, name)).collect();
        Entry::new(name, Part::Mapping(members))
    };
    names.iter().map(media_type).collect()
}

/// The examples of a media type. A key that is none is a name, as people write it.
fn of_type<'a>(written: &[(&'a str, Node<'a>)], name: &str) -> Option<Entry<'a>> {
    let fits = |key: &str| !is_media_type(key) || media::is_same(key, name);
    let here: Vec<_> = written.iter().filter(|(key, _)| fits(key)).collect();
    match here.as_slice() {
        [] => None,
        [(key, example)] if is_media_type(key) => Some(Entry::renamed(*example, "example")),
        several => {
            let value = |node: Node<'a>| Part::Mapping(vec![Entry::new("value", Part::Kept(node))]);
            let named = several
                .iter()
                .map(|(key, node)| Entry::new(key, value(*node)));
            Some(Entry::new("examples", Part::Mapping(named.collect())))
        }
    }
}

fn is_media_type(key: &str) -> bool {
    key.contains('/')
}

/// What a response is when nothing says so.
fn default_type(response: Node<'_>) -> &'static str {
    let named = response.get("schema").and_then(|schema| schema.get("type"));
    match named.and_then(Node::as_str) {
        Some("file") => "application/octet-stream",
        _ => "application/json",
    }
}
