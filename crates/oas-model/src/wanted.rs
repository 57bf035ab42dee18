//! Which documents the references of a set ask for.

use std::collections::HashSet;

use oas_doc::NodeKind;

use crate::place::Place;
use crate::reference::{self, Names};
use crate::uri::Joined;
use crate::walk::walk;
use crate::{DocumentId, Origin, SourceSet, Version, lower};

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
    for root in roots.filter(|root| may_point_outside(sources, root.document)) {
        walk(root, &mut |place| {
            for (written, at) in outgoing(place) {
                let meant = unknown(sources, &names, at, written);
                for uri in meant.into_iter().filter_map(&pick) {
                    if sources.missing(&uri).is_none() && seen.insert(uri.clone()) {
                        let from = at.origin();
                        found.push(Wanted { uri, from });
                    }
                }
            }
        });
    }
    found
}

/// What a reference may mean, when nothing of it is in the set.
fn unknown(sources: &SourceSet, names: &Names, at: Place<'_>, written: &str) -> Vec<Joined> {
    let meant = reference::meant(sources, names, at, without_fragment(written));
    let is_known = reference::known(sources, names, &meant).is_some();
    let is_empty = |one: &Joined| sources.find(one.as_str()).is_some();
    if is_known || meant.iter().any(is_empty) {
        return Vec::new();
    }
    meant
}

/// A quick look at the text, so that a document without outgoing references is not walked.
fn may_point_outside(sources: &SourceSet, document: DocumentId) -> bool {
    let text = sources.document(document).text();
    let is_new = || lower::version_of(sources, document) == Some(Version::V32);
    let has_mapping = text.contains("discriminator") && text.contains("apping");
    if has_mapping || text.contains("operationRef") || is_new() {
        return true;
    }
    let words = ["$ref", "$dynamicRef"].into_iter();
    let mut written = words.flat_map(|word| text.split(word).skip(1));
    written.any(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ':', ' ', '\t', '\r', '\n']);
        !rest.starts_with('#')
    })
}

/// The references of an object to other documents, each with the place where it stands.
fn outgoing(place: Place<'_>) -> Vec<(&str, Place<'_>)> {
    if !place.is_mapping() {
        return Vec::new();
    }
    let plain = ["$ref", "$dynamicRef", "operationRef"].into_iter();
    let mut found: Vec<_> = plain
        .filter_map(|word| place.get(word))
        .chain(mapped(place))
        .filter_map(|at| Some((at.node.as_str()?, at)))
        .collect();
    found.extend(schemes(place));
    found.retain(|(text, _)| !without_fragment(text).is_empty());
    found
}

/// The targets of a discriminator that are no names.
fn mapped(place: Place<'_>) -> Vec<Place<'_>> {
    let Some(found) = place.get("discriminator").filter(|one| one.is_mapping()) else {
        return Vec::new();
    };
    let mapping = found.get("mapping").filter(|one| one.is_mapping());
    let targets = mapping.into_iter().flat_map(Place::members);
    let targets = targets
        .map(|(_, one)| one)
        .chain(found.get("defaultMapping"));
    let is_file =
        |text: &str| text.contains(['/', '#']) || text.contains(".y") || text.ends_with(".json");
    targets
        .filter(|one| one.node.as_str().is_some_and(is_file))
        .collect()
}

/// Security schemes that are named by their addresses (OpenAPI 3.2).
fn schemes(place: Place<'_>) -> impl Iterator<Item = (&str, Place<'_>)> {
    let listed = place
        .get("security")
        .filter(|one| one.kind() == NodeKind::Sequence);
    let requirements = listed.into_iter().flat_map(Place::items);
    let named = requirements
        .filter(|one| one.is_mapping())
        .flat_map(Place::members);
    named.filter(|(name, _)| name.contains(['/', '#']))
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
        let text = "openapi: 3.2.0
security: [{ auth.yaml#/key: [], name: [] }]
links: { next: { operationRef: 'other.yaml#/paths/~1a/get' } }
a: { $ref: 'pet.yaml#/x' }
b: { $ref: 'pet.yaml' }
c: { $ref: '#/a' }
d: { $ref: 'https://example.com/x.yaml' }
responses: { default: { $ref: '../shared/problem.yaml' } }
discriminator: { propertyName: kind, mapping: { cat: cat.yaml, dog: Dog } }
";
        assert_eq!(
            uris(text),
            [
                "shared/problem.yaml",
                "specs/auth.yaml",
                "specs/cat.yaml",
                "specs/other.yaml",
                "specs/pet.yaml"
            ]
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

    /// An author may name a part of a description `default`; then it is no value.
    #[test]
    fn takes_a_name_for_no_keyword() {
        let text = "
webhooks: { default: { $ref: a.yaml } }
paths: { /a: { additionalOperations: { value: { requestBody: { $ref: b.yaml } } } } }
components:
  schemas: { default: { $ref: c.yaml }, x: { dependentSchemas: { enum: { $ref: d.yaml } } } }
  securitySchemes: { default: { $ref: e.yaml } }
  mediaTypes: { example: { $ref: f.yaml } }
  requestBodies: { x: { content: { a/b: { encoding: { const: { headers: { value: { $ref: g.yaml } } } } } } } }
";
        let all = ["a", "b", "c", "d", "e", "f", "g"].map(|name| format!("specs/{name}.yaml"));
        assert_eq!(uris(text), all);
    }
}
