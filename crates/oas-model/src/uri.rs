//! Addresses of documents: joining them, and listing those that are still wanted.

use std::collections::HashSet;

use oas_doc::NodeKind;
use percent_encoding::percent_decode_str;

use crate::place::Place;
use crate::{Origin, SourceSet};

/// A document that a reference needs and the set does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The address to load, already joined to the referring document's.
    pub uri: String,
    /// The `$ref` that asks for it.
    pub from: Origin,
}

/// Lists the documents that references ask for and that are not in the set yet.
///
/// Call, load, add and call again until it is empty; what cannot be loaded is
/// left out of the set and shows up as a finding of [`crate::resolve`].
/// Addresses of other machines are never listed.
#[must_use]
pub fn wanted(sources: &SourceSet) -> Vec<Wanted> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let roots = sources.ids().filter_map(|id| Place::root(sources, id));
    for root in roots.filter(|root| may_point_outside(sources.document(root.document).text())) {
        walk(root, &mut |place| {
            for target in outgoing(place) {
                let Some(address) = target.node.as_str().map(without_fragment) else {
                    continue;
                };
                let Joined::Local(uri) = join(sources.uri(target.document), address) else {
                    continue;
                };
                if sources.find(&uri).is_none() && seen.insert(uri.clone()) {
                    found.push(Wanted {
                        uri,
                        from: target.origin(),
                    });
                }
            }
        });
    }
    found
}

/// An address joined to a base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Joined {
    /// A path as the caller of [`SourceSet::add`] writes it.
    Local(String),
    /// An address with a scheme that would need the network.
    Remote(String),
}

impl Joined {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Local(uri) | Self::Remote(uri) => uri,
        }
    }
}

/// Joins a reference without its fragment to the address of its document.
///
/// Source: RFC 3986, section 5.2. A base without a scheme is a path of the
/// caller's, in which nothing is percent-encoded, so the reference is decoded.
pub(crate) fn join(base: &str, reference: &str) -> Joined {
    if let Some(path) = reference.strip_prefix("file://") {
        return Joined::Local(decoded(path));
    }
    if scheme(reference).is_some() {
        return Joined::Remote(reference.to_owned());
    }
    let Some(scheme) = scheme(base) else {
        return Joined::Local(join_path(base, &decoded(reference)));
    };
    let rest = &base[scheme.len() + 1..];
    if reference.starts_with("//") {
        return Joined::Remote(format!("{scheme}:{reference}"));
    }
    let (authority, path) = split_authority(rest);
    Joined::Remote(format!(
        "{scheme}:{authority}{}",
        join_path(path, reference)
    ))
}

/// Visits a node and everything below it that is not plain data, parents first.
pub(crate) fn walk<'a>(root: Place<'a>, visit: &mut dyn FnMut(Place<'a>)) {
    const DATA: [&str; 5] = ["example", "default", "enum", "const", "value"];
    let mut seen = HashSet::new();
    let mut open = vec![(root, false)];
    while let Some((place, named)) = open.pop() {
        // An anchor's content is one node, however many aliases lead to it.
        if !seen.insert(place.node.id()) {
            continue;
        }
        visit(place);
        match place.kind() {
            NodeKind::Mapping => {
                // Below these words the keys are names of the user's, not keywords.
                for (key, child) in place.members().filter(|(_, child)| has_children(*child)) {
                    if named || !DATA.contains(&key) {
                        open.push((child, !named && is_name_map(key)));
                    }
                }
            }
            NodeKind::Sequence => {
                open.extend(
                    place
                        .items()
                        .filter(|one| has_children(*one))
                        .map(|one| (one, false)),
                );
            }
            _ => {}
        }
    }
}

fn is_name_map(key: &str) -> bool {
    const MAPS: [&str; 15] = [
        "properties",
        "patternProperties",
        "$defs",
        "definitions",
        "schemas",
        "paths",
        "pathItems",
        "parameters",
        "requestBodies",
        "responses",
        "headers",
        "examples",
        "content",
        "callbacks",
        "links",
    ];
    MAPS.contains(&key)
}

