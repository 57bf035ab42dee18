//! The root: addresses become servers, and what is shared goes below `components`.

use oas_doc::{Entry, Node, NodeKind, Part};

use super::{Whole, body, media, names, security};
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

const ADDRESS: [&str; 3] = ["host", "basePath", "schemes"];
const MEDIA: [&str; 2] = ["consumes", "produces"];

/// Gives the root the shape of 3.0.
pub(super) fn rule<'a>(step: &mut Step<'a>, whole: &Whole<'a>, root: Spot<'a>) {
    let servers = servers(root.node, &media::listed(root.node, "schemes"));
    let components = components(step, whole, root);
    let members = step.members(root);
    put(members, &ADDRESS, servers);
    put(members, &names::SECTIONS, components);
    members.retain(|entry| !MEDIA.contains(&entry.name.as_str()));
    security::requirements(step, whole, root);
}

/// Puts an entry where the first of some members stands, and takes those away.
fn put<'a>(members: &mut Vec<Entry<'a>>, old: &[&str], new: Option<Entry<'a>>) {
    let is_old = |entry: &Entry<'_>| old.contains(&entry.name.as_str());
    let place = members.iter().position(is_old).unwrap_or(members.len());
    members.retain(|entry| !is_old(entry));
    if let Some(new) = new {
        members.insert(place.min(members.len()), new);
    }
}

/// The servers of an operation with schemes of its own.
pub(super) fn servers_of_operation<'a>(
    whole: &Whole<'a>,
    operation: Node<'a>,
) -> Option<Entry<'a>> {
    let schemes = media::listed(operation, "schemes");
    let host = whole.root?.get("host")?;
    servers(whole.root?, &schemes).filter(|_| !schemes.is_empty() && host.as_str() != Some(""))
}

/// One address for each scheme. Without a host it is the path alone.
///
/// Source: Swagger 2.0, "Swagger Object", `host`, `basePath` and `schemes`.
fn servers<'a>(root: Node<'a>, schemes: &[String]) -> Option<Entry<'a>> {
    let text = |key: &str| root.get(key).and_then(Node::as_str).unwrap_or_default();
    let (host, path) = (text("host"), text("basePath"));
    let slash = if path.starts_with('/') || path.is_empty() {
        ""
    } else {
        "/"
    };
    let path = format!("{slash}{path}");
    let urls = match (host, schemes) {
        ("", _) if path.is_empty() => return None,
        ("", _) => vec![path],
        (host, []) => vec![format!("//{host}{path}")],
        (host, schemes) => schemes
            .iter()
            .map(|scheme| format!("{scheme}://{host}{path}"))
            .collect(),
    };
    let server = |url: &String| Part::Mapping(vec![Entry::new("url", url.as_str())]);
    let list = Part::Sequence(urls.iter().map(server).collect());
    Some(Entry::new("servers", list))
}

fn components<'a>(step: &mut Step<'a>, whole: &Whole<'a>, root: Spot<'a>) -> Option<Entry<'a>> {
    let mut groups: Vec<Entry<'a>> = Vec::new();
    let written: Vec<_> = root
        .node
        .written()
        .filter(|one| one.kind() == NodeKind::Mapping)
        .collect();
    for section in written {
        match section.key() {
            Some("definitions") => groups.push(renamed(
                step,
                whole,
                root,
                section,
                ("definitions", "schemas"),
            )),
            Some("responses") => groups.push(renamed(
                step,
                whole,
                root,
                section,
                ("responses", "responses"),
            )),
            Some("securityDefinitions") => {
                let names = ("securityDefinitions", "securitySchemes");
                groups.push(renamed(step, whole, root, section, names));
            }
            Some("parameters") => groups.extend(parameters(step, whole, root, section)),
            _ => {}
        }
    }
    (!groups.is_empty()).then(|| Entry::new("components", Part::Mapping(groups)))
}

/// A section under its new name, with the names of its members that 3.0 allows.
fn renamed<'a>(
    step: &mut Step<'a>,
    whole: &Whole<'a>,
    root: Spot<'a>,
    section: Node<'a>,
    (old, new): (&'static str, &str),
) -> Entry<'a> {
    for member in section.written() {
        let name = member.key().unwrap_or_default();
        let allowed = whole.names.of_member(root.document, old, name);
        if allowed != name {
            let members = step.members(Spot {
                node: section,
                ..root
            });
            crate::upgrade::entries::rename(members, member, &allowed);
            let message = format!("3.0 does not allow the name `{name}`; it is `{allowed}` now.");
            step.note(NoteKind::Decision, "name", root, member, message);
        }
    }
    Entry::renamed(section, new)
}

/// Shared parameters that still are some, and shared bodies. Members of forms are only parts of
/// bodies, so that they were copied to where they are used.
fn parameters<'a>(
    step: &mut Step<'a>,
    whole: &Whole<'a>,
    root: Spot<'a>,
    section: Node<'a>,
) -> Vec<Entry<'a>> {
    let (mut kept, mut bodies, mut n_others) = (Vec::new(), Vec::new(), 0);
    for member in section.written() {
        let name = whole.names.of_member(
            root.document,
            "parameters",
            member.key().unwrap_or_default(),
        );
        match member.get("in").and_then(Node::as_str) {
            Some("body") => {
                let value = Part::Mapping(body::members(member, &whole.consumes));
                bodies.push(Entry {
                    name,
                    from: Some(member),
                    value,
                });
            }
            Some("formData") => n_others += 1,
            _ => kept.push(Entry::renamed(member, &name)),
        }
    }
    if n_others > 0 {
        let message = "3.0 cannot share members of forms; they are copied to where they are used.";
        step.note(NoteKind::Decision, "form-shared", root, section, message);
    }
    let stays = kept.len() == section.written().count();
    let parameters = match kept.is_empty() {
        true => None,
        false
            if stays
                && kept
                    .iter()
                    .all(|entry| entry.from.and_then(Node::key) == Some(&entry.name)) =>
        {
            Some(Entry::kept(section))
        }
        false => Some(Entry {
            name: "parameters".to_owned(),
            from: Some(section),
            value: Part::Mapping(kept),
        }),
    };
    let bodies = (!bodies.is_empty()).then(|| Entry::new("requestBodies", Part::Mapping(bodies)));
    parameters.into_iter().chain(bodies).collect()
}
