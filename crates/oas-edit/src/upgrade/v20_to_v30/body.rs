//! A body, from a parameter `in: body`.

use oas_doc::{Entry, Node, NodeKind, Part};

use super::media;

/// The members of a request body that was this parameter.
pub(super) fn members<'a>(parameter: Node<'a>, consumes: &[String]) -> Vec<Entry<'a>> {
    let names = match consumes {
        [] => vec!["application/json".to_owned()],
        listed => listed.to_vec(),
    };
    let media_type = |name: &String| Entry::new(name, Part::Mapping(media_type(parameter, name)));
    let content = Entry::new(
        "content",
        Part::Mapping(names.iter().map(media_type).collect()),
    );
    let mut entries: Vec<_> = parameter.written().map(Entry::kept).collect();
    let gone = ["name", "in", "x-example", "x-examples", "example"];
    entries.retain(|entry| !gone.contains(&entry.name.as_str()));
    let schema = entries.iter().position(|entry| entry.name == "schema");
    match schema.and_then(|at| entries.get_mut(at)) {
        Some(entry) => *entry = content,
        None => entries.push(content),
    }
    entries
}

fn media_type<'a>(parameter: Node<'a>, name: &str) -> Vec<Entry<'a>> {
    let schema = parameter.get("schema").map(Entry::kept);
    let by_type = parameter.get("x-examples");
    let by_type = by_type.filter(|one| one.kind() == NodeKind::Mapping);
    let mut of_type = by_type.into_iter().flat_map(Node::members);
    let own = of_type.find(|(key, _)| media::is_same(key, name));
    let common = || {
        parameter
            .get("x-example")
            .or_else(|| parameter.get("example"))
    };
    let example = own.map(|(_, node)| node).or_else(common);
    let example = example.map(|node| Entry::renamed(node, "example"));
    schema.into_iter().chain(example).collect()
}