fn has_children(place: Place<'_>) -> bool {
    matches!(place.kind(), NodeKind::Mapping | NodeKind::Sequence)
}

/// A quick look at the text, so that a document without outgoing references is not walked.
fn may_point_outside(text: &str) -> bool {
    if text.contains("discriminator") && text.contains("mapping") {
        return true;
    }
    text.match_indices("$ref").any(|(at, word)| {
        let rest =
            text[at + word.len()..].trim_start_matches(['"', '\'', ':', ' ', '\t', '\r', '\n']);
        !rest.starts_with('#')
    })
}

fn outgoing(place: Place<'_>) -> Vec<Place<'_>> {
    if !place.is_mapping() {
        return Vec::new();
    }
    let mut found: Vec<_> = place.get("$ref").into_iter().collect();
    if let Some(mapping) = place
        .get("discriminator")
        .and_then(|one| one.step("mapping"))
    {
        let looks_like_file = |one: &Place<'_>| {
            let is_file = |text: &str| {
                text.contains(['/', '#']) || text.contains(".y") || text.ends_with(".json")
            };
            one.node.as_str().is_some_and(is_file)
        };
        found.extend(
            mapping
                .members()
                .map(|(_, one)| one)
                .filter(looks_like_file),
        );
    }
    found.retain(|one| {
        one.node
            .as_str()
            .is_some_and(|text| !without_fragment(text).is_empty())
    });
    found
}

fn without_fragment(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The scheme of an absolute address. One letter is a Windows drive, not a scheme.
fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let named = scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (named && scheme.chars().all(plain)).then_some(scheme)
}

/// `//host/a/b` -> (`//host`, `/a/b`).
fn split_authority(rest: &str) -> (&str, &str) {
    let Some(host) = rest.strip_prefix("//") else {
        return ("", rest);
    };
    let end = host.find('/').map_or(rest.len(), |at| at + 2);
    rest.split_at(end)
}

fn join_path(base: &str, reference: &str) -> String {
    let is_drive = |text: &str| text.as_bytes().get(1) == Some(&b':');
    if reference.starts_with('/') || is_drive(reference) {
        return without_dots(reference);
    }
    let folder = base.rfind('/').map_or("", |at| &base[..=at]);
    without_dots(&format!("{folder}{reference}"))
}

fn without_dots(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for part in path.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => drop(kept.pop()),
            ".." if rooted => {}
            _ => kept.push(part),
        }
    }
    format!("{}{}", if rooted { "/" } else { "" }, kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Joined, join};

    #[test]
    fn joins_relative_references_to_the_address_of_their_document() {
        let local = |base, reference| match join(base, reference) {
            Joined::Local(uri) => uri,
            Joined::Remote(uri) => panic!("{uri} is remote"),
        };
        assert_eq!(
            local("/specs/api.yaml", "schemas/pet.yaml"),
            "/specs/schemas/pet.yaml"
        );
        assert_eq!(
            local("/specs/api.yaml", "../other/./x.yaml"),
            "/other/x.yaml"
        );
        assert_eq!(local("specs/api.yaml", "../../x.yaml"), "../x.yaml");
        assert_eq!(local("api.yaml", "my%20pets.yaml"), "my pets.yaml");
        assert_eq!(local("C:/specs/api.yaml", "pet.yaml"), "C:/specs/pet.yaml");
        assert_eq!(
            local("/specs/api.yaml", "file:///other/x.yaml"),
            "/other/x.yaml"
        );
    }

    #[test]
    fn tells_addresses_of_other_machines_apart() {
        let remote = Joined::Remote("https://example.com/b/x.yaml".to_owned());
        assert_eq!(
            join("/specs/api.yaml", "https://example.com/b/x.yaml"),
            remote
        );
        assert_eq!(
            join("https://example.com/a/api.yaml", "../b/x.yaml"),
            remote
        );
        assert_eq!(
            join("https://example.com/a/api.yaml", "//example.com/b/x.yaml"),
            remote
        );
    }
}
