//! Which documents the references of a set ask for.

use std::collections::HashSet;

use oas_doc::NodeKind;

use crate::place::Place;
use crate::reference::{self, Names};
use crate::uri::Joined;
use crate::{Origin, SourceSet};

/// A document that a reference needs and the set does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The address to load, already joined to the referring document's.
    pub uri: String,
    /// The `$ref` that asks for it.
    pub from: Origin,
}

/// Lists the files that references ask for and that are not in the set yet.
///
/// Call, load, add and call again until it is empty; what cannot be loaded is
/// left out of the set ([`SourceSet::set_missing`]) and shows up as a finding of
/// [`crate::resolve`]. Addresses of other machines are [`wanted_remote`].
#[must_use]
pub fn wanted(sources: &SourceSet) -> Vec<Wanted> {
    listed(sources, |joined| match joined {
        Joined::Local(uri) => Some(uri),
        Joined::Remote(_) => None,
    })
}

/// Lists the addresses of other machines that references ask for and that are not in the set yet.
///
/// Nobody is asked for them here: whoever fetches them does so because a person allowed it.
#[must_use]
pub fn wanted_remote(sources: &SourceSet) -> Vec<Wanted> {
    listed(sources, |joined| match joined {
        Joined::Local(_) => None,
        Joined::Remote(uri) => Some(uri),
    })
}

fn listed(sources: &SourceSet, pick: impl Fn(Joined) -> Option<String>) -> Vec<Wanted> {
    let names = Names::collect(sources);
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let roots = sources.ids().filter_map(|id| Place::root(sources, id));
    for root in roots.filter(|root| may_point_outside(sources.document(root.document).text())) {
        walk(root, &mut |place| {
            for target in outgoing(place) {
                for uri in unknown(sources, &names, target)
                    .into_iter()
                    .filter_map(&pick)
                {
                    if sources.missing(&uri).is_none() && seen.insert(uri.clone()) {
                        let from = target.origin();
                        found.push(Wanted { uri, from });
                    }
                }
            }
        });
    }
    found
}

/// What a reference may mean, when nothing of it is in the set.
fn unknown(sources: &SourceSet, names: &Names, reference: Place<'_>) -> Vec<Joined> {
    let written = reference.node.as_str().unwrap_or_default();
    let meant = reference::meant(sources, names, reference, without_fragment(written));
    let is_known = reference::known(sources, names, &meant).is_some();
    let is_empty = |one: &Joined| sources.find(one.as_str()).is_some();
    if is_known || meant.iter().any(is_empty) {
        return Vec::new();
    }
    meant
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
                    if named || !(DATA.contains(&key) || is_values(key, child)) {
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

/// The examples of a schema, which are a list, and those of a response of Swagger 2.0:
/// values by media type, with no object between.
fn is_values(key: &str, at: Place<'_>) -> bool {
    let is_list = at.kind() == NodeKind::Sequence;
    let is_by_media_type = || at.is_mapping() && at.members().all(|(name, _)| name.contains('/'));
    key == "examples" && (is_list || is_by_media_type())
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

#[cfg(test)]
mod tests {
    use oas_doc::{Document, Syntax};

    use super::wanted;
    use crate::SourceSet;

    fn uris(text: &str) -> Vec<String> {
        let mut sources = SourceSet::default();
        sources.add("specs/api.yaml", Document::parse(text, Syntax::Yaml));
        let mut uris: Vec<_> = wanted(&sources).into_iter().map(|one| one.uri).collect();
        uris.sort();
        uris
    }

    #[test]
    fn lists_files_once_and_neither_fragments_nor_other_machines() {
        let text = "
a: { $ref: 'pet.yaml#/x' }
b: { $ref: 'pet.yaml' }
c: { $ref: '#/a' }
d: { $ref: 'https://example.com/x.yaml' }
responses: { default: { $ref: '../shared/problem.yaml' } }
discriminator: { propertyName: kind, mapping: { cat: cat.yaml, dog: Dog } }
";
        assert_eq!(
            uris(text),
            ["shared/problem.yaml", "specs/cat.yaml", "specs/pet.yaml"]
        );
    }

    /// MockServer changelog (#1474), prism#1083: a `$ref` inside a value is data.
    #[test]
    fn leaves_references_inside_values_alone() {
        let text = "
example: { $ref: a.yaml }
examples: { one: { value: { $ref: b.yaml } }, two: { $ref: c.yaml } }
responses: { '200': { examples: { application/json: { $ref: f.yaml } } } }
properties: { default: { $ref: d.yaml }, other: { default: { $ref: e.yaml } } }
";
        assert_eq!(uris(text), ["specs/c.yaml", "specs/d.yaml"]);
    }
}
